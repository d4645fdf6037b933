#include "engine/explain/check_proof.h"

#include <gtest/gtest.h>

#include "engine/decide/ranking.h"
#include "engine/explain/why.h"
#include "tests/support/rules_text.h"

namespace counsel::explain {
namespace {

using test::RunnableText;

const char kRules[] = R"(
source book "The book"
kind framework: A "Framework A", B
kind feature: orm, admin
attribute need: any of feature  ask "What?"
attribute size: integer  ask "How many?"
attribute scale: one of small, large
relation offers(framework: framework, feature: feature)
decision framework: one of framework
fact A offers orm  source book "Features"
fact A offers admin
rule tiny  size < 3 implies scale is small
rule ships  need ?x and ?f offers ?x suggests ?f for each ?x  because "it ships {?x}"
rule rich  count of ?x where (A offers ?x) >= 2 suggests A weakly
rule lacks  need ?x and not ?f offers ?x and ?f offers orm discourages ?f
relation price(f: framework, euros: number)
fact price(A, 2)
rule cheap  count of ?x where (?e = 2 and price(?x, ?e)) >= 1 suggests B  -- an integer is compared with a number
rule bare  not B offers orm discourages B
)";

class CheckProof : public testing::Test {
 protected:
  CheckProof() {
    for (const auto& [attribute, value] :
         {std::pair<const char*, Value>{"need", Name{"orm"}}, {"size", std::int64_t{2}}}) {
      given_.push_back(text_.answer(attribute, value));
      given_.back().origin = static_cast<std::uint32_t>(answers_.size());
      answers_.push_back(
          {.relation = attribute, .values = given_.back().values, .origin = Origin::answer, .place = "answer"});
    }
    model_ = text_.run(given_);
  }

  Proof scale() {
    return Explainer({text_.program, text_.checked.sources, text_.facts, answers_, *model_})
        .why_values(*text_.program.find_relation("scale"));
  }
  Proof ranking() {
    return Explainer({text_.program, text_.checked.sources, text_.facts, answers_, *model_})
        .why(*decide::rank(text_.program, *model_, DecisionId{}));
  }
  Proof candidate(const char* name) {
    const auto ranking = decide::rank(text_.program, *model_, DecisionId{});
    Explainer explainer({text_.program, text_.checked.sources, text_.facts, answers_, *model_});
    for (const decide::Candidate& each : ranking->candidates)
      if (each.name == name) return explainer.why(DecisionId{}, each);
    return {};
  }

  /// What is wrong, with the words of the step; empty where nothing is.
  std::string wrong(const Proof& proof) const {
    const auto step = check_proof(text_.program, text_.facts.facts, answers_, proof);
    if (!step) return "";
    return proof.nodes.empty() ? step->what : proof.node(step->node).statement + ": " + step->what;
  }

  static Node& node(Proof& proof, Node::Kind kind) {
    for (Node& each : proof.nodes)
      if (each.kind == kind) return each;
    throw std::logic_error("no such node");
  }

  RunnableText text_{kRules};
  std::vector<eval::CaseFact> given_;
  std::vector<Fact> answers_;
  Result<eval::Model> model_ = fail(ErrorKind::invalid_input, "not yet run");
};

TEST_F(CheckProof, AcceptsWhatFollows) {
  EXPECT_EQ(wrong(scale()), "");
  EXPECT_EQ(wrong(candidate("A")), "");
  EXPECT_EQ(wrong(candidate("B")), "");
  EXPECT_EQ(wrong(ranking()), "");
}

TEST_F(CheckProof, SaysThatACandidateIsMissingInARanking) {
  Proof proof = ranking();
  proof.nodes.front().premises.pop_back();
  EXPECT_EQ(wrong(proof), "framework: `B` is missing");
}

TEST_F(CheckProof, SaysThatACandidateIsRankedTwice) {
  Proof proof = ranking();
  proof.nodes.front().premises.back() = proof.nodes.front().premises.front();
  EXPECT_EQ(wrong(proof), "framework: `Framework A` is no candidate, or is there twice");
}

TEST_F(CheckProof, SaysThatCandidatesAreInAnotherOrder) {
  Proof proof = ranking();
  std::swap(proof.nodes.front().premises.front(), proof.nodes.front().premises.back());
  EXPECT_EQ(wrong(proof), "framework: the candidates are in another order");
}

TEST_F(CheckProof, SaysThatARankingIsOfAnotherDecision) {
  Proof proof = ranking();
  proof.nodes.front().statement = "colour";
  EXPECT_EQ(wrong(proof), "colour: the decision is another one");
}

TEST_F(CheckProof, SaysThatNoRuleConcludesIt) {
  Proof proof = scale();
  std::get<RowClaim>(proof.nodes.front().claim).values = {Name{"large"}};
  proof.nodes.front().statement = "scale is large";
  EXPECT_EQ(wrong(proof), "scale is large: `tiny` does not conclude this");
}

TEST_F(CheckProof, SaysThatAnAnswerWasNotGiven) {
  Proof proof = scale();
  node(proof, Node::Kind::answer).place = "somebody else's answer";
  EXPECT_EQ(wrong(proof), "size is 2: nobody stated this");
}

TEST_F(CheckProof, SaysThatAPremiseIsMissing) {
  Proof proof = scale();
  proof.nodes.front().premises.pop_back();
  EXPECT_EQ(wrong(proof), "scale is small: a premise is missing");
}

TEST_F(CheckProof, SaysThatAComparisonIsNotSo) {
  Proof proof = scale();
  std::get<ComparisonClaim>(node(proof, Node::Kind::comparison).claim).left = std::int64_t{1};
  EXPECT_EQ(wrong(proof), "scale is small: the sides of `size < 3 (2 < 3)` come to something else");
}

TEST_F(CheckProof, SaysThatMembersAreNotAllThereAre) {
  Proof proof = candidate("A");
  Node& count = node(proof, Node::Kind::aggregate);
  count.premises.pop_back();
  std::get<AggregateClaim>(count.claim).members.pop_back();
  EXPECT_EQ(wrong(proof),
            "suggests Framework A: the members of `2 = count of ?x where (A offers ?x)` are not all there are");
}

TEST_F(CheckProof, SaysWhatElseIsSaidOfACandidate) {
  Proof proof = candidate("A");
  proof.nodes.front().premises.pop_back();
  EXPECT_EQ(wrong(proof), "Framework A: rule `rich` says something, too");
}

TEST_F(CheckProof, SaysThatPointsAreOthers) {
  Proof proof = candidate("A");
  *proof.nodes.front().points_udb += 1;
  EXPECT_EQ(wrong(proof), "Framework A: what is said does not sum to the points");
}

TEST_F(CheckProof, SaysThatAProofGoesRound) {
  Proof proof = scale();
  proof.nodes.back().premises.push_back(NodeId{0});
  EXPECT_EQ(wrong(proof), proof.nodes.back().statement + ": it rests on itself");
}

TEST_F(CheckProof, AnEmptyProofProvesNothing) { EXPECT_EQ(wrong(Proof{}), "there is no step"); }

}  // namespace
}  // namespace counsel::explain
