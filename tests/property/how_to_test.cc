// The ways that are found are those that running every change of so many answers finds, and there is none where that
// finds none: on random rule bases with costs and fixed answers, for all that can be wanted.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/decide/out_of_reach.h"
#include "engine/decide/ways.h"
#include "tests/property/counts.h"
#include "tests/property/random_choices.h"
#include "tests/property/random_runs.h"
#include "tests/property/rule_base_answers.h"
#include "tests/support/rules_text.h"

namespace counsel::property {
namespace {

using decide::Change;
using decide::Goal;
using decide::Move;

constexpr DecisionId kDecision{};
constexpr std::size_t kMostChangeable = 12;
constexpr std::uint64_t kMostRuns = 5'000;

std::size_t upto(std::mt19937_64& random, std::size_t most) {
  return std::uniform_int_distribution<std::size_t>(0, most)(random);
}

/// Gives the attributes random costs, fixes some, and more of them until few enough can change.
void make_costs(lang::Program& program, std::mt19937_64& random) {
  std::size_t changeable = 0;
  for (std::size_t i = 0; i < program.declared; ++i) {
    auto& attribute = program.relations[i].attribute;
    if (!attribute || !attribute->asked) continue;
    if (upto(random, 1) == 0) attribute->cost = static_cast<std::int64_t>(upto(random, 3));
    attribute->fixed = upto(random, 5) == 0 || changeable >= kMostChangeable;
    if (!attribute->fixed) ++changeable;
  }
}

/// Straight from docs/cli.md: what the candidate wants, read off a ranking.
bool holds(const decide::Ranking& ranking, const std::vector<lang::Kind::Member>& members, const Goal& goal) {
  const auto called = [&](std::size_t place) -> const decide::Candidate& {
    return *std::ranges::find(ranking.candidates, members[place].name, &decide::Candidate::name);
  };
  const decide::Candidate& candidate = called(goal.candidate);
  if (goal.ahead_of) {
    const decide::Candidate& other = called(*goal.ahead_of);
    return ranking.contradictions.empty() && candidate.rank > 0 &&
           (other.excluded() || candidate.points_udb > other.points_udb);
  }
  if (!goal.top) return !candidate.excluded();
  return !ranking.leaders().empty() && candidate.rank > 0 && candidate.rank <= *goal.top;
}

void all_changes(const std::vector<Move>& moves, std::size_t from, std::size_t most, Change& begun,
                 std::vector<Change>& out) {
  if (!begun.empty()) out.push_back(begun);
  for (std::size_t i = from; i < moves.size() && begun.size() < most; ++i) {
    if (!std::ranges::all_of(begun, [&](const Move& other) { return decide::go_together(moves[i], other); })) continue;
    begun.push_back(moves[i]);
    all_changes(moves, i + 1, most, begun, out);
    begun.pop_back();
  }
}

/// From what is answered to where the move takes a whole number or a date; 0 for all else.
std::int64_t distance(const lang::Program& program, const std::vector<eval::CaseFact>& answers, const Move& move) {
  const auto number = [](const Value& value) {
    const auto* date = std::get_if<Date>(&value);
    return date ? date->days : std::get<std::int64_t>(value);
  };
  const bool is_quantity =
      move.value && (std::holds_alternative<std::int64_t>(*move.value) || std::holds_alternative<Date>(*move.value));
  for (const eval::CaseFact& answer : answers)
    if (is_quantity && answer.relation == program.stated(move.attribute))
      return std::abs(number(*move.value) - number(answer.values[0]));
  return 0;
}

bool is_before(const lang::Program& program, const std::vector<eval::CaseFact>& answers, const Change& a,
               const Change& b) {
  const auto key = [](const Change& change) { return std::pair(decide::cost_of(change), change.size()); };
  if (key(a) != key(b)) return key(a) < key(b);
  return std::ranges::lexicographical_compare(a, b, [&](const Move& x, const Move& y) {
    if (std::pair(x.attribute, x.kind) != std::pair(y.attribute, y.kind))
      return std::pair(x.attribute, x.kind) < std::pair(y.attribute, y.kind);
    const auto far = std::pair(distance(program, answers, x), distance(program, answers, y));
    return far.first != far.second ? far.first < far.second : x < y;
  });
}

/// The change with all quantities taken for the same.
std::string without_quantities(const Change& change) {
  std::string out;
  for (const Move& move : change) {
    const bool is_quantity = move.value && !std::holds_alternative<Name>(*move.value) &&
                             !std::holds_alternative<bool>(*move.value) &&
                             !std::holds_alternative<Text>(*move.value);
    out += std::to_string(index(move.attribute)) + "/" + std::to_string(static_cast<int>(move.kind)) + "/" +
           (is_quantity ? "…" : move.value ? to_source(*move.value) : "") + " ";
  }
  return out;
}

class Exhaustive {
 public:
  Exhaustive(const test::RunnableText& text, const std::vector<eval::CaseFact>& answers, std::size_t most) {
    Change begun;
    all_changes(decide::moves(text.program, answers), 0, most, begun, changes_);
    std::ranges::sort(changes_,
                      [&](const Change& a, const Change& b) { return is_before(text.program, answers, a, b); });
    for (const Change& change : changes_) {
      const auto model = text.run(decide::changed(text.program, answers, change));
      auto ranking = model ? decide::rank(text.program, *model, kDecision) : tl::unexpected(model.error());
      rankings_.push_back(ranking ? std::optional(std::move(*ranking)) : std::nullopt);
    }
  }

