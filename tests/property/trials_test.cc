// The single answers that would change who leads are those that running the case with each of them shows: on the rule base
// that ships, and on random rule bases; for the first case and for those that come after others.
#include <gtest/gtest.h>

#include <map>

#include "engine/decide/decide.h"
#include "tests/property/counts.h"
#include "tests/property/random_case.h"
#include "tests/property/rule_base_cases.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel::property {
namespace {

constexpr DecisionId kDecision{};
using Answers = std::vector<eval::CaseFact>;

/// What one answer comes to by a run of its own; nothing where it comes to no ranking.
std::optional<decide::Lead> lead_with(const test::RunnableText& text, Answers answers, const eval::CaseFact& more) {
  answers.push_back(more);
  const auto model = text.run(answers);
  if (!model) return std::nullopt;
  auto lead = decide::lead(text.program, *model, kDecision);
  if (!lead || lead->outcome == decide::Outcome::contradiction) return std::nullopt;
  return *std::move(lead);
}

std::string shown(const std::vector<decide::OpenQuestion>& questions, const lang::Program& program) {
  std::string out;
  for (const decide::OpenQuestion& question : questions)
    for (const auto& change : question.changes) {
      out += program.relation(question.attribute).name + "=" + (change.answer ? to_string(*change.answer) : "none") + ":";
      for (const std::string& leader : change.leaders) out += " " + leader;
      out += "\n";
    }
  return out;
}

std::vector<decide::OpenQuestion> found_by_runs(const test::RunnableText& text, const Answers& answers,
                                                const decide::Ranking& ranking, Counts& counts) {
  std::vector<decide::OpenQuestion> found;
  for (const RelationId attribute : ranking.unanswered) {
    decide::OpenQuestion question{.attribute = attribute, .changes = {}};
    std::vector<std::optional<Value>> trials;
    for (const Value& value : decide::trial_answers(text.program, attribute)) trials.emplace_back(value);
    if (text.program.relation(attribute).attribute->holds == lang::Attribute::Holds::many) trials.emplace_back();
    for (const auto& answer : trials) {
      const auto lead = lead_with(text, answers, decide::answer_to(text.program, attribute, answer));
      ++counts[!lead ? "without a ranking" : lead->leaders == ranking.leaders() ? "the same" : "changed"];
      if (lead && lead->leaders != ranking.leaders()) question.changes.push_back({answer, lead->leaders});
    }
    if (!question.changes.empty()) found.push_back(std::move(question));
  }
  return found;
}

void expect_as_run(const test::RunnableText& text, const Answers& answers, decide::Trials& shared, Counts& counts) {
  const auto model = text.run(answers);
  auto ranking = model ? decide::rank(text.program, *model, kDecision) : tl::unexpected(model.error());
  if (!ranking || ranking->outcome == decide::Outcome::contradiction) return;
  ranking->unanswered = decide::open_questions(text.program, *model, kDecision);
  const RunLimits limits;
  const decide::Case given{text.program, text.facts, answers, limits};
  const std::string expected = shown(found_by_runs(text, answers, *ranking, counts), text.program);
  decide::Trials fresh(text.program, kDecision), all_entangled(text.program, kDecision, 0);
  decide::Trials few_rows(text.program, kDecision, model->total_rows() + 5);
  for (decide::Trials* trials : {&fresh, &all_entangled, &few_rows, &shared}) {
    const auto found = trials->changing(given, *model, *ranking);
    ASSERT_TRUE(found.has_value()) << found.error().message;
    EXPECT_EQ(shown(*found, text.program), expected) << (trials == &shared ? "after other cases" : trials == &fresh ? "by itself" : "entangled");
  }
}

TEST(Trials, EqualRunsOfTheRuleBaseThatShips) {
  const test::RunnableText text(test::check_files(test::shipped_files("backend-frameworks")));
  decide::Trials shared(text.program, kDecision);
  Counts counts;
  for_random_cases(8, [&](std::mt19937_64& random, std::uint64_t number) {
    SCOPED_TRACE("case " + std::to_string(number));
    expect_as_run(text, RandomCase(text.program, random).answers, shared, counts);
  });
  show(counts);
  EXPECT_GT(counts["changed"], 0u);
}

TEST(Trials, EqualRunsOfRandomRuleBases) {
  Counts counts;
  for_random_rule_bases(300, [&](const auto& text, const auto& given, auto& random) {
    decide::Trials shared(text.program, kDecision);
    RandomCase some(text.program, random);
    for (int i = 0; i < 6 && !testing::Test::HasFailure(); ++i) {
      expect_as_run(text, i == 0 ? given : some.answers, shared, counts);
      some.change();
    }
  });
  show(counts);
  for (const char* what : {"changed", "the same", "without a ranking"}) EXPECT_GT(counts[what], 0u) << what;
}

// What several rules and answers do only together: overriding, negation, adding up, arithmetic that has no result, values
// that contradict each other, answers with none, and rows that several answers bring.
TEST(Trials, EqualRunsWhereAnswersAreEntangled) {
  const test::RunnableText text(R"(
kind animal: Ant, Bee, Cat
kind food: leaf, honey, fish
attribute a: integer from 0 to 3  ask "a?"
attribute b: integer from 0 to 3  ask "b?"
attribute eats: any of food  ask "What is there to eat?"
attribute likes: any of food  ask "What is liked?"
attribute mood: one of good, bad  ask "How is it?"
attribute calm: yes or no  ask "Calm?"
attribute sure: yes or no uncertain  ask "Sure?"
attribute strong: number from 0 to 2  ask "How strong?"
relation lives-on(animal: animal, food: food)
relation found(food: food)
fact Ant lives-on leaf
fact Bee lives-on honey
fact Cat lives-on fish
fact Cat lives-on honey
fact honey found
decision pet: one of animal
rule apart  6 / (a - b) > 2 suggests Ant
rule fed  eats ?x implies ?x found
rule wanted  likes ?x implies ?x found
rule kept  ?x found and ?p lives-on ?x suggests ?p for each ?x
rule hungry  not (eats fish) and calm suggests Cat weakly
rule glad  eats honey implies mood is good
rule dull  a = 2 implies mood is bad
rule quiet  calm and likes leaf suggests Ant strongly  overrides kept
rule doubt  sure suggests Bee weakly
rule many  count of ?x where (likes ?x) > 1 suggests Bee
rule given-strength  b = 2 and strong = ?s suggests Cat with certainty ?s
rule never  mood is bad and eats fish excludes Cat
)");
  decide::Trials shared(text.program, kDecision);
  Counts counts;
  for_random_cases(60, [&](std::mt19937_64& random, std::uint64_t number) {
    SCOPED_TRACE("case " + std::to_string(number));
    expect_as_run(text, RandomCase(text.program, random).answers, shared, counts);
  });
  show(counts);
  for (const char* what : {"changed", "the same", "without a ranking"}) EXPECT_GT(counts[what], 0u) << what;
}

}  // namespace
}  // namespace counsel::property
