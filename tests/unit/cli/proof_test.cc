#include "cli/render/proof.h"

#include <gmock/gmock.h>

#include "cli/render/json.h"

namespace counsel::cli {
namespace {

using explain::Node;
using explain::NodeId;
using explain::Proof;
using ::testing::HasSubstr;

Node answer(const std::string& statement) {
  return {.kind = Node::Kind::answer, .statement = statement, .place = "answer " + statement};
}

TEST(ProofText, GoesDownToAnswersFactsAndDocuments) {
  const explain::SourceNote source{{"tech", "10. Phoenix"}, "Top 10"};
  const Proof proof{{
      {.kind = Node::Kind::candidate,
       .statement = "Phoenix",
       .points_udb = 9'000'000,
       .premises = {NodeId{1}, NodeId{3}}},
      {.kind = Node::Kind::rule,
       .statement = "suggests Phoenix",
       .points_udb = 7'000'000,
       .verb = "suggests",
       .rule = "live",
       .label = "Live",
       .because = "it is live",
       .place = "k.rules:4",
       .sources = {source},
       .premises = {NodeId{2}}},
      answer("real-time"),
      {.kind = Node::Kind::rule,
       .statement = "suggests Phoenix",
       .points_udb = 2'000'000,
       .verb = "suggests",
       .rule = "known",
       .label = "known",
       .place = "k.rules:9",
       .premises = {NodeId{4}, NodeId{5}}},
      {.kind = Node::Kind::fact,
       .statement = "Phoenix written-in Elixir",
       .place = "k.rules:12",
       .who = "tester",
       .origin = Origin::person,
       .sources = {source}},
      {.kind = Node::Kind::absence, .statement = "not need orm"},
  }};
  EXPECT_EQ(proof_text(proof, {.columns = 60}),
            "Phoenix, 9.0 points\n"
            "├─ +7.0 it is live\n"
            "│  │  rule live \"Live\", k.rules:4; [1] \"10. Phoenix\"\n"
            "│  └─ real-time — answer real-time\n"
            "└─ +2.0 known\n"
            "   │  rule known, k.rules:9\n"
            "   ├─ Phoenix written-in Elixir — k.rules:12, added by\n"
            "   │  tester; [1] \"10. Phoenix\"\n"
            "   └─ not need orm — nothing says so\n"
            "\nSources\n  [1] Top 10\n");
}

TEST(ProofText, ShowsASharedPartOnce) {
  const Proof proof{{
      {.kind = Node::Kind::rule,
       .statement = "a",
       .rule = "r",
       .label = "r",
       .place = "x:1",
       .premises = {NodeId{1}, NodeId{1}}},
      {.kind = Node::Kind::rule, .statement = "b", .rule = "s", .label = "s", .place = "x:2", .premises = {NodeId{2}}},
      answer("c"),
  }};
  EXPECT_EQ(proof_text(proof, {}), "a\n│  rule r, x:1\n├─ b\n│  │  rule s, x:2\n│  └─ c — answer c\n└─ b — as above\n");
}

/// A chain of that many rules over one answer.
Proof chain(std::size_t length) {
  Proof proof;
  for (std::uint32_t i = 0; i < length; ++i)
    proof.nodes.push_back({.kind = Node::Kind::rule,
                           .statement = "s" + std::to_string(i),
                           .rule = "r",
                           .label = "r",
                           .place = "x:1",
                           .premises = {NodeId{i + 1}}});
  proof.nodes.push_back(answer("end"));
  return proof;
}

TEST(ProofText, GoesOnBelowWhereItGrowsTooDeep) {
  const std::string text = proof_text(chain(20), {});
  EXPECT_THAT(text, HasSubstr("s12 — shown below as (1)\n"));
  EXPECT_THAT(text, HasSubstr("\n(1) s12\n"));
  EXPECT_THAT(text, HasSubstr("end — answer end"));
}

TEST(ProofText, IsLinearInProofsOfAnyDepth) {
  const std::string text = proof_text(chain(100'000), {});
  EXPECT_THAT(text, HasSubstr("end — answer end"));
  EXPECT_LT(text.size(), 20'000'000u);
}

TEST(ProofJson, KeepsTheGraph) {
  const std::string json = proof_json(chain(2));
  for (const char* part :
       {R"("format": "counsel.proof/1")", R"("root": 0)", R"("kind": "rule")", R"("kind": "answer")"})
    EXPECT_THAT(json, HasSubstr(part));
  EXPECT_THAT(proof_json({}), HasSubstr(R"("root": null)"));
}

}  // namespace
}  // namespace counsel::cli
