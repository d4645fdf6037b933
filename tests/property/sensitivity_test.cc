// How firm a lead is said to be, against what comes out when it is tried: with every strength changed in the rule base,
// with each rule taken out of it, and with each answer left out of the case.
#include "engine/decide/sensitivity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "engine/decide/standing.h"
#include "engine/eval/compile.h"
#include "tests/property/random_case.h"
#include "tests/property/rule_base_cases.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel::property {
namespace {

using decide::LeadWithout;
using decide::Sensitivity;
using decide::Standings;
using Answers = std::vector<eval::CaseFact>;

constexpr int kFarthest = 98;
constexpr auto kNothingLeft = std::numeric_limits<std::int64_t>::min();
constexpr auto kAllLeft = std::numeric_limits<std::int64_t>::max();

/// A case in which one candidate leads alone.
struct Tried {
  const test::RunnableText& text;
  const Answers& answers;
  const eval::Model& model;
  const Sensitivity& found;
};

Result<Standings> whole_run(const lang::Program& program, const FactSet& facts, const Answers& answers) {
  const eval::Plan plan = eval::compile(program);
  const auto model = eval::run(*eval::prepare(plan, facts), answers);
  if (!model) return tl::unexpected(model.error());
  return decide::standings(program, *model, DecisionId{});
}

bool weighs(const lang::RuleConclusion& conclusion) {
  return conclusion.verb == lang::Verb::suggests || conclusion.verb == lang::Verb::discourages;
}

double moved(double strength, int hundredths) { return std::clamp(strength + hundredths / 100.0, 0.01, 0.99); }

/// Strengths that a variable gives come from `trust` facts in random rule bases.
std::vector<std::size_t> leaders_when_all_move(const Tried& tried, int hundredths) {
  lang::Program program = tried.text.program;
  for (lang::Rule& rule : program.rules)
    for (lang::RuleConclusion& conclusion : rule.conclusions)
      if (weighs(conclusion) && conclusion.strength) conclusion.strength = moved(*conclusion.strength, hundredths);
  FactSet facts = tried.text.facts;
  for (Fact& fact : facts.facts)
    if (fact.relation == "trust") fact.values.back() = moved(std::get<double>(fact.values.back()), hundredths);
  return decide::leaders_of(*whole_run(program, facts, tried.answers));
}

void expect_smallest_change_of_all(const Tried& tried) {
  for (int size = 1; size <= kFarthest; ++size)
    for (const int hundredths : {-size, size}) {
      const auto leaders = leaders_when_all_move(tried, hundredths);
      if (leaders == std::vector{tried.found.leader}) continue;
      ASSERT_TRUE(tried.found.strengths.alike.has_value()) << hundredths;
      EXPECT_EQ(tried.found.strengths.alike->hundredths, hundredths);
      EXPECT_EQ(tried.found.strengths.alike->leaders, leaders);
      return;
    }
  EXPECT_FALSE(tried.found.strengths.alike.has_value());
}

/// Whether some strengths moved up and the others down, all as far, lose the lead.
bool can_lose(const Tried& tried, int hundredths) {
  lang::Program program = tried.text.program;
  std::vector<double*> strengths;
  for (lang::Rule& rule : program.rules)
    for (lang::RuleConclusion& conclusion : rule.conclusions)
      if (weighs(conclusion)) strengths.push_back(&*conclusion.strength);
  std::vector<double> given;
  for (const double* strength : strengths) given.push_back(*strength);
  for (std::size_t up = 0; up < std::size_t{1} << strengths.size(); ++up) {
    for (std::size_t i = 0; i < strengths.size(); ++i)
      *strengths[i] = moved(given[i], (up >> i & 1) == 1 ? hundredths : -hundredths);
    const auto standings = decide::standings(program, tried.model, DecisionId{});
    if (decide::leaders_of(*standings) != std::vector{tried.found.leader}) return true;
  }
  return false;
}

bool can_be_tried_in_all_directions(const lang::Program& program) {
  std::size_t count = 0;
  for (const lang::Rule& rule : program.rules)
    for (const lang::RuleConclusion& conclusion : rule.conclusions) {
      if (!weighs(conclusion)) continue;
      if (!conclusion.strength || ++count > 7) return false;
    }
  return true;
}

void expect_smallest_tolerance(const Tried& tried) {
  const auto& apart = tried.found.strengths.apart;
  const int smallest = apart ? apart->hundredths : kFarthest + 1;
  if (apart) {
    EXPECT_TRUE(can_lose(tried, smallest)) << smallest;
  }
  if (smallest > 1) {
    EXPECT_FALSE(can_lose(tried, smallest - 1)) << smallest;
  }
}

std::optional<std::int64_t> margin_in(const Standings& standings, std::size_t leader) {
  std::vector<std::int64_t> others;
  for (std::size_t i = 0; i < standings.candidates.size(); ++i)
    if (i != leader && !standings.candidates[i].excluded()) others.push_back(standings.candidates[i].points_udb);
  if (others.empty() || standings.candidates[leader].excluded()) return std::nullopt;
  return standings.candidates[leader].points_udb - *std::ranges::max_element(others);
}

/// What is left of the lead, and how it is told.
std::pair<std::int64_t, LeadWithout> left(const Tried& tried, const Standings& standings) {
  const LeadWithout told{decide::leaders_of(standings), margin_in(standings, tried.found.leader)};
  const bool lost = standings.contradictions > 0 || standings.candidates[tried.found.leader].excluded();
  return {lost ? kNothingLeft : told.margin_udb.value_or(kAllLeft), told};
}

/// Of all that could be missing, what leaves the least of the lead: less than there is, and the first of equals.
template <class What>
class Least {
 public:
  explicit Least(const Tried& tried) : tried_(tried), left_(tried.found.margin_udb.value_or(kAllLeft)) {}

