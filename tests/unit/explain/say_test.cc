// Rules said back: forms that are put together here, since what they are made of matters and not how they are written.
// tests/golden/check/readings.case has the others.
#include "engine/explain/say.h"

#include <gtest/gtest.h>

#include "tests/support/rules_text.h"

namespace counsel::explain {
namespace {

constexpr const char* kVocabulary = R"(
kind framework: Phoenix, Rails
kind feature: orm, admin
attribute rich: yes or no
relation offers(framework: framework, feature: feature)
relation few(framework: framework, count: integer)
)";

struct Said {
  explicit Said(const std::string& written)
      : program(*test::check_text(kVocabulary + written).program), rule(program.rules[0]) {}

  VariableId variable(const char* name) const {
    for (std::size_t i = 0; i < rule.variables.size(); ++i)
      if (rule.variables[i].name == name) return static_cast<VariableId>(i);
    return {};
  }
  std::string text() const { return say(program, rule); }

  lang::Program program;
  lang::Rule& rule;
};

/// Makes of the first condition what an aggregate ranges over.
void aggregate(Said& said, lang::AggregateFunction function) {
  auto& literals = said.rule.alternatives[0].literals;
  literals = {lang::Aggregate{.function = function,
                              .result = said.variable("n"),
                              .operand = lang::Arithmetic{.leaf = said.variable("m")},
                              .where = {{{literals.front()}}},
                              .own = {said.variable("x")}}};
}

TEST(Say, ThatSomethingIsCounted) {
  Said said("rule r  ?f offers ?x and ?n = 3 implies few(?f, ?n)");
  aggregate(said, lang::AggregateFunction::count);
  EXPECT_EQ(said.text(),
            "For every framework ?f and integer ?n: when ?n is the number of different ?x for which ?f offers ?x, it "
            "follows that ?f few ?n.");
}

TEST(Say, WhatIsComparedWithAnAggregateWithoutAName) {
  Said said("rule r  few(?x, ?m) and ?n < 3 and ?n = ?m implies rich");
  aggregate(said, lang::AggregateFunction::average);
  said.rule.variables[index(said.variable("n"))].name.clear();
  const VariableId computed = std::get<lang::Aggregate>(said.rule.alternatives[0].literals[0]).result;
  said.rule.alternatives[0].literals.push_back(
      lang::Test{lang::Comparator::less, lang::Arithmetic{.leaf = computed},
                 lang::Arithmetic{.leaf = Value(std::int64_t{3})}, {}});
  EXPECT_EQ(said.text(), "When the average of ?m for which ?x few ?m is less than 3, it follows that rich is yes.");
}

TEST(Say, ThatEveryOneHasIt) {
  Said said("rule r  ?x offers orm and ?x offers admin implies rich");
  auto& literals = said.rule.alternatives[0].literals;
  literals = {lang::Every{.where = {{{literals[0]}}}, .has = {{{literals[1]}}}, .own = {said.variable("x")}}};
  EXPECT_EQ(said.text(),
            "When every ?x for which ?x offers orm is one for which ?x offers admin, it follows that rich is yes.");
}

TEST(Say, WhatHoldsInAnyCaseAndWhatItOverrides) {
  Said said("rule r  rich implies rich");
  said.rule.alternatives = {{}};
  said.rule.overrides = {RuleId{0}};
  EXPECT_EQ(said.text(),
            "In any case, it follows that rich is yes; rule r does not count then for the same candidate.");
}

}  // namespace
}  // namespace counsel::explain
