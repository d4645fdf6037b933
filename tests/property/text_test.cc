// The whole way from text to model against the reference, on random rule bases: the engine's rows against those of the
// slow evaluator, and what the checker made of a condition against the sentence read as it stands.
#include <gtest/gtest.h>

#include <map>

#include "engine/decide/evidence.h"
#include "engine/lang/parse.h"
#include "tests/property/features.h"
#include "tests/property/random_rule_base.h"
#include "tests/property/random_runs.h"
#include "tests/property/rule_base_answers.h"
#include "tests/reference/certainty.h"
#include "tests/reference/reading.h"
#include "tests/reference/reference.h"
#include "tests/support/rules_text.h"

namespace counsel::property {
namespace {

Result<reference::Model> run_reference(const lang::Program& program, const std::vector<eval::CaseFact>& answers) {
  std::vector<reference::Given> given;
  for (const lang::StatedFact& fact : program.facts) given.push_back({fact.relation, fact.values});
  for (const eval::CaseFact& fact : answers) given.push_back({fact.relation, fact.values});
  return reference::evaluate(program, given);
}

void expect_same_rows(const lang::Program& program, const eval::Model& model, const reference::Model& expected) {
  for (const auto& [relation, rows] : expected) {
    reference::RowSet found;
    for (const RowId row : model.sorted_rows(relation)) found.insert(model.values(relation, row));
    EXPECT_EQ(found, rows) << program.relation(relation).name;
  }
}

void expect_same_standings(const lang::Program& program, const eval::Model& model, const reference::Model& expected) {
  const auto evidence = decide::gather(program, model, DecisionId{});
  ASSERT_TRUE(evidence.has_value());
  const auto standings = reference::standings(program, DecisionId{}, expected);
  const auto& members = program.kind(program.decisions[0].candidates).members;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const decide::CandidateEvidence& found = (*evidence)[i];
    std::int64_t points = 0;
    for (const decide::Contribution& contribution : found.contributions) points += contribution.points_udb;
    const reference::Standing standing = standings.at(members[i].name);
    EXPECT_EQ(points, standing.points_udb) << members[i].name;
    EXPECT_EQ(found.exclusions.size(), standing.exclusions) << members[i].name;
  }
}

/// The condition of a probe, `?x r ?y and (…)`, in its two parts.
const lang::And& condition_of(const lang::SyntaxTree& tree, const std::string& rule) {
  for (const lang::Statement& statement : tree.statements)
    if (const auto* form = std::get_if<lang::RuleStatement>(&statement.form); form && form->name.text == rule)
      return std::get<lang::And>(form->condition.form);
  throw std::out_of_range(rule);
}

/// How many of the probe's bindings its condition holds for.
std::size_t expect_read_right(const lang::SyntaxTree& tree, const lang::Program& program, const reference::Model& model,
                              const std::string& number) {
  const lang::And& condition = condition_of(tree, "probe" + number);
  const auto& phrase = std::get<lang::Phrase>(condition.operands[0].form);
  const reference::Reading reading(program, model);
  reference::RowSet expected;
  for (const auto& row : model.at(*program.find_relation(phrase.items[1].text)))
    if (reading.truth(condition.operands[1], {{"x", row[0]}, {"y", row[1]}}) == reference::Truth::yes)
      expected.insert(row);
  EXPECT_EQ(model.at(*program.find_relation("hit" + number)), expected) << "probe" << number;
  return expected.size();
}

TEST(TextProperty, MeansWhatTheReferenceSays) {
  std::map<std::string, std::uint64_t> counts;
  Features features;
  for_random_cases(300, [&](std::mt19937_64& random, std::uint64_t i) {
    const RuleBase made = random_rule_base(random);
    SCOPED_TRACE("case " + std::to_string(i) + "\n" + made.text);
    ++counts["texts"];
    test::CheckedText checked = test::check_text(made.text);
    if (!checked.program) {
      ++counts["refused with " + checked.codes().front()];
      return;
    }
    const test::RunnableText text(std::move(checked));
    const auto answers = case_facts(made, text.program);
    const auto expected = run_reference(text.program, answers);
    const auto model = text.run(answers);
    ASSERT_EQ(model.has_value(), expected.has_value());
    if (!model) {
      ++counts["without a result"];
      return;
    }
    features.add(text.program, *expected);
    expect_same_rows(text.program, *model, *expected);
    expect_same_standings(text.program, *model, *expected);
    const lang::Parsed parsed = lang::parse(text.checked.sources);
    for (std::size_t probe = 0; probe < made.probes; ++probe)
      counts["bindings that hold"] += expect_read_right(parsed.tree, text.program, *expected, std::to_string(probe));
    counts["probes"] += made.probes;
  });
  for (const auto& [what, count] : counts) std::cout << count << ' ' << what << '\n';
  EXPECT_GT(counts["bindings that hold"], counts["probes"] / 2);
  features.expect({"recursion",
                   "negation",
                   "arithmetic",
                   "dates",
                   "today",
                   "dated fact",
                   "default",
                   "text functions",
                   "text comparisons",
                   "matches",
                   "count",
                   "sum",
                   "min",
                   "max",
                   "average",
                   "nothing to aggregate",
                   "every",
                   "not every",
                   "certainty",
                   "for each",
                   "overrides"});
}

}  // namespace
}  // namespace counsel::property
