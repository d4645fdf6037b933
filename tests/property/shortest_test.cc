// The proof shown of a row is the shortest by shortest.h's measure: compared with lengths found by going over all rows
// and all their ways, again and again, until nothing changes; and its size and height are counted off the proof itself.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/explain/shortest.h"
#include "engine/explain/why.h"
#include "engine/lang/sentence.h"
#include "tests/property/random_rule_base.h"
#include "tests/property/random_runs.h"
#include "tests/property/rule_base_answers.h"
#include "tests/support/rules_text.h"

namespace counsel::property {
namespace {

using explain::Node;
using explain::NodeId;
using explain::ProofLength;
using Row = std::pair<RelationId, RowId>;

ProofLength over(const std::vector<ProofLength>& premises) {
  ProofLength out;
  for (const ProofLength& each : premises) {
    out.height = std::max(out.height, each.height);
    out.size += each.size;
  }
  ++out.height;
  return out;
}

/// Of a node: rows that it rests on by conditions without `not`, aggregates and `every`.
ProofLength counted(const explain::Proof& proof, NodeId id) {
  const Node& node = proof.node(id);
  if (node.kind != Node::Kind::rule && node.kind != Node::Kind::combined && node.kind != Node::Kind::declared)
    return {};
  if (node.premises.empty() && node.kind == Node::Kind::declared) return {};
  std::vector<ProofLength> premises;
  for (const NodeId premise : node.premises)
    if (std::holds_alternative<explain::RowClaim>(proof.node(premise).claim))
      premises.push_back(counted(proof, premise));
  return over(premises);
}

class BruteForce {
 public:
  BruteForce(const lang::Program& program, const eval::Model& model)
      : program_(program), model_(model), matcher_(program, model) {
    for (std::size_t i = 0; i < model.relations(); ++i)
      for (const RowId row : model.sorted_rows(static_cast<RelationId>(i)))
        rows_.emplace_back(static_cast<RelationId>(i), row);
    for (bool changed = true; changed;) {
      changed = false;
      for (const Row& row : rows_) {
        const auto found = shortest(row);
        if (found && (!lengths_.contains(row) || lengths_.at(row) != *found)) {
          lengths_[row] = *found;
          changed = true;
        }
      }
    }
  }

  const std::vector<Row>& rows() const { return rows_; }
  ProofLength length(Row row) const { return lengths_.at(row); }

 private:
  std::optional<ProofLength> shortest(Row row) {
    const auto ways = matcher_.derivations(row.first, row.second);
    if (ways.empty()) return model_.source(row.first, row.second) ? ProofLength{} : added_up(row);
    std::optional<ProofLength> least;
    for (const eval::Derivation& way : ways)
      if (const auto length = length_by(way); length && (!least || *length < *least)) least = length;
    return least;
  }

  std::optional<ProofLength> length_by(const eval::Derivation& way) {
    const lang::Rule* const rule = way.rule ? &program_.rule(*way.rule) : nullptr;
    std::vector<ProofLength> premises;
    bool stated = false;
    for (const eval::Premise& premise : way.match.premises) {
      if (rule && lang::is_implied(rule->alternatives[way.alternative].literals[premise.literal])) continue;
      const auto known = lengths_.find({premise.relation, premise.row});
      if (known == lengths_.end()) return std::nullopt;
      premises.push_back(known->second);
      stated = model_.source(premise.relation, premise.row).has_value();
    }
    using Origin = lang::Rule::Origin;
    if (rule ? rule->origin == Origin::passed_on : stated) return premises.front();
    return !rule || rule->origin == Origin::written ? over(premises) : ProofLength{};
  }

  std::optional<ProofLength> added_up(Row row) {
    std::vector<ProofLength> parts;
    bool stated_alone = false;
    const explain::Grounds grounds{program_, sources_, facts_, {}, model_};
    for (const Row& part : explain::adds_up_from(row.first, row.second, grounds)) {
      if (!lengths_.contains(part)) return std::nullopt;
      parts.push_back(lengths_.at(part));
      stated_alone = part.first == program_.stated(row.first);
    }
    return parts.size() == 1 && stated_alone ? parts.front() : over(parts);
  }

  const lang::Program& program_;
  const eval::Model& model_;
  eval::Matcher matcher_;
  std::vector<Row> rows_;
  std::map<Row, ProofLength> lengths_;
  lang::Sources sources_;
  FactSet facts_;
};

TEST(ShortestProofs, AreThoseOfBruteForce) {
  std::uint64_t rows = 0, choices = 0;
  for_random_cases(100, [&](std::mt19937_64& random, std::uint64_t i) {
    const RuleBase made = random_rule_base(random);
    SCOPED_TRACE("case " + std::to_string(i) + "\n" + made.text);
    test::CheckedText checked = test::check_text(made.text);
    if (!checked.program) return;
    const test::RunnableText text(std::move(checked));
    auto given = case_facts(made, text.program);
    std::vector<Fact> answers;
    for (eval::CaseFact& fact : given) {
      fact.origin = static_cast<std::uint32_t>(answers.size());
      answers.push_back({.relation = text.program.relation(fact.relation).name, .values = fact.values});
    }
    const auto model = text.run(given);
    if (!model) return;
    BruteForce brute_force(text.program, *model);
    explain::Explainer explainer({text.program, text.checked.sources, text.facts, answers, *model});
    eval::Matcher matcher(text.program, *model);
    for (const Row& row : brute_force.rows()) {
      const explain::Proof proof = explainer.why(row.first, row.second);
      const ProofLength shown = counted(proof, NodeId{});
      EXPECT_EQ(shown.height, brute_force.length(row).height) << proof.nodes.front().statement;
      EXPECT_EQ(shown.size, brute_force.length(row).size) << proof.nodes.front().statement;
      ++rows;
      choices += matcher.derivations(row.first, row.second).size() > 1;
    }
  });
  std::cout << rows << " rows, " << choices << " of them with several ways\n";
  EXPECT_GT(choices, rows / 100);
}

}  // namespace
}  // namespace counsel::property
