// Every proof re-checks: what it says holds does hold in the model, what it says is absent is absent, its comparisons
// are true, it rests on nothing but facts, answers and declarations, and a candidate's contributions add up.
#include <cstdlib>
#include <optional>
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

/// What is held with a certainty holds; how certain it is, the row of the statement alone does not say.
std::string without_certainty(const std::string& statement) { return statement.substr(0, statement.find(" (certainty ")); }

std::set<std::string> everything_that_holds(const lang::Program& program, const eval::Model& model) {
  std::set<std::string> out;
  for (std::size_t i = 0; i < program.relations.size(); ++i)
    for (const RowId row : model.sorted_rows(static_cast<RelationId>(i)))
      out.insert(without_certainty(
          lang::fact_text(program.relations[i], model.values(static_cast<RelationId>(i), row))));
  return out;
}

/// Computes what stands on the sides of a comparison: numbers, dates as days, and the arithmetic of both.
class Arithmetic {
 public:
  explicit Arithmetic(const std::string& text) : rest_(text) {}

  std::optional<double> value() {
    const double sum = read_sum();
    return failed_ || !rest_.empty() ? std::nullopt : std::optional(sum);
  }

 private:
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  double read_sum() {
    double sum = read_product();
    while (!failed_) {
      if (take(" + "))
        sum += read_product();
      else if (take(" - "))
        sum -= read_product();
      else
        break;
    }
    return sum;
  }

  double read_product() {
    double product = read_operand();
    while (!failed_) {
      if (take(" * "))
        product *= read_operand();
      else if (take(" / "))
        product /= read_operand();
      else
        break;
    }
    return product;
  }

  double read_operand() {
    if (take("(")) {
      const double inside = read_sum();
      failed_ |= !take(")");
      return inside;
    }
    if (const auto date = read_date(rest_.substr(0, 10))) {
      rest_.remove_prefix(10);
      return date->days;
    }
    const std::string text(rest_);
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    const auto used = static_cast<std::size_t>(end - text.c_str());
    failed_ |= used == 0;
    rest_.remove_prefix(used);
    return number;
  }

  std::string_view rest_;
  bool failed_ = false;
};

/// Numbers by their value; anything else by its text.
bool comparison_is_true(const std::string& text) {
  for (const std::string sign : {" <= ", " >= ", " != ", " < ", " > ", " = "}) {
    const auto at = text.find(sign);
    if (at == std::string::npos) continue;
    const std::string left_text = text.substr(0, at), right_text = text.substr(at + sign.size());
    const auto left = Arithmetic(left_text).value(), right = Arithmetic(right_text).value();
    if (!left || !right) return sign == " != " ? left_text != right_text : sign == " = " && left_text == right_text;
    if (sign == " <= ") return *left <= *right;
    if (sign == " >= ") return *left >= *right;
    if (sign == " < ") return *left < *right;
    if (sign == " > ") return *left > *right;
    return (sign == " = ") == (*left == *right);
  }
  return false;
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
      case Node::Kind::candidate:
      case Node::Kind::several:
      case Node::Kind::every:  // of nothing, it needs no premise
        break;
      case Node::Kind::aggregate:
        EXPECT_NE(node.statement.find(" of "), std::string::npos) << context << ": " << node.statement;
        break;
      case Node::Kind::binding:
      case Node::Kind::combined:
        EXPECT_FALSE(node.premises.empty()) << context << ": " << node.statement;
        break;
      case Node::Kind::rule:
        if (node.verb.empty()) {
          EXPECT_TRUE(holds.contains(without_certainty(node.statement))) << context << ": " << node.statement;
        }
        EXPECT_FALSE(node.rule.empty()) << context << ": " << node.statement << " follows from nothing";
        EXPECT_FALSE(node.premises.empty()) << context << ": " << node.statement;
        break;
      case Node::Kind::fact:
      case Node::Kind::answer:
        EXPECT_FALSE(node.place.empty()) << context << ": " << node.statement << " comes from nowhere";
        [[fallthrough]];
      case Node::Kind::declared:
      case Node::Kind::assumed:
        EXPECT_TRUE(holds.contains(without_certainty(node.statement)) || node.statement.ends_with(" is none"))
            << context << ": " << node.statement;
        break;
    }
  };
  visit(visit, NodeId{});
}

/// Of every candidate and every row of every example; how many there were.
std::size_t recheck_examples(const std::string& rule_base) {
  const test::RunnableText text(test::check_files(test::shipped_files(rule_base)));
  std::size_t proofs = 0;
  for (std::size_t i = 0; i < text.program.examples.size(); ++i) {
    const std::string name = rule_base + ", " + text.program.examples[i].name;
    std::vector<Fact> answers;
    auto given = text.given(i);
    for (auto& fact : given) {
      fact.origin = static_cast<std::uint32_t>(answers.size());
      answers.push_back({.relation = text.program.relation(fact.relation).name,
                         .values = fact.values,
                         .origin = Origin::answer,
                         .place = "example " + name});
    }
    const auto model = text.run(given);
    EXPECT_TRUE(model.has_value()) << name;
    if (!model) continue;
    const auto holds = everything_that_holds(text.program, *model);
    explain::Explainer explainer({text.program, text.checked.sources, text.facts, answers, *model});
    for (std::size_t decision = 0; decision < text.program.decisions.size(); ++decision) {
      const auto ranking = decide::rank(text.program, *model, static_cast<DecisionId>(decision));
      for (const decide::Candidate& candidate : ranking->candidates) {
        const explain::Proof proof = explainer.why(static_cast<DecisionId>(decision), candidate);
        recheck(proof, holds, name + ", " + candidate.name);
        std::int64_t sum = 0;
        for (const NodeId id : proof.nodes.front().premises) sum += proof.node(id).points_udb.value_or(0);
        EXPECT_EQ(sum, candidate.points_udb) << name << ", " << candidate.name;
        ++proofs;
      }
    }
    for (std::size_t relation = 0; relation < text.program.declared; ++relation)
      for (const RowId row : model->sorted_rows(static_cast<RelationId>(relation))) {
        recheck(explainer.why(static_cast<RelationId>(relation), row), holds, name);
        ++proofs;
      }
  }
  return proofs;
}

TEST(Proofs, OfEveryExampleRecheckAgainstTheModel) {
  EXPECT_GT(recheck_examples("backend-frameworks"), 1000u);
  EXPECT_GT(recheck_examples("animals"), 500u);
  EXPECT_GT(recheck_examples("loan"), 500u);
  EXPECT_GT(recheck_examples("organisation"), 500u);
}

}  // namespace
}  // namespace counsel
