// cli/commands/test.h
// `counsel test`: the examples of a rule base, run.
//
// The facts are those of the rule files alone, in a base of their own, so that what a person added to theirs cannot
// make an example pass or fail.
// Exit: done, answer is no (an example fails, or none ran), could not run.
#pragma once

#include <string>

#include "cli/commands/options.h"

namespace counsel::cli {

enum class TestFormat { text, json, junit };

struct TestOptions {
  std::string rules;
  std::string run = "*";  // a pattern of example names (cli/glob.h)
  bool coverage = false;
  TestFormat format = TestFormat::text;
};

void add_test(Command& program);
int run_test(const TestOptions& options, Io& io);

}  // namespace counsel::cli
