// The fewest moves under which a rule concludes something are what trying every change in a run of its own gives: on
// random rule bases, and on random answers to the rule base that ships.
#include "engine/explain/nearest_change.h"

#include <gtest/gtest.h>

#include <map>

#include "engine/explain/trial.h"
#include "tests/property/counts.h"
#include "tests/property/random_runs.h"
#include "tests/property/rule_base_answers.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel::property {
namespace {

using decide::Change;
using decide::Move;
using explain::NearestChange;
using explain::WantedHead;
using Wanted = std::vector<WantedHead>;

std::size_t upto(std::mt19937_64& random, std::size_t most) {
  return std::uniform_int_distribution<std::size_t>(0, most)(random);
}

bool concludes(const lang::Program& program, const eval::Model& model, RuleId id, const Wanted& wanted) {
  const lang::Rule& rule = program.rule(id);
  eval::Matcher matcher(program, model);
  for (const WantedHead& each : wanted)
    for (const lang::Alternative& alternative : rule.alternatives) {
      lang::Alternative whole = explain::given(each.row);
      whole.literals.insert(whole.literals.end(), alternative.literals.begin(), alternative.literals.end());
      if (matcher.holds(id, whole)) return true;
    }
  return false;
}

/// Something that the rule could conclude: one of its heads, at times with a value of some row for its first variable.
Wanted some_head(const test::RunnableText& text, const eval::Model& model, const lang::Rule& rule,
                 std::mt19937_64& random) {
  const auto number = static_cast<std::uint32_t>(upto(random, rule.heads.size() - 1));
  WantedHead wanted{.head = number, .row = {}};
  const lang::Head& head = rule.heads[number];
  if (head.terms.empty() || upto(random, 2) == 0) return {wanted};
  const auto* id = std::get_if<VariableId>(&head.terms.front());
  const auto kind = id ? text.program.find_kind(rule.variables[index(*id)].type.kind) : std::nullopt;
  if (kind) {
    const auto& members = text.program.kind(*kind).members;
    wanted.row.emplace(*id, Name{members[upto(random, members.size() - 1)].name});
  } else if (id && model.rows(head.relation) > 0) {
    wanted.row.emplace(*id, model.value(head.relation, RowId{}, 0));
  }
  return {wanted};
}

std::string drawn(const test::RunnableText& text, const std::vector<eval::CaseFact>& answers, const Change& change) {
  const explain::SupposedAnswers supposed(text.program, answers);
  std::string out;
  for (const Move& move : change) out += supposed.text(move, text.program) + "; ";
  return out;
}

/// The models of every change, by the number of their moves, each once.
class AllChanges {
 public:
  AllChanges(const test::RunnableText& text, const std::vector<eval::CaseFact>& answers, std::size_t most)
      : text_(text), answers_(answers),
        moves_(decide::moves(text.program, answers, {.of_fixed = true, .withdrawing = true})), models_(most + 1) {
    add({}, 0);
  }

  std::size_t moves() const { return moves_.size(); }

  /// The first of the smallest that do.
  std::optional<Change> least(RuleId rule, const Wanted& wanted) const {
    for (const auto& of_size : models_)
      for (const auto& [change, model] : of_size)
        if (concludes(text_.program, model, rule, wanted)) return change;
    return std::nullopt;
  }

 private:
  void add(const Change& change, std::size_t from) {
    if (auto model = text_.run(decide::changed(text_.program, answers_, change)))
      models_[change.size()].emplace_back(change, std::move(*model));
    if (change.size() + 1 == models_.size()) return;
    for (std::size_t i = from; i < moves_.size(); ++i) {
      if (!std::ranges::all_of(change, [&](const Move& move) { return decide::go_together(move, moves_[i]); })) continue;
      Change more = change;
      more.push_back(moves_[i]);
      add(more, i + 1);
    }
  }

