// What is supposed of other answers and facts equals a full run: on random rule bases, with facts added, withdrawn or
// given another certainty and answers changed, the ranking is that of the rule base written out with these facts and
// answers, and read anew.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "cli/fact_changes.h"
#include "engine/decide/ranking.h"
#include "engine/lang/check.h"
#include "engine/lang/parse.h"
#include "engine/lang/sentence.h"
#include "tests/property/random_case.h"
#include "tests/property/random_rule_base.h"
#include "tests/property/random_runs.h"
#include "tests/support/rules_text.h"

namespace counsel::property {
namespace {

using decide::Contribution;
using decide::Ranking;

constexpr DecisionId kDecision{};
using Counts = std::map<std::string, std::size_t>;

std::size_t upto(std::mt19937_64& random, std::size_t most) {
  return std::uniform_int_distribution<std::size_t>(0, most)(random);
}

cli::Rules rules_of(const std::string& text) {
  cli::Rules rules;
  rules.sources.add("case.rules", text);
  lang::Parsed parsed = lang::parse(rules.sources);
  rules.tree = std::move(parsed.tree);
  rules.program = lang::check(rules.tree, rules.sources, parsed.left_out).program;
  return rules;
}

/// A statement of a fact: what it states, and where.
struct Statement {
  RelationId relation{};
  std::vector<Value> values;  // without a certainty
  std::size_t line = 0;       // where it begins in the text
};

std::size_t line_of(const std::string& text, Span span) {
  const std::size_t end = text.rfind('\n', span.begin);
  return end == text.npos ? 0 : end + 1;
}

/// All that the text states, on all days or some.
std::vector<Statement> statements(const lang::Program& program, const std::string& text) {
  std::vector<Statement> out;
  for (const lang::StatedFact& fact : program.facts) out.push_back({fact.relation, fact.values, line_of(text, fact.span)});
  for (const lang::Rule& rule : program.rules) {
    if (rule.origin != lang::Rule::Origin::dated_fact) continue;
    const lang::Head& head = rule.heads.front();
    Statement& made = out.emplace_back();
    made.relation = program.relation(head.relation).of.value_or(head.relation);
    for (const lang::Term& term : head.terms) made.values.push_back(std::get<Value>(term));
    made.line = line_of(text, rule.span);
  }
  for (Statement& each : out) each.values.resize(program.relation(each.relation).columns.size());
  return out;
}

/// The text without the statements in these lines.
std::string without_lines(std::string text, const std::set<std::size_t>& lines) {
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) text.erase(*line, text.find('\n', *line) - *line);
  return text;
}

/// A fact of the relation with values that its statements have.
std::string random_fact(const std::vector<Statement>& stated, const lang::Program& program, std::mt19937_64& random) {
  const RelationId about = stated[upto(random, stated.size() - 1)].relation;
  std::vector<const Statement*> alike;
  for (const Statement& each : stated)
    if (each.relation == about) alike.push_back(&each);
  Fact fact{.relation = program.relation(about).name, .values = {}};
  for (std::size_t i = 0; i < program.relation(about).columns.size(); ++i)
    fact.values.push_back(alike[upto(random, alike.size() - 1)]->values[i]);
  if (program.relation(about).uncertain) fact.values.emplace_back(static_cast<double>(1 + upto(random, 9)) / 10);
  return cli::fact_text(fact, program);
}

/// The answers of a case as facts, as they are read from the command line.
std::vector<Fact> as_facts(const std::vector<eval::CaseFact>& answers, const lang::Program& program) {
  std::vector<Fact> facts;
  for (const eval::CaseFact& each : answers)
    facts.push_back({.relation = program.relation(program.relation(each.relation).of.value_or(each.relation)).name,
                     .values = each.values, .origin = Origin::answer});
  return facts;
}

/// The answers as an example of the rule base gives them.
std::string example_of(const std::vector<Fact>& answers) {
  std::string given;
  for (const Fact& each : answers) {
    given += (given.empty() ? "  given " : ", ") + each.relation + " is ";
    given += each.values.empty() ? "none" : to_source(each.values.front());
    if (each.values.size() > 1) given += " with certainty " + to_source(each.values.back());
  }
  return "\nexample written-out\n" + given + "\n  expect no recommendation\n";
}

std::string drawn(const std::vector<Contribution>& all, const lang::Program& program) {
  std::string out;
  for (const Contribution& each : all) {
    out += "\n    " + program.rule(each.rule).name + "." + std::to_string(each.conclusion) + " " +
           std::to_string(each.points_udb);
    for (const Value& value : each.for_each) out += " " + to_source(value);
    if (each.overridden_by) out += " overridden by " + program.rule(*each.overridden_by).name;
  }
  return out;
}

/// All of a ranking but its places in the model.
std::string drawn(const Result<Ranking>& ranking, const lang::Program& program) {
  if (!ranking) return "without a result";
  std::string out(decide::outcome_word(ranking->outcome));
  for (const decide::Contradiction& each : ranking->contradictions)
    out += "\n  " + program.relation(each.attribute).name + " has " + std::to_string(each.rows.size());
  for (const decide::Candidate& each : ranking->candidates)
    out += "\n  " + std::to_string(each.rank) + (each.tied ? "=" : "") + " " + each.name + " " +
           std::to_string(each.points_udb) + drawn(each.contributions, program) + "\n   excluded" +
           drawn(each.exclusions, program) + "\n   but" + drawn(each.cautions, program) + "\n   not" +
           drawn(each.overridden, program);
  return out;
}

Result<Ranking> ranking_of(const lang::Program& program, const Result<eval::Model>& model) {
  if (!model) return tl::unexpected(model.error());
  return decide::rank(program, *model, kDecision);
}

/// The ranking of the text with these facts and answers, read from the first letter on.
std::string written_out(const std::string& text, const std::vector<std::string>& added, const std::vector<Fact>& answers) {
  std::string all = text;
  for (const std::string& fact : added) all += "\nfact " + fact + "\n";
  const test::RunnableText fresh(all + example_of(answers));
  return drawn(ranking_of(fresh.program, fresh.run(fresh.given(fresh.program.examples.size() - 1))), fresh.program);
}

struct Typed {
  std::vector<std::string> with, without;
};

Typed random_changes(const std::vector<Statement>& stated, const lang::Program& program, std::mt19937_64& random) {
  Typed typed;
  for (std::size_t i = upto(random, 2); i-- > 0;) typed.with.push_back(random_fact(stated, program, random));
  for (std::size_t i = upto(random, 2); i-- > 0;) {
    const Statement& each = stated[upto(random, stated.size() - 1)];
    typed.without.push_back(lang::fact_text(program.relation(each.relation), each.values));
  }
  return typed;
}

void expect_as_written_out(const std::string& text, std::mt19937_64& random, Counts& counts) {
  std::ostringstream out, err;
  const cli::Io io{.out = out, .err = err};
  const cli::Rules rules = rules_of(text);
  if (!rules.program) return;
  const lang::Program& program = *rules.program;
  const std::vector<Statement> stated = statements(program, text);
  if (stated.empty()) return;
  const auto ready = cli::take_in(rules, std::span<const cli::FactFileToRead>(), io);
  ASSERT_TRUE(ready.has_value());
  RandomCase given(program, random);
  const auto before = cli::consult(*ready, as_facts(given.answers, program), {});
  given.change();
  if (!before) return;
  const Typed typed = random_changes(stated, program, random);
  const auto [changes, sources, diagnostics] = cli::read_fact_changes(typed.with, typed.without, rules);
  ASSERT_TRUE(diagnostics.empty()) << lang::message(diagnostics.front());
  if (!cli::needless(changes, *ready, before->model).empty()) {
    ++counts["needless"];
    return;
  }
  const std::vector<Fact> answers = as_facts(given.answers, program);
  const cli::Rules supposed = cli::supposed_rules(rules, changes);
  const auto then = cli::take_in(supposed, cli::supposed_facts(ready->facts, changes, program),
                                 cli::no_longer_stated(changes, program), io);
  ASSERT_TRUE(then.has_value());
  const auto after = cli::consult(*then, answers, {});
  const auto ranking = after ? decide::rank(then->program, after->model, kDecision) : tl::unexpected(after.error());

  std::set<std::size_t> gone;
  for (const Statement& each : stated)
    for (const Fact& fact : cli::no_longer_stated(changes, program))
      if (program.relation(each.relation).name == fact.relation && each.values == fact.values) gone.insert(each.line);
  std::vector<std::string> added;
  for (const Fact& fact : changes.added) added.push_back(cli::fact_text(fact, program));
  const std::string shown = drawn(ranking, then->program);
  EXPECT_EQ(shown, written_out(without_lines(text, gone), added, answers));
  counts["added"] += changes.added.size();
  counts["withdrawn"] += changes.withdrawn.size();
  counts["statements gone"] += gone.size();
  counts["moved"] += shown != drawn(decide::rank(program, before->model, kDecision), program) ? 1 : 0;
  ++counts[ranking ? std::string(decide::outcome_word(ranking->outcome)) : "without a result"];
}

TEST(WhatIfFacts, EqualsAFullRunOfTheRuleBaseWrittenOut) {
  Counts counts;
  for_random_cases(300, [&](std::mt19937_64& random, std::uint64_t number) {
    const std::string text = random_rule_base(random).text + "\n";
    SCOPED_TRACE("case " + std::to_string(number) + "\n" + text);
    expect_as_written_out(text, random, counts);
  });
  for (const auto& [what, count] : counts) std::cout << count << ' ' << what << '\n';
  for (const char* what : {"added", "withdrawn", "statements gone", "moved", "provisional"})
    EXPECT_GT(counts[what], 0u) << what;
}

}  // namespace
}  // namespace counsel::property
