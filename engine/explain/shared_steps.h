// engine/explain/shared_steps.h
// The steps of proofs in many cases of the same rules and facts: a row is explained once for all cases in which the
// answers that bear on it are the same.
//
// Method:  steps are kept by the row's values and by what was answered to the questions that bear on it (row_bearing.h).
// Cost:    a kilobyte or two for each such step; at most some hundred thousand are kept. A row whose step is known is not
//          derived again.
// Threads: one at a time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/eval/model.h"
#include "engine/explain/grounds.h"
#include "engine/explain/row_bearing.h"
#include "engine/explain/step.h"

namespace counsel::explain {

class SharedSteps {
 public:
  /// Requires: the program outlives it.
  explicit SharedSteps(const lang::Program& program) : bearing_(program) {}

  /// What follows is about this case. False where its steps are not those of other cases; then nothing is asked of them.
  /// Steps from before may be gone.
  bool begin(const Grounds& grounds);

  /// Not made yet, where it is new; then its row is that of this case.
  Step& step(Row row, const std::optional<Spoken>& spoken);

  /// For nodes.
  std::uint64_t next_number() { return ++numbered_; }

  /// Of all steps there are.
  void forget();

 private:
  using Numbers = std::vector<std::uint32_t>;
  struct Hash {
    std::size_t operator()(const Numbers& numbers) const;
  };
  /// A row, in whatever cases.
  struct Known {
    std::uint32_t questions = 0;                   // in `questions_`
    std::unordered_map<std::uint64_t, Step> steps; // by what was answered to them, and how it is spoken of
  };

  std::uint32_t told_of(std::uint32_t attribute, const Grounds& grounds);
  std::uint32_t answers_to(std::uint32_t questions);
  std::uint32_t questions_about(Row row);
  eval::Symbol lasting(eval::Symbol symbol);

  RowBearing bearing_;
  std::shared_ptr<const eval::Symbols> below_;               // that all models lie over
  eval::Symbols symbols_;                                    // of values that not all models have
  std::map<Numbers, std::uint32_t> question_numbers_;
  std::vector<Numbers> questions_;                           // sets of attributes
  std::map<std::string, std::uint32_t> told_;                // what was answered to a question
  std::unordered_map<Numbers, std::uint32_t, Hash> answers_; // … and to a set of them
  std::unordered_map<Numbers, Known, Hash> rows_;            // by relation and cells
  std::size_t kept_ = 0;                                     // steps
  std::uint64_t numbered_ = 0;
  // Of the present case:
  const eval::Model* model_ = nullptr;
  Numbers told_now_;                                         // by attribute
  Numbers answers_now_;                                      // by set of questions; kUnknown: not looked at yet
  Numbers key_;
};

}  // namespace counsel::explain
