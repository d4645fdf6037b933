// What the analyses prove of a rule is so: on random programs, run by the engine. COUNSEL_SEED=n repeats one.
#include <gtest/gtest.h>

#include <iostream>

#include "engine/analyze/consistency.h"
#include "engine/eval/compile.h"
#include "engine/eval/fixpoint.h"
#include "engine/eval/match.h"
#include "tests/property/engine_programs.h"
#include "tests/support/seeds.h"

namespace counsel::property {
namespace {

/// Conditions are told apart by their places, which programs made without text do not have.
lang::Program with_places(lang::Program program) {
  std::uint32_t next = 0;
  for (lang::Rule& rule : program.rules)
    for (lang::Alternative& alternative : rule.alternatives)
      for (lang::Literal& literal : alternative.literals) {
        next += 2;
        std::visit([&](auto& form) { form.span = {FileId{}, next, next + 1}; }, literal);
      }
  return program;
}

/// A program on the facts of a random case. The plan outlives the model.
struct Ran {
  Ran(lang::Program made, const RandomCase& random_case) : program(std::move(made)), plan(eval::compile(program)) {
    const FactSet answers = support::facts(random_case.case_facts);
    std::vector<eval::CaseFact> case_facts;
    for (const Fact& fact : answers.facts)
      case_facts.push_back({program.stated(support::relation_of(program, fact.relation)), fact.values});
    const auto prepared = eval::prepare(plan, support::facts(random_case.facts));
    EXPECT_TRUE(prepared) << prepared.error().message;
    model = eval::run(*prepared, case_facts);
  }

  /// An attribute of one value with two of them is a contradiction, of which the analyses say nothing.
  bool is_sound() const {
    if (!model) return false;
    for (std::size_t i = 0; i < program.relations.size(); ++i)
      if (program.relations[i].role == lang::Role::attribute && model->rows(static_cast<RelationId>(i)) > 1)
        return false;
    return true;
  }

  lang::Program program;
  eval::Plan plan;
  Result<eval::Model> model = fail(ErrorKind::invalid_input, "not yet run");
};

template <class Body>
void for_random_cases(const Body& body) {
  for (const std::uint64_t seed : test::seeds(2500)) {
    std::mt19937_64 random(seed);
    const RandomCase random_case = property::random_case(random);
    SCOPED_TRACE("COUNSEL_SEED=" + std::to_string(seed) + "\n" + to_string(random_case));
    body(random_case);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(AnalyzeProperty, WhatIsImpossibleNeverHolds) {
  std::uint64_t impossible = 0;
  for_random_cases([&](const RandomCase& random_case) {
    const Ran ran(with_places(build(random_case.program)), random_case);
    if (!ran.is_sound()) return;
    eval::Matcher matcher(ran.program, *ran.model);
    for (std::size_t r = 0; r < ran.program.rules.size(); ++r) {
      const lang::Rule& rule = ran.program.rules[r];
      const analyze::Consistency consistency(ran.program, rule);
      for (std::uint32_t a = 0; a < rule.alternatives.size(); ++a) {
        const std::vector<analyze::Condition> conditions = analyze::conditions_of(rule.alternatives[a]);
        if (consistency.possible(conditions)) continue;
        ++impossible;
        EXPECT_TRUE(matcher.matches(static_cast<RuleId>(r), a).empty()) << rule.name << '/' << a;
        EXPECT_FALSE(consistency.possible(consistency.smallest_conflict(conditions)));
      }
    }
  });
  std::cout << impossible << " ways are impossible\n";
  EXPECT_GT(impossible, 0u);
}

TEST(AnalyzeProperty, WhatFollowsCanBeLeftOut) {
  std::uint64_t needless = 0;
  for_random_cases([&](const RandomCase& random_case) {
    const lang::Program program = with_places(build(random_case.program));
    lang::Program shorter = program;
    for (lang::Rule& rule : shorter.rules) {
      const analyze::Consistency consistency(program, rule);
      for (lang::Alternative& alternative : rule.alternatives)
        for (std::size_t at = alternative.literals.size(); at-- > 0;) {
          const auto* test = std::get_if<lang::Test>(&alternative.literals[at]);
          if (!test || test->comparator == lang::Comparator::equal) continue;
          std::vector<analyze::Claim> claims;
          for (const lang::Literal& literal : alternative.literals)
            claims.push_back({&literal, &literal == &alternative.literals[at]});
          if (consistency.possible(claims)) continue;
          ++needless;
          alternative.literals.erase(alternative.literals.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }
    const Ran ran(program, random_case), other(std::move(shorter), random_case);
    // Without a comparison, arithmetic may be asked for that it kept from being done.
    if (!ran.is_sound() || !other.model) return;
    EXPECT_EQ(eval::print_model(*ran.model), eval::print_model(*other.model));
  });
  std::cout << needless << " conditions are needless\n";
  EXPECT_GT(needless, 0u);
}

}  // namespace
}  // namespace counsel::property
