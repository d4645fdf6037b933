// cli/commands/show.h
// `counsel show`: what a stage of the way from rule text to model hands to the next, in a stable form.
#pragma once

#include <cstdint>
#include <string>

#include "cli/commands/options.h"

namespace counsel::cli {

struct ShowOptions {
  enum class Stage : std::uint8_t { syntax, program, plan, model };
  BaseOptions base;
  AnswerOptions answers;
  Stage stage = Stage::program;
};

void add_show(Command& program);
int run_show(const ShowOptions& options, Io& io);

}  // namespace counsel::cli
