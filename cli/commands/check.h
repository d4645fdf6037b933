// cli/commands/check.h
// `counsel check`: what is wrong with a rule base.
//
// Exit: done, answer is no (findings as grave as --fail-level says, or graver), could not run (a file that cannot be
//       read).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/commands/options.h"
#include "engine/lang/diagnostic.h"

namespace counsel::cli {

struct CheckOptions {
  enum class Format : std::uint8_t { text, compact, json, sarif };
  std::string rules;
  Format format = Format::text;
  std::optional<lang::Severity> fail_level = lang::Severity::error;  // nothing: never
  bool style = false;
  bool fix = false;
  bool readings = false;
  bool declare = false;
  bool diff = false;  // show what `fix` would change
};

void add_check(Command& program);
int run_check(const CheckOptions& options, Io& io);

}  // namespace counsel::cli
