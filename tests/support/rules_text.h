// tests/support/rules_text.h
// Rule text for tests: parsed and checked as one file, and run with answers.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/eval/fixpoint.h"
#include "engine/lang/diagnostic.h"
#include "engine/lang/program.h"

namespace counsel::test {

struct CheckedText {
  lang::Sources sources;
  std::optional<lang::Program> program;
  std::vector<lang::Diagnostic> diagnostics;

  std::vector<std::string> codes() const;
  /// The text under the carets of the n-th diagnostic.
  std::string marked(std::size_t n = 0) const;
  std::string message(std::size_t n = 0) const;
  std::string mend(std::size_t n = 0) const;
};

CheckedText check_text(std::string_view text);
/// The same for several files, in the order given.
CheckedText check_files(const std::vector<std::pair<std::string, std::string>>& files);

/// A program that checks, with its stated facts taken in. Stops the test program with the diagnostics otherwise.
struct RunnableText {
  explicit RunnableText(std::string_view text);
  explicit RunnableText(CheckedText checked);
  RunnableText(const RunnableText&) = delete;

  Result<eval::Model> run(const std::vector<eval::CaseFact>& answers = {}, const RunLimits& limits = {}) const;
  /// An answer by the attribute's name.
  eval::CaseFact answer(std::string_view attribute, Value value) const;
  eval::CaseFact none(std::string_view attribute) const;
  std::vector<eval::CaseFact> given(std::size_t example) const;

  CheckedText checked;
  const lang::Program& program;
  FactSet facts;
  std::unique_ptr<const eval::Plan> plan;
  std::unique_ptr<const eval::Prepared> prepared;
};

}  // namespace counsel::test