  std::size_t size() const { return changes_.size(); }

  std::vector<Change> ways(const std::vector<lang::Kind::Member>& members, const Goal& goal, std::size_t most) const {
    std::vector<Change> achieving, shown;
    std::vector<std::string> taken;
    for (std::size_t i = 0; i < changes_.size() && shown.size() < most; ++i) {
      if (!rankings_[i] || !holds(*rankings_[i], members, goal)) continue;
      if (std::ranges::any_of(achieving, [&](const Change& other) {
            return std::includes(changes_[i].begin(), changes_[i].end(), other.begin(), other.end());
          }))
        continue;
      achieving.push_back(changes_[i]);
      const std::string drawn = without_quantities(changes_[i]);
      if (std::ranges::find(taken, drawn) != taken.end()) continue;
      taken.push_back(drawn);
      shown.push_back(changes_[i]);
    }
    return shown;
  }

 private:
  std::vector<Change> changes_;
  std::vector<std::optional<decide::Ranking>> rankings_;
};

void expect_exhaustive(const test::RunnableText& text, const std::vector<eval::CaseFact>& answers, std::size_t most,
                       Counts& counts) {
  const auto standing = text.run(answers);
  const auto now = standing ? decide::rank(text.program, *standing, kDecision) : tl::unexpected(standing.error());
  const std::uint64_t changes = decide::number_of_changes(decide::moves(text.program, answers), most);
  if (!now || changes == 0 || changes > kMostRuns) return;
  const Exhaustive exhaustive(text, answers, most);
  const RunLimits limits;
  const decide::Case given{text.program, text.facts, answers, limits};
  const auto& members = text.program.kind(text.program.decisions[0].candidates).members;
  for (std::size_t candidate = 0; candidate < members.size(); ++candidate) {
    std::vector<Goal> goals = {{.candidate = candidate, .top = 1},
                               {.candidate = candidate, .top = 2},
                               {.candidate = candidate, .top = std::nullopt}};
    const std::size_t other = (candidate + 1) % members.size();
    if (other != candidate) goals.push_back({.candidate = candidate, .top = std::nullopt, .ahead_of = other});
    for (const Goal& goal : goals) {
      SCOPED_TRACE(members[candidate].name + " top " + std::to_string(goal.top.value_or(0)) +
                   (goal.ahead_of ? " ahead of " + members[*goal.ahead_of].name : ""));
      if (holds(*now, members, goal)) {
        ++counts["achieved"];
        continue;
      }
      const auto found = decide::ways_to(given, *standing, kDecision, goal, {.moves = most});
      ASSERT_TRUE(found.has_value()) << found.error().message;
      EXPECT_EQ(found->covered, exhaustive.size());
      EXPECT_EQ(found->changes, exhaustive.ways(members, goal, 3));
      ++counts[std::to_string(found->changes.size()) + " ways"];
      if (goal.ahead_of) ++counts[found->changes.empty() ? "not ahead" : "ahead"];
      for (const Change& change : found->changes) {
        counts["moves"] += change.size() > 1;
        counts["most moves"] = std::max(counts["most moves"], change.size());
      }
      const auto proof = decide::out_of_reach(given, *standing, kDecision, goal);
      ASSERT_TRUE(proof.has_value());
      if (!*proof) continue;
      ++counts["out of reach"];
      EXPECT_TRUE(found->changes.empty());
    }
  }
}

TEST(HowTo, EqualsRunningEveryChange) {
  Counts counts;
  for_random_cases(60, [&](std::mt19937_64& random, std::uint64_t number) {
    const RuleBase made = random_rule_base(random);
    test::CheckedText checked = test::check_text(made.text);
    if (!checked.program) return;
    SCOPED_TRACE("case " + std::to_string(number) + "\n" + made.text);
    make_costs(*checked.program, random);
    const test::RunnableText text(std::move(checked));
    expect_exhaustive(text, case_facts(made, text.program), 1 + upto(random, 2), counts);
  });
  show(counts);
  for (const char* what : {"achieved", "0 ways", "1 ways", "2 ways", "3 ways", "moves", "ahead", "not ahead"})
    EXPECT_GT(counts[what], 0u) << what;
}

/// All answers may change together: nothing lies beyond what is searched.
TEST(HowTo, EqualsRunningEverySubsetOfTwelveAnswers) {
  Counts counts;
  for_random_cases(10, [&](std::mt19937_64& random, std::uint64_t number) {
    const std::string made = random_choices(random, kMostRuns, /*flips=*/number % 10 == 0);
    SCOPED_TRACE("case " + std::to_string(number) + "\n" + made);
    const test::RunnableText text(made);
    const std::vector<eval::CaseFact> answers = text.given(0);
    const std::size_t all = decide::movable(text.program).size();
    counts["most answers"] = std::max(counts["most answers"], all);
    // Of an `any of` question each value is a move.
    expect_exhaustive(text, answers, 3 * kMostChangeable, counts);
  });
  show(counts);
  for (const char* what : {"achieved", "0 ways", "3 ways", "moves"}) EXPECT_GT(counts[what], 0u) << what;
  EXPECT_EQ(counts["most answers"], kMostChangeable);
}

}  // namespace
}  // namespace counsel::property