  const test::RunnableText& text_;
  const std::vector<eval::CaseFact>& answers_;
  std::vector<Move> moves_;
  std::vector<std::vector<std::pair<Change, eval::Model>>> models_;
};

void expect_least(const test::RunnableText& text, const std::vector<eval::CaseFact>& answers, const NearestChange& found,
                  const std::optional<Change>& least, std::size_t bound, RuleId rule, const Wanted& wanted,
                  Counts& counts) {
  SCOPED_TRACE("rule " + text.program.rule(rule).name);
  ++counts[found.search == NearestChange::Search::given_up ? "given up" : std::to_string(found.change.size()) + " moves"];
  if (found.search == NearestChange::Search::given_up) return;
  if (found.search == NearestChange::Search::none) {
    EXPECT_FALSE(least) << drawn(text, answers, *least);
    return;
  }
  if (found.change.size() > bound)
    EXPECT_FALSE(least) << drawn(text, answers, *least);
  else
    EXPECT_TRUE(least && least->size() == found.change.size())
        << drawn(text, answers, found.change) << "where " << (least ? drawn(text, answers, *least) : "nothing") << "does";
  const auto model = text.run(decide::changed(text.program, answers, found.change));
  ASSERT_TRUE(model);
  EXPECT_TRUE(concludes(text.program, *model, rule, wanted)) << "it does not hold under the change";
}

/// `most` rules of the case, each for something that it could conclude.
void try_rules(const test::RunnableText& text, const std::vector<eval::CaseFact>& answers, std::size_t most,
               std::size_t bound, std::mt19937_64& random, Counts& counts) {
  const auto model = text.run(answers);
  if (!model) return;
  const RunLimits limits;
  const decide::Case given{text.program, text.facts, answers, limits};
  explain::NearestChanges nearest(given, *model);
  const AllChanges all(text, answers, bound);
  for (std::size_t i = 0; i < most && !testing::Test::HasFailure(); ++i) {
    const auto rule = static_cast<RuleId>(upto(random, text.program.written - 1));
    if (text.program.rule(rule).heads.empty()) continue;
    const Wanted wanted = some_head(text, *model, text.program.rule(rule), random);
    if (concludes(text.program, *model, rule, wanted)) continue;
    const auto found = nearest.find(rule, wanted);
    ASSERT_TRUE(found);
    expect_least(text, answers, *found, all.least(rule, wanted), bound, rule, wanted, counts);
  }
}

TEST(NearestChange, IsTheLeastOfAllChangesOfRandomRuleBases) {
  Counts counts;
  for_random_cases(30, [&](std::mt19937_64& random, std::uint64_t number) {
    const RuleBase made = random_rule_base(random);
    test::CheckedText checked = test::check_text(made.text);
    if (!checked.program || checked.program->written == 0) return;
    const test::RunnableText text(std::move(checked));
    const std::vector<eval::CaseFact> answers = case_facts(made, text.program);
    const std::size_t moves = decide::moves(text.program, answers, {.of_fixed = true, .withdrawing = true}).size();
    SCOPED_TRACE("case " + std::to_string(number) + "\n" + made.text);
    try_rules(text, answers, 30, moves <= 24 ? 3 : moves <= 60 ? 2 : 1, random, counts);
  });
  show(counts);
  for (const char* what : {"0 moves", "1 moves", "2 moves"}) EXPECT_GT(counts[what], 0u) << what;
}

TEST(NearestChange, IsTheLeastOfSingleChangesOfTheRuleBaseThatShips) {
  const test::RunnableText text(test::check_files(test::shipped_files("backend-frameworks")));
  Counts counts;
  for_random_cases(2, [&](std::mt19937_64& random, std::uint64_t number) {
    SCOPED_TRACE("case " + std::to_string(number));
    try_rules(text, text.given(upto(random, text.program.examples.size() - 1)), 60, 1, random, counts);
  });
  show(counts);
  EXPECT_GT(counts["1 moves"], 0u);
}

}  // namespace
}  // namespace counsel::property
