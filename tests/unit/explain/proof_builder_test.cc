#include "engine/explain/proof_builder.h"

#include <gtest/gtest.h>

#include "engine/explain/why.h"
#include "tests/support/rules_text.h"

namespace counsel::explain {
namespace {

using test::RunnableText;

const std::string kDeclarations = R"(
kind part: wheel, bell, lamp
attribute need: any of part  ask "What?"
attribute fever: yes or no uncertain  ask "Fever?"
attribute cold: yes or no uncertain
attribute good: yes or no
attribute parts: integer
attribute size: integer  ask "How many?"  default 5
relation has(part: part)
relation costs(part: part, price: integer)
fact has wheel
fact has bell
fact wheel costs 7
fact bell costs 4
)";

void add_lines(const Proof& proof, NodeId id, const std::string& indent, std::string& out) {
  const Node& node = proof.node(id);
  out += indent + node.statement + "\n";
  for (const NodeId premise : node.premises) add_lines(proof, premise, indent + "  ", out);
}

/// The proof of the only row of an attribute, a line a node.
std::string proof_of(const RunnableText& text, const char* attribute, const std::vector<eval::CaseFact>& answers = {}) {
  std::vector<Fact> facts;
  auto given = answers;
  for (auto& fact : given) {
    fact.origin = static_cast<std::uint32_t>(facts.size());
    facts.push_back({.relation = text.program.relation(fact.relation).name, .values = fact.values, .origin = Origin::answer});
  }
  const auto model = text.run(given);
  EXPECT_TRUE(model) << model.error().message;
  Explainer explainer({text.program, text.checked.sources, text.facts, facts, *model});
  const RelationId id = *text.program.find_relation(attribute);
  EXPECT_EQ(model->rows(id), 1u);
  const Proof proof = explainer.why(id, RowId{0});
  std::string out = "\n";
  add_lines(proof, NodeId{0}, "", out);
  return out;
}

TEST(Proofs, OfAnAggregateShowEachOfItsBindings) {
  const RunnableText text(kDeclarations + R"(
rule r ?n = count of ?p where (has ?p) implies parts is ?n
rule s ?n = sum of ?c where (has ?p and ?p costs ?c) and ?n > 10 implies good)");
  EXPECT_EQ(proof_of(text, "parts"), R"(
parts is 2
  2 = count of ?p where (has(?p))
    has(bell)
    has(wheel)
)");
  EXPECT_EQ(proof_of(text, "good"), R"(
good
  11 = sum of ?c where (has(?p) and ?p costs ?c)
    has(bell) and bell costs 4
      has(bell)
      bell costs 4
    has(wheel) and wheel costs 7
      has(wheel)
      wheel costs 7
  11 > 10
)");
}

TEST(Proofs, OfWhatHoldsOfAllShowThatEachHasIt) {
  const RunnableText text(kDeclarations + R"(
rule r need wheel and every ?p where (need ?p) has (has ?p) implies good)");
  const auto need = [&](const char* part) { return text.answer("need", Name{part}); };
  EXPECT_EQ(proof_of(text, "good", {need("wheel"), need("bell")}), R"(
good
  need is wheel
  every ?p where (need is ?p) has (has(?p))
    need is bell and has(bell)
      need is bell
      has(bell)
    need is wheel and has(wheel)
      need is wheel
      has(wheel)
)");
}

TEST(Proofs, OfAnUncertainFactShowWhatAddsUp) {
  const RunnableText text(kDeclarations + R"(
rule a fever implies cold with certainty 0.8
rule b has wheel implies cold with certainty 0.5)");
  const RelationId fever = *text.program.find_relation("fever");
  EXPECT_EQ(proof_of(text, "cold", {{text.program.stated(fever), {true, 0.7}, 0}}), R"(
cold (certainty 78 %)
  cold
    fever (certainty 70 %)
  cold
    has(wheel)
)");
}

TEST(Proofs, OfADefaultSayThatItIsAssumed) {
  const RunnableText text(kDeclarations + "rule r size > 3 implies good");
  const auto model = text.run();
  Explainer explainer({text.program, text.checked.sources, text.facts, {}, *model});
  const Proof proof = explainer.why(*text.program.find_relation("good"), RowId{0});
  const Node& size = proof.node(proof.nodes.front().premises.at(0));
  EXPECT_EQ(size.kind, Node::Kind::assumed);
  EXPECT_EQ(size.statement, "size is 5");
}

TEST(Proofs, PassOverWhatOnlyPassesOn) {
  const RunnableText text(kDeclarations + "rule r size > 3 implies good");
  const auto answer = eval::CaseFact{text.program.stated(*text.program.find_relation("size")), {std::int64_t{7}}, 0};
  EXPECT_EQ(proof_of(text, "good", {answer}), "\ngood\n  size is 7\n  size > 3 (7 > 3)\n");
}

}  // namespace
}  // namespace counsel::explain
