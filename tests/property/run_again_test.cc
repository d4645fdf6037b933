// Running again after one more answer gives what a whole run gives, row for row and height for height.
#include <gtest/gtest.h>

#include <array>

#include "engine/decide/questions.h"
#include "engine/eval/model.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel {
namespace {

/// Every relation's rows with their heights, hidden relations too.
std::string drawn(const lang::Program& program, const eval::Model& model) {
  std::string out;
  for (std::size_t i = 0; i < program.relations.size(); ++i) {
    const auto id = static_cast<RelationId>(i);
    for (const RowId row : model.sorted_rows(id)) {
      out += program.relations[i].name + "(";
      for (const Value& value : model.values(id, row)) out += to_source(value) + ",";
      out += ")" + std::to_string(model.height(id, row)) + "\n";
    }
  }
  return out;
}

TEST(RunAgain, EqualsAWholeRun) {
  const test::RunnableText text(test::check_files(test::shipped_files("backend-frameworks")));
  std::size_t trials = 0;
  for (std::size_t example = 0; example < text.program.examples.size(); example += 9) {
    auto answers = text.given(example);
    const auto before = text.run(answers);
    ASSERT_TRUE(before.has_value());
    for (const RelationId attribute : decide::open_questions(text.program, *before, DecisionId{})) {
      for (const Value& value : decide::trial_answers(text.program, attribute)) {
        answers.push_back({.relation = attribute, .values = {value}});
        const auto again = eval::run_again(*before, answers, std::array{attribute});
        const auto whole = text.run(answers);
        ASSERT_TRUE(again.has_value() && whole.has_value());
        ASSERT_EQ(drawn(text.program, *again), drawn(text.program, *whole)) << text.program.relation(attribute).name;
        answers.pop_back();
        ++trials;
      }
    }
  }
  EXPECT_GT(trials, 500u);
}

}  // namespace
}  // namespace counsel
