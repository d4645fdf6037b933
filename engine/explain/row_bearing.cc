#include "engine/explain/row_bearing.h"

#include <algorithm>
#include <set>

#include "engine/explain/wording.h"
#include "engine/lang/walk.h"

namespace counsel::explain {

using lang::Role;

struct RowBearing::Rows {
  RelationId relation{};
  std::vector<std::optional<Value>> cells;  // nothing: any value

  bool operator<(const Rows& other) const {
    if (relation != other.relation) return relation < other.relation;
    return std::ranges::lexicographical_compare(cells, other.cells, [](const auto& a, const auto& b) {
      if (!a || !b) return !a && b;
      return a->index() != b->index() ? a->index() < b->index() : compare(*a, *b) < 0;
    });
  }
};

class RowBearing::Search {
 public:
  explicit Search(const RowBearing& of) : of_(of), program_(of.program_) {}

  std::vector<std::uint32_t> from(Rows start) {
    need(std::move(start));
    while (!waiting_.empty()) {
      const Rows& rows = *waiting_.back();
      waiting_.pop_back();
      look_at(rows);
    }
    return {found_.begin(), found_.end()};
  }

 private:
  void need(Rows rows) {
    const auto [place, is_new] = seen_.insert(std::move(rows));
    if (is_new) waiting_.push_back(&*place);
  }
  void need_all(RelationId relation) { need({relation, std::vector<std::optional<Value>>(program_.relation(relation).width())}); }

  void look_at(const Rows& rows) {
    const lang::Relation& relation = program_.relation(rows.relation);
    found_.insert(of_.answered_[index(rows.relation)].begin(), of_.answered_[index(rows.relation)].end());
    for (const Concluding& each : of_.concluding_[index(rows.relation)]) follow(each, rows);
    if (relation.role == Role::known || relation.role == Role::given) need_all(*relation.of);
    if (!relation.uncertain) return;
    Rows alike = rows;  // with any certainty
    alike.cells.back().reset();
    for (const RelationId evidence : of_.evidence_[index(rows.relation)]) {
      Rows said = alike;
      said.relation = evidence;
      said.cells.resize(relation.columns.size());
      said.cells.resize(program_.relation(evidence).width());
      need(std::move(said));
    }
    alike.relation = program_.stated(rows.relation);
    need(std::move(alike));
  }

  void follow(const Concluding& concluding, const Rows& rows) {
    const lang::Rule& rule = program_.rule(concluding.rule);
    std::vector<std::optional<Value>> values(rule.variables.size());
    for (std::size_t i = 0; i < rows.cells.size(); ++i) {
      if (!rows.cells[i]) continue;
      const lang::Term& term = concluding.head->terms[i];
      if (const auto* constant = std::get_if<Value>(&term); constant && *constant != *rows.cells[i]) return;
      if (const auto* variable = std::get_if<VariableId>(&term)) {
        auto& value = values[index(*variable)];
        if (value && *value != *rows.cells[i]) return;
        value = rows.cells[i];
      }
    }
    for (const RelationId named : of_.named_[index(concluding.rule)]) need_all(named);
    for (const lang::Alternative& alternative : rule.alternatives)
      lang::for_each_literal(alternative, [&](const lang::Literal& literal) {
        if (const auto* atom = std::get_if<lang::Atom>(&literal)) read(*atom, values);
      });
  }

  void read(const lang::Atom& atom, const std::vector<std::optional<Value>>& values) {
    Rows rows{atom.relation, {}};
    for (const lang::Term& term : atom.terms) {
      const auto* constant = std::get_if<Value>(&term);
      const auto* variable = std::get_if<VariableId>(&term);
      rows.cells.push_back(constant ? std::optional(*constant) : variable ? values[index(*variable)] : std::nullopt);
    }
    need(std::move(rows));
    // Where a value does not hold, a proof shows which ones do.
    if (const auto& attribute = program_.relation(atom.relation).attribute; attribute && atom.negated) {
      need_all(atom.relation);
      need_all(attribute->known);
    }
  }

  const RowBearing& of_;
  const lang::Program& program_;
  std::set<Rows> seen_;
  std::vector<const Rows*> waiting_;
  std::set<std::uint32_t> found_;
};

RowBearing::RowBearing(const lang::Program& program)
    : program_(program),
      answered_(program.relations.size()),
      concluding_(program.relations.size()),
      evidence_(program.relations.size()) {
  for (std::size_t i = 0; i < program.relations.size(); ++i) {
    const auto& attribute = program.relations[i].attribute;
    if (!attribute) continue;
    const auto id = static_cast<RelationId>(i);
    std::set<RelationId> held_in = {id, program.stated(id), attribute->known, attribute->none};
    if (attribute->concluded) held_in.insert(*attribute->concluded);
    for (const RelationId each : held_in) answered_[index(each)].push_back(static_cast<std::uint32_t>(attributes_.size()));
    held_in_.emplace_back(held_in.begin(), held_in.end());
    attributes_.push_back(id);
  }
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    const lang::Rule& rule = program.rules[i];
    for (const lang::Head& head : rule.heads) concluding_[index(head.relation)].push_back({static_cast<RuleId>(i), &head});
    for (const lang::RuleConclusion& conclusion : rule.conclusions)
      if (conclusion.about) evidence_[index(*conclusion.about)].push_back(conclusion.evidence);
    named_.push_back(named_in_reasons(rule, program));
  }
}

std::vector<std::uint32_t> RowBearing::on(RelationId relation, std::span<const Value> row) const {
  return Search(*this).from({relation, {row.begin(), row.end()}});
}

}  // namespace counsel::explain
