// cli/fix.h
// `check --fix`: rule files after all sure mends (engine/lang/fix.h).
//
// Method: mends are made in memory and the rule base is checked again, until none is left; then files are written.
//         A file that has more errors afterwards is left as it was, and the rest is done again without it.
#pragma once

#include <string>
#include <vector>

#include "cli/io.h"
#include "cli/rule_base.h"

namespace counsel::cli {

struct FixedFile {
  std::string path;  // from io.folder
  std::string before, after;
  std::vector<std::string> changes;  // a line each: "team.rules:14:7: `concurency` becomes `concurrency`"
};

/// What is to be written, by path. Nothing is written yet.
std::vector<FixedFile> fix(const RuleBase& base, const Io& io);

/// The first file of the rule base, which is its only one where it is no folder, with declarations above its text.
Result<FixedFile> declared(const RuleBase& base, const std::string& declarations, const Io& io);

/// Writes each file in one step, unless it is another by now than the one that was mended.
/// Errors: unwritable; files before the one that is named are written.
Result<void> write(const std::vector<FixedFile>& files, const Io& io);

}  // namespace counsel::cli
