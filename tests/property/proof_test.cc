// Every proof re-checks: what it says holds does hold in the model, what it says is absent is absent, its comparisons
// are true, it rests on nothing but facts, answers and declarations, and a candidate's contributions add up.
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "engine/decide/ranking.h"
#include "engine/explain/why.h"
#include "engine/lang/sentence.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel {
namespace {

using explain::Node;
using explain::NodeId;

std::set<std::string> everything_that_holds(const lang::Program& program, const eval::Model& model) {
  std::set<std::string> out;
  for (std::size_t i = 0; i < program.relations.size(); ++i)
    for (const RowId row : model.sorted_rows(static_cast<RelationId>(i)))
      out.insert(lang::fact_text(program.relations[i], model.values(static_cast<RelationId>(i), row)));
  return out;
}

bool comparison_is_true(const std::string& text) {
  double left = 0, right = 0;
  char op[3] = {};
  if (std::sscanf(text.c_str(), "%lf %2[<>=!] %lf", &left, op, &right) == 3) {
    const std::string sign = op;
    if (sign == "<") return left < right;
    if (sign == "<=") return left <= right;
    if (sign == ">") return left > right;
    if (sign == ">=") return left >= right;
    return (sign == "=") == (left == right);
  }
  const auto at = text.find(" != ");
  return at != std::string::npos && text.substr(0, at) != text.substr(at + 4);
}

void recheck(const explain::Proof& proof, const std::set<std::string>& holds, const std::string& context) {
  // No node rests on itself, however far down: depth-first with the nodes under way marked.
  enum class Mark { unseen, under_way, done };
  std::vector<Mark> marks(proof.nodes.size(), Mark::unseen);
  const auto visit = [&](const auto& self, NodeId id) -> void {
    auto& mark = marks[static_cast<std::size_t>(id)];
    ASSERT_NE(mark, Mark::under_way) << context << ": a proof that rests on itself";
    if (mark == Mark::done) return;
    mark = Mark::under_way;
    const Node& node = proof.node(id);
    for (const NodeId premise : node.premises) self(self, premise);
    mark = Mark::done;
    switch (node.kind) {
      case Node::Kind::absence:
        if (node.statement.find("?_") == std::string::npos) {
          EXPECT_FALSE(holds.contains(node.statement.substr(4))) << context << ": " << node.statement;
        }
        break;
      case Node::Kind::comparison:
        EXPECT_TRUE(comparison_is_true(node.statement)) << context << ": " << node.statement;
        break;
      case Node::Kind::candidate: break;
      case Node::Kind::rule:
        if (node.verb.empty()) {
          EXPECT_TRUE(holds.contains(node.statement)) << context << ": " << node.statement;
        }
        EXPECT_FALSE(node.rule.empty()) << context << ": " << node.statement << " follows from nothing";
        EXPECT_FALSE(node.premises.empty()) << context << ": " << node.statement;
        break;
      case Node::Kind::fact:
      case Node::Kind::answer:
        EXPECT_FALSE(node.place.empty()) << context << ": " << node.statement << " comes from nowhere";
        [[fallthrough]];
      case Node::Kind::declared:
        EXPECT_TRUE(holds.contains(node.statement) || node.statement.ends_with(" is none")) << context << ": " << node.statement;
        break;
    }
  };
  visit(visit, NodeId{});
}

TEST(Proofs, OfEveryExampleRecheckAgainstTheModel) {
  const test::RunnableText text(test::check_files(test::shipped_files("backend-frameworks")));
  std::size_t proofs = 0;
  for (std::size_t i = 0; i < text.program.examples.size(); ++i) {
    const std::string& name = text.program.examples[i].name;
    std::vector<Fact> answers;
    auto given = text.given(i);
    for (auto& fact : given) {
      fact.origin = static_cast<std::uint32_t>(answers.size());
      answers.push_back({.relation = text.program.relation(fact.relation).name, .values = fact.values, .origin = Origin::answer,
                         .place = "example " + name});
    }
    const auto model = text.run(given);
    ASSERT_TRUE(model.has_value());
    const auto holds = everything_that_holds(text.program, *model);
    explain::Explainer explainer({text.program, text.checked.sources, text.facts, answers, *model});
    const auto ranking = decide::rank(text.program, *model, DecisionId{});
    for (const decide::Candidate& candidate : ranking->candidates) {
      const explain::Proof proof = explainer.why(candidate);
      recheck(proof, holds, name + ", " + candidate.name);
      std::int64_t sum = 0;
      for (const NodeId id : proof.nodes.front().premises) sum += proof.node(id).points_udb.value_or(0);
      EXPECT_EQ(sum, candidate.points_udb) << name << ", " << candidate.name;
      ++proofs;
    }
    for (std::size_t relation = 0; relation < text.program.declared; ++relation)
      for (const RowId row : model->sorted_rows(static_cast<RelationId>(relation))) {
        recheck(explainer.why(static_cast<RelationId>(relation), row), holds, name);
        ++proofs;
      }
  }
  EXPECT_GT(proofs, 1000u);
}

}  // namespace
}  // namespace counsel
