// A proof made of the steps of other cases is the proof of a case that shares nothing, to the last byte of its text: of the
// rule base that ships and of random rule bases, over many cases one after the other.
#include <gtest/gtest.h>

#include <map>

#include "cli/audit/record_texts.h"
#include "cli/render/shared_texts.h"
#include "engine/explain/shared_work.h"
#include "engine/explain/why.h"
#include "tests/property/counts.h"
#include "tests/property/random_case.h"
#include "tests/property/rule_base_cases.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel::property {
namespace {

constexpr DecisionId kDecision{};
using Answers = std::vector<eval::CaseFact>;

/// As a person gives them, at one of two places.
std::vector<Fact> facts_of(Answers& answers, const lang::Program& program, std::mt19937_64& random) {
  std::vector<Fact> facts;
  for (eval::CaseFact& each : answers) {
    const lang::Relation& relation = program.relation(each.relation);
    each.origin = static_cast<std::uint32_t>(facts.size());
    const std::string& name = (relation.of ? program.relation(*relation.of) : relation).name;
    facts.push_back({.relation = name, .values = each.values, .origin = Origin::answer,
                     .place = random() % 4 == 0 ? "elsewhere" : "answer " + name});
  }
  return facts;
}

class Cases {
 public:
  Cases(const test::RunnableText& text, std::mt19937_64& random, Counts& counts)
      : text_(text), random_(random), counts_(counts), shared_(std::make_shared<explain::SharedWork>(text.program)) {}

  void expect_alike(Answers answers) {
    const std::vector<Fact> facts = facts_of(answers, text_.program, random_);
    const auto model = text_.run(answers);
    if (!model) return;
    const auto ranking = decide::rank(text_.program, *model, kDecision);
    if (!ranking) return;
    const explain::Grounds alone{text_.program, text_.checked.sources, text_.facts, facts, *model};
    explain::Grounds sharing = alone;
    sharing.shared = shared_;
    const explain::SharedProof proof = explain::Explainer(sharing).why_beside_others(*ranking);
    for (const auto& node : proof.nodes) {
      counts_[node.number == 0 ? "of the case alone" : node.number <= newest_ ? "of a case before" : "new"] += 1;
      newest_after_ = std::max(newest_after_, node.number);
    }
    newest_ = newest_after_;
    EXPECT_EQ(texts_.of(proof), cli::proof_text(explain::Explainer(alone).why(*ranking)));
  }

 private:
  const test::RunnableText& text_;
  std::mt19937_64& random_;
  Counts& counts_;
  std::shared_ptr<explain::SharedWork> shared_;
  cli::SharedTexts texts_;
  std::uint64_t newest_ = 0, newest_after_ = 0;
};

void expect_of_cases(const test::RunnableText& text, Answers first, std::mt19937_64& random, Counts& counts, int most) {
  Cases cases(text, random, counts);
  RandomCase some(text.program, random);
  for (int i = 0; i < most && !testing::Test::HasFailure(); ++i) {
    cases.expect_alike(i % 5 == 4 ? first : some.answers);
    some.change();
  }
}

TEST(SharedSteps, MakeTheProofsOfTheRuleBaseThatShips) {
  const test::RunnableText text(test::check_files(test::shipped_files("backend-frameworks")));
  Counts counts;
  for_random_cases(4, [&](std::mt19937_64& random, std::uint64_t number) {
    SCOPED_TRACE("case " + std::to_string(number));
    expect_of_cases(text, {}, random, counts, 100);
  });
  show(counts);
  EXPECT_GT(counts["of a case before"], counts["new"]);
}

TEST(SharedSteps, MakeTheProofsOfRandomRuleBases) {
  Counts counts;
  for_random_rule_bases(400, [&](const auto& text, const auto& given, auto& random) {
    expect_of_cases(text, given, random, counts, 20);
  });
  show(counts);
  for (const char* what : {"of a case before", "new"}) EXPECT_GT(counts[what], 0u) << what;
}

TEST(SharedSteps, AreNoneWhereThereAreTooManyWays) {
  std::string rules = "kind f: A\ndecision f: one of f\nattribute yes: yes or no ask \"Yes?\"\nrelation n(i: integer)\n";
  for (int i = 0; i < 101; ++i) rules += "fact n(" + std::to_string(i) + ")\n";  // 101 times 101 ways are more than kMostWays
  const test::RunnableText text(rules + "rule r  yes and n(?a) and n(?b) suggests A\nrule s  yes suggests A");
  std::mt19937_64 random(1);
  Counts counts;
  Cases cases(text, random, counts);
  cases.expect_alike({text.answer("yes", false)});
  cases.expect_alike({text.answer("yes", true)});
  EXPECT_EQ(counts["new"], 0u);
  EXPECT_GT(counts["of the case alone"], 2u);
}

}  // namespace
}  // namespace counsel::property