  void weigh(What what, const Result<Standings>& standings) {
    if (!standings) return;
    const auto [now, told] = left(tried_, *standings);
    if (now >= left_) return;
    left_ = now;
    what_ = what;
    told_ = told;
  }
  void expect(const std::optional<decide::Hinge<What>>& found) const {
    ASSERT_EQ(found.has_value(), what_.has_value());
    if (!found) return;
    EXPECT_EQ(found->what, *what_);
    EXPECT_EQ(found->without.leaders, told_.leaders);
    EXPECT_EQ(found->without.margin_udb, told_.margin_udb);
  }

 private:
  const Tried& tried_;
  std::int64_t left_;
  std::optional<What> what_;
  LeadWithout told_;
};

void expect_rule_it_hangs_on(const Tried& tried) {
  Least<RuleId> least(tried);
  for (std::size_t i = 0; i < tried.text.program.written; ++i) {
    lang::Program program = tried.text.program;
    lang::Rule& rule = program.rules[i];
    const bool advises = std::ranges::any_of(rule.conclusions, [](const auto& c) { return c.verb != lang::Verb::implies; });
    if (!advises) continue;
    std::erase_if(rule.heads, [&](const lang::Head& head) {
      return rule.conclusions[head.conclusion].verb != lang::Verb::implies;
    });
    least.weigh(static_cast<RuleId>(i), whole_run(program, tried.text.facts, tried.answers));
  }
  least.expect(tried.found.rule);
}

void expect_answer_it_hangs_on(const Tried& tried) {
  Least<std::size_t> least(tried);
  for (std::size_t i = 0; i < tried.answers.size(); ++i) {
    if (tried.text.program.relation(tried.answers[i].relation).name == "today") continue;
    Answers answers = tried.answers;
    answers.erase(answers.begin() + static_cast<std::ptrdiff_t>(i));
    least.weigh(i, whole_run(tried.text.program, tried.text.facts, answers));
  }
  least.expect(tried.found.answer);
}

void expect_margin(const Tried& tried, const Standings& standings) {
  EXPECT_EQ(std::vector{tried.found.leader}, decide::leaders_of(standings));
  EXPECT_EQ(tried.found.margin_udb, margin_in(standings, tried.found.leader));
  EXPECT_EQ(tried.found.runners_up.empty(), !tried.found.margin_udb.has_value());
  for (const std::size_t each : tried.found.runners_up) EXPECT_EQ(decide::rank_of(standings, each), 2u);
}

/// Calls `expect` where one candidate leads alone; there is nothing to tell otherwise.
template <class Expect>
bool try_case(const test::RunnableText& text, const Answers& answers, const Expect& expect) {
  const auto model = text.run(answers);
  if (!model) return false;  // arithmetic without a result
  const RunLimits limits;
  const auto standings = decide::standings(text.program, *model, DecisionId{});
  const auto found = decide::sensitivity({text.program, text.facts, answers, limits}, *model, DecisionId{});
  EXPECT_TRUE(standings && found);
  EXPECT_EQ(found->has_value(), decide::leaders_of(*standings).size() == 1);
  if (!found->has_value()) return false;
  const Tried tried{text, answers, *model, **found};
  expect_margin(tried, *standings);
  expect(tried);
  return true;
}

TEST(SensitivityProperty, IsWhatComesOutInRandomRuleBases) {
  std::size_t leads = 0, in_all_directions = 0;
  for_random_rule_bases(150, [&](const auto& text, const auto& given, auto&) {
    leads += try_case(text, given, [&](const Tried& tried) {
      expect_smallest_change_of_all(tried);
      if (can_be_tried_in_all_directions(text.program)) {
        expect_smallest_tolerance(tried);
        ++in_all_directions;
      }
      expect_rule_it_hangs_on(tried);
      expect_answer_it_hangs_on(tried);
    });
  });
  std::cout << leads << " leads, " << in_all_directions << " with strengths moved in all directions\n";
  EXPECT_GT(in_all_directions, 0u);
}

TEST(SensitivityProperty, IsWhatComesOutInTheShippedRules) {
  const test::RunnableText text(test::check_files(test::shipped_files("backend-frameworks")));
  std::size_t leads = 0;
  for_random_cases(12, [&](std::mt19937_64& random, std::uint64_t number) {
    SCOPED_TRACE("case " + std::to_string(number));
    leads += try_case(text, RandomCase(text.program, random).answers, [&](const Tried& tried) {
      expect_rule_it_hangs_on(tried);
      expect_answer_it_hangs_on(tried);
    });
  });
  EXPECT_GT(leads, 0u);
}

}  // namespace
}  // namespace counsel::property
