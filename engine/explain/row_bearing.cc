#include "engine/explain/row_bearing.h"

#include <algorithm>
#include <set>

#include "engine/decide/relax.h"
#include "engine/eval/match.h"
#include "engine/explain/claim.h"
#include "engine/explain/unify.h"
#include "engine/lang/placeholders.h"
#include "engine/lang/walk.h"

namespace counsel::explain {

using lang::Role;

namespace {

constexpr std::uint32_t kFewRows = 1'000;
constexpr std::size_t kFewValues = 64;

}  // namespace

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
  using Possible = std::vector<std::vector<Value>>;

 public:
  Search(const RowBearing& of, const eval::Model& model)
      : of_(of), program_(of.program_), model_(model), matcher_(program_, model) {}

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
    std::vector<lang::Term> terms;
    std::vector<Value> cells;
    for (std::size_t i = 0; i < rows.cells.size(); ++i) {
      if (!rows.cells[i]) continue;
      terms.push_back(concluding.head->terms[i]);
      cells.push_back(*rows.cells[i]);
    }
    Bindings values(rule.variables.size());
    if (!unify(terms, cells, values)) return;
    for (const RelationId named : of_.named_[index(concluding.rule)]) need_all(named);
    for (const lang::Alternative& alternative : rule.alternatives)
      if (const auto possible = possible_values(concluding.rule, alternative, values))
        lang::for_each_literal(alternative, [&](const lang::Literal& literal) {
          if (const auto* atom = std::get_if<lang::Atom>(&literal)) read(*atom, *possible);
        });
  }

  /// By VariableId, what the conditions that no answer changes leave a variable; empty: any value. Nothing where the
  /// alternative holds in no case.
  std::optional<Possible> possible_values(RuleId rule, const lang::Alternative& alternative, const Bindings& values) {
    Possible possible(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      if (values[i]) possible[i] = {*values[i]};
    for (const lang::Literal& literal : alternative.literals) {
      const auto* atom = std::get_if<lang::Atom>(&literal);
      if (!atom || atom->negated || of_.varies_[index(atom->relation)] || !is_narrow(*atom, values)) continue;
      const auto ways = matcher_.matches(rule, lang::Alternative{{literal}}, values);
      if (ways.empty()) return std::nullopt;
      for (const lang::Term& term : atom->terms)
        if (const auto* variable = std::get_if<VariableId>(&term)) narrow(possible[index(*variable)], ways, *variable);
    }
    return possible;
  }

  bool is_narrow(const lang::Atom& atom, const Bindings& values) const {
    return model_.rows(atom.relation) <= kFewRows || std::ranges::any_of(atom.terms, [&](const lang::Term& term) {
             const auto* variable = std::get_if<VariableId>(&term);
             return std::holds_alternative<Value>(term) || (variable && values[index(*variable)]);
           });
  }

  static void narrow(std::vector<Value>& possible, const std::vector<eval::Match>& ways, VariableId variable) {
    std::vector<Value> found;
    for (const eval::Match& way : ways) {
      const Value& value = *way.values[index(variable)];
      if (std::ranges::find(found, value) == found.end()) found.push_back(value);
      if (found.size() > kFewValues) return;
    }
    if (possible.empty() || found.size() < possible.size()) possible = std::move(found);
  }

  void read(const lang::Atom& atom, const Possible& possible) {
    std::vector<Rows> all = {{atom.relation, {}}};
    for (const lang::Term& term : atom.terms) {
      const auto* constant = std::get_if<Value>(&term);
      const auto* variable = std::get_if<VariableId>(&term);
      std::vector<Value> values;
      if (constant) values = {*constant};
      if (variable && all.size() * possible[index(*variable)].size() <= kFewValues) values = possible[index(*variable)];
      std::vector<Rows> with_it;
      for (const Rows& rows : all)
        for (std::size_t i = 0; i < std::max<std::size_t>(values.size(), 1); ++i)
          with_it.emplace_back(rows).cells.push_back(values.empty() ? std::nullopt : std::optional(values[i]));
      all = std::move(with_it);
    }
    for (Rows& rows : all) need(std::move(rows));
    // Where a value does not hold, a proof shows which ones do.
    if (const auto& attribute = program_.relation(atom.relation).attribute; attribute && atom.negated) {
      need_all(atom.relation);
      need_all(attribute->known);
    }
  }

  const RowBearing& of_;
  const lang::Program& program_;
  const eval::Model& model_;
  eval::Matcher matcher_;
  std::set<Rows> seen_;
  std::vector<const Rows*> waiting_;
  std::set<std::uint32_t> found_;
};

RowBearing::RowBearing(const lang::Program& program)
    : program_(program),
      varies_(decide::depends_on_answers(program)),
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
    named_.push_back(lang::named_in_reasons(rule, program));
  }
}

std::vector<std::uint32_t> RowBearing::on(RelationId relation, std::span<const Value> row, const eval::Model& model) const {
  return Search(*this, model).from({relation, {row.begin(), row.end()}});
}

}  // namespace counsel::explain
