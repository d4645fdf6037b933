// The bounds, for which only what depends on the open answers is run, are those of a run of the whole program: on the rule
// base that ships and on random rule bases, with any of the open questions open.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>

#include "engine/decide/bounds.h"
#include "engine/decide/moves.h"
#include "engine/decide/relax.h"
#include "engine/decide/trials.h"
#include "engine/eval/compile.h"
#include "tests/property/counts.h"
#include "tests/property/random_case.h"
#include "tests/property/rule_base_cases.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel::property {
namespace {

constexpr DecisionId kDecision{};
using Answers = std::vector<eval::CaseFact>;

std::optional<decide::AllEvidence> evidence_of(const lang::Program& program, const FactSet& facts, const Answers& answers) {
  const eval::Plan plan = eval::compile(program);
  const auto prepared = eval::prepare(plan, facts);
  if (!prepared) return std::nullopt;
  const auto model = eval::run(*prepared, answers);
  if (!model) return std::nullopt;
  auto evidence = decide::gather(program, *model, kDecision);
  return evidence ? std::optional(*std::move(evidence)) : std::nullopt;
}

std::string shown(const decide::AllEvidence& all) {
  std::string out;
  for (const decide::CandidateEvidence& each : all) {
    for (const auto* part : {&each.contributions, &each.exclusions, &each.cautions, &each.overridden}) {
      for (const decide::Contribution& said : *part)
        out += std::to_string(index(said.rule)) + "." + std::to_string(said.conclusion) + ":" + std::to_string(said.points_udb) + " ";
      out += "; ";
    }
    out += "\n";
  }
  return out;
}

std::string shown(const std::optional<decide::AllEvidence>& all) { return all ? shown(*all) : "none"; }

/// Most of the open questions, and a few that are answered.
std::vector<RelationId> some_open(const lang::Program& program, const eval::Model& standing, std::mt19937_64& random) {
  std::vector<RelationId> open;
  for (const RelationId each : decide::open_questions(program, standing, kDecision))
    if (random() % 4 != 0) open.push_back(each);
  for (const RelationId each : decide::movable(program))
    if (random() % 8 == 0 && std::ranges::find(open, each) == open.end()) open.push_back(each);
  return open;
}

Answers without(const Answers& answers, const std::vector<RelationId>& attributes, const lang::Program& program) {
  std::vector<bool> left_out(answers.size());
  for (const RelationId attribute : attributes)
    for (const std::size_t at : decide::answers_about(program, answers, attribute)) left_out[at] = true;
  Answers kept;
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (!left_out[i]) kept.push_back(answers[i]);
  return kept;
}

void expect_as_run(const test::RunnableText& text, const Answers& all_given, std::mt19937_64& random, Counts& counts) {
  const auto standing = text.run(all_given);
  if (!standing) return;
  const std::vector<RelationId> open = some_open(text.program, *standing, random);
  const Answers answers = without(all_given, open, text.program);
  const RunLimits limits;
  const decide::Case given{text.program, text.facts, answers, limits};

  const auto most = decide::most_evidence(given, *standing, open, kDecision);
  ASSERT_TRUE(most.has_value()) << most.error().message;
  const auto widest = decide::possible(text.program, open);
  Answers all = decide::all_answers(text.program, open);
  all.insert(all.begin(), answers.begin(), answers.end());
  EXPECT_EQ(shown(*most), widest ? shown(evidence_of(widest->program, text.facts, all)) : "none");
  if (!*most) return;
  const auto least = decide::least_evidence(given, *standing, open, kDecision);
  ASSERT_TRUE(least.has_value()) << least.error().message;
  EXPECT_EQ(shown(*least), shown(evidence_of(decide::certain(text.program, open).program, text.facts, answers)));
  ++counts[shown(*least) == shown(*most) ? "one" : "apart"];
  if (answers.size() < all_given.size()) ++counts["answers withdrawn"];
}

/// What is seen without a run is no wider than the bounds.
void expect_reached(const test::RunnableText& text, const Answers& answers, decide::Trials& trials, Counts& counts) {
  const auto standing = text.run(answers);
  if (!standing) return;
  const RunLimits limits;
  const decide::Case given{text.program, text.facts, answers, limits};
  auto ranking = decide::rank(text.program, *standing, kDecision);
  if (!ranking) return;
  ranking->unanswered = trials.open(*standing);
  if (ranking->unanswered.empty() || ranking->outcome == decide::Outcome::contradiction) return;
  if (!trials.changing(given, *standing, *ranking)) return;
  const std::vector<decide::Bounds> reach = trials.reach(given, *standing, *ranking);
  const auto bounds = decide::bounds(given, *standing, ranking->unanswered, kDecision);
  ASSERT_TRUE(bounds.has_value()) << bounds.error().message;
  if (!*bounds) return;
  ASSERT_EQ(reach.size(), (*bounds)->size());
  bool is_all = true;
  for (std::size_t i = 0; i < reach.size(); ++i) {
    const decide::Bounds& within = (**bounds)[i];
    SCOPED_TRACE("candidate " + std::to_string(i));
    EXPECT_LE(within.least, reach[i].least);
    EXPECT_GE(within.most, reach[i].most);
    EXPECT_GE(within.can_be_excluded, reach[i].can_be_excluded);
    EXPECT_LE(within.stays_excluded, reach[i].stays_excluded);
    is_all = is_all && within.least == reach[i].least && within.most == reach[i].most;
  }
  ++counts[is_all ? "reached without a run" : "wider than what is reached without a run"];
}

void expect_of_cases(const test::RunnableText& text, Answers first, std::mt19937_64& random, Counts& counts) {
  RandomCase some(text.program, random);
  decide::Trials trials(text.program, kDecision);
  for (int i = 0; i < 6 && !testing::Test::HasFailure(); ++i) {
    const Answers& answers = i == 0 ? first : some.answers;
    expect_as_run(text, answers, random, counts);
    expect_reached(text, answers, trials, counts);
    some.change();
  }
}

TEST(Bounds, AreThoseOfAWholeRunOfTheRuleBaseThatShips) {
  const test::RunnableText text(test::check_files(test::shipped_files("backend-frameworks")));
  Counts counts;
  for_random_cases(10, [&](std::mt19937_64& random, std::uint64_t number) {
    SCOPED_TRACE("case " + std::to_string(number));
    expect_of_cases(text, {}, random, counts);
  });
  show(counts);
  for (const char* what : {"apart", "wider than what is reached without a run"}) EXPECT_GT(counts[what], 0u) << what;
}

TEST(Bounds, AreThoseOfAWholeRunOfRandomRuleBases) {
  Counts counts;
  for_random_rule_bases(400, [&](const auto& text, const auto& given, auto& random) {
    expect_of_cases(text, given, random, counts);
  });
  show(counts);
  for (const char* what : {"one", "apart", "answers withdrawn", "reached without a run"}) EXPECT_GT(counts[what], 0u) << what;
}

}  // namespace
}  // namespace counsel::property
