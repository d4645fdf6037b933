#include "engine/explain/trim.h"

#include <gtest/gtest.h>

namespace counsel::explain {
namespace {

using Kind = Node::Kind;

Node rule(const std::string& statement, std::optional<std::int64_t> points_udb, std::vector<NodeId> premises = {}) {
  return {.kind = Kind::rule, .statement = statement, .points_udb = points_udb, .verb = "suggests",
          .premises = std::move(premises)};
}

Node says(const std::string& verb, const std::string& overridden_by = "") {
  Node node = rule(verb, std::nullopt);
  node.verb = verb;
  node.overridden_by = overridden_by;
  return node;
}

std::vector<NodeId> ids(std::uint32_t from, std::uint32_t to) {
  std::vector<NodeId> out;
  for (; from <= to; ++from) out.push_back(NodeId{from});
  return out;
}

/// A candidate about which everything is said that can be.
Proof candidate() {
  return {{{.kind = Kind::candidate, .statement = "X", .points_udb = 4'500'000, .premises = ids(1, 7)},
           says("excludes"), rule("most", 7'000'000), rule("against", -3'000'000), rule("some", 1'000'000),
           rule("least", -500'000), says("cautions"), says("suggests", "late")}};
}

std::string statements(const Proof& proof) {
  std::string out;
  for (const Node& node : proof.nodes) out += (out.empty() ? "" : " ") + node.statement;
  return out;
}

TEST(Trimmed, LeavesAProofAloneUnlessTold) {
  const Proof proof = candidate();
  const Proof same = trimmed(proof, {});
  EXPECT_EQ(statements(same), statements(proof));
  EXPECT_FALSE(same.nodes.front().hidden.any());
  EXPECT_TRUE(trimmed({}, {.reasons = 1, .depth = 0}).nodes.empty());
}

TEST(Trimmed, KeepsTheReasonsThatWeighMostAndCountsTheOthersByKind) {
  struct Case {
    std::size_t reasons;
    std::string kept;
    Hidden hidden;
  };
  const Hidden::Said least{1, -500'000}, both{2, -3'500'000}, some{1, 1'000'000}, more{2, 8'000'000};
  for (const Case& each : std::vector<Case>{
           {7, "X excludes most against some least cautions suggests", {}},
           {6, "X excludes most against some least cautions", {.overridden = 1}},
           {5, "X excludes most against some least", {.cautions = 1, .overridden = 1}},
           {4, "X excludes most against some", {.against = least, .cautions = 1, .overridden = 1}},
           {2, "X excludes most", {.in_favour = some, .against = both, .cautions = 1, .overridden = 1}},
           {0, "X", {.in_favour = more, .against = both, .exclusions = 1, .cautions = 1, .overridden = 1}}}) {
    const Proof smaller = trimmed(candidate(), {.reasons = each.reasons});
    EXPECT_EQ(statements(smaller), each.kept);
    EXPECT_EQ(smaller.nodes.front().hidden, each.hidden) << each.kept;
  }
}

TEST(Trimmed, KeepsTheFirstCandidatesOfARankingAndThoseThatAreRuledOut) {
  const auto stands = [](const std::string& name, std::vector<NodeId> premises) {
    return Node{.kind = Kind::candidate, .statement = name, .points_udb = 0, .premises = std::move(premises)};
  };
  const Proof proof{{{.kind = Kind::ranking, .statement = "which?", .premises = ids(1, 4)},
                     stands("A", {NodeId{5}}), stands("B", {}), stands("C", {NodeId{6}}), stands("D", {NodeId{5}, NodeId{7}}),
                     rule("some", 1'000'000), says("excludes", "late"), says("excludes")}};
  EXPECT_EQ(statements(trimmed(proof, {.candidates = 3})), statements(proof));
  const Proof smaller = trimmed(proof, {.candidates = 1});
  EXPECT_EQ(statements(smaller), "which? A D some excludes");
  EXPECT_EQ(smaller.nodes.front().hidden, (Hidden{.candidates = 2}));
}

TEST(Trimmed, KeepsWhatIsCertainOfAnUncertainFactAndTheOrderOfTheRest) {
  const Proof proof{{{.kind = Kind::combined, .statement = "flu", .premises = ids(1, 4)},
                     rule("small", 100'000), rule("large", 4'000'000), rule("larger", 5'000'000),
                     {.kind = Kind::fact, .statement = "stated"}}};
  const Proof smaller = trimmed(proof, {.reasons = 3});
  EXPECT_EQ(statements(smaller), "flu large larger stated");
  EXPECT_EQ(smaller.nodes.front().hidden, (Hidden{.in_favour = {1, 100'000}}));
}

TEST(Trimmed, BelievesACountOnAFewOfItsMembers) {
  for (const Kind kind : {Kind::aggregate, Kind::every}) {
    Proof proof{{{.kind = kind, .statement = "many", .premises = ids(1, 30)}}};
    for (int i = 0; i < 30; ++i) proof.nodes.push_back({.kind = Kind::fact, .statement = "m"});
    EXPECT_EQ(trimmed(proof, {}).nodes.size(), 1 + kFewMembers);
    EXPECT_EQ(trimmed(proof, {}).nodes.front().hidden, (Hidden{.members = 20}));
    EXPECT_EQ(trimmed(proof, {.members = 30}).nodes.front().hidden, Hidden{});
    EXPECT_EQ(trimmed(proof, {.members = std::nullopt}).nodes.size(), 31u);
    // Made smaller again, it still says all that is hidden.
    EXPECT_EQ(trimmed(trimmed(proof, {}), {.members = 3}).nodes.front().hidden, (Hidden{.members = 27}));
  }
}

/// 0 → 1 → 2 → 4 → 5 and 0 → 3 → 4, 3 → 2.
Proof diamond() {
  return {{rule("0", {}, {NodeId{1}, NodeId{3}}), rule("1", {}, {NodeId{2}}), rule("2", {}, {NodeId{4}}),
           rule("3", {}, {NodeId{4}, NodeId{2}}), rule("4", {}, {NodeId{5}}), rule("5", {})}};
}

TEST(Trimmed, StopsAtADepthAndSaysHowManyNodesLieBelow) {
  Proof smaller = trimmed(diamond(), {.depth = 1});
  EXPECT_EQ(statements(smaller), "0 1 3");
  EXPECT_EQ(smaller.nodes[1].hidden.below, 3u);
  EXPECT_EQ(smaller.nodes[2].hidden.below, 3u);
  smaller = trimmed(diamond(), {.depth = 2});
  EXPECT_EQ(statements(smaller), "0 1 2 3 4");
  EXPECT_EQ(smaller.nodes[2].hidden.below, 2u);  // 4, though it is shown elsewhere, and 5
  EXPECT_EQ(smaller.nodes[4].hidden.below, 1u);
  EXPECT_TRUE(smaller.nodes[2].premises.empty());
  EXPECT_EQ(statements(trimmed(diamond(), {.depth = 3})), "0 1 2 3 4 5");
  EXPECT_EQ(trimmed(diamond(), {.depth = 0}).nodes.front().hidden.below, 5u);
}

TEST(Trimmed, CountsWhatLiesBelowMoreNodesThanAreLookedAtTogether) {
  constexpr std::uint32_t kRoots = 200;
  Proof proof{{rule("root", {}, ids(1, kRoots))}};
  for (std::uint32_t i = 1; i <= kRoots; ++i) proof.nodes.push_back(rule("r", {}, {NodeId{kRoots + i}}));
  for (std::uint32_t i = 1; i <= kRoots; ++i)  // a chain below, entered ever later
    proof.nodes.push_back(rule("c", {}, i < kRoots ? ids(kRoots + i + 1, kRoots + i + 1) : std::vector<NodeId>()));
  const Proof smaller = trimmed(proof, {.depth = 1});
  ASSERT_EQ(smaller.nodes.size(), 1u + kRoots);
  for (std::uint32_t i = 1; i <= kRoots; ++i) EXPECT_EQ(smaller.nodes[i].hidden.below, kRoots - i + 1);
}

TEST(Trimmed, GoesDownDeepProofs) {
  constexpr std::uint32_t kDepth = 100'000;
  Proof proof;
  for (std::uint32_t i = 0; i < kDepth; ++i) proof.nodes.push_back(rule("r", {}, {NodeId{i + 1}}));
  proof.nodes.push_back(rule("end", {}));
  const Proof smaller = trimmed(proof, {.depth = 10});
  EXPECT_EQ(smaller.nodes.size(), 11u);
  EXPECT_EQ(smaller.nodes.back().hidden.below, kDepth - 10);
}

}  // namespace
}  // namespace counsel::explain
