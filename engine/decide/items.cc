#include "engine/decide/items.h"

#include <algorithm>
#include <set>

#include "engine/base/check.h"
#include "engine/base/points.h"

namespace counsel::decide {

namespace {

void sort(std::vector<ItemId>& items) {
  std::ranges::sort(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace

bool Items::LessFact::operator()(const eval::CaseFact& a, const eval::CaseFact& b) const {
  if (a.relation != b.relation) return a.relation < b.relation;
  return std::ranges::lexicographical_compare(a.values, b.values,
                                              [](const Value& x, const Value& y) { return compare(x, y) < 0; });
}

Items::Items(const lang::Program& program, DecisionId decision, const eval::Model& from, bool apart)
    : program_(program),
      apart_(program, from, apart),
      knots_(entangled(program, from.plan(), decision, apart_)),
      matters_(program.relations.size()),
      symbols_(eval::Symbols::over(apart_.symbols())) {
  const auto matter = [&](RelationId id) -> Matter& {
    auto& made = matters_[index(id)];
    if (!made) made.emplace().rows = eval::Relation(program.relation(id).width());
    return *made;
  };
  std::uint32_t number = 0;
  for (const lang::Kind::Member& member : program.kind(program.decisions[index(decision)].candidates).members)
    candidates_.emplace(symbols_.intern(Name{member.name}), number++);
  std::set<RuleId> in_knots;
  for (const Knot& knot : knots_) in_knots.insert(knot.rules.begin(), knot.rules.end());
  for (std::size_t i = 0; i < program.rules.size(); ++i)
    for (const lang::RuleConclusion& conclusion : program.rules[i].conclusions)
      if (conclusion.verb != lang::Verb::implies && conclusion.verb != lang::Verb::cautions &&
          conclusion.decision == decision && apart_.separates(conclusion.evidence) && !in_knots.contains(static_cast<RuleId>(i)))
        matter(conclusion.evidence).conclusion = &conclusion;
  for (std::size_t i = 0; i < program.declared; ++i)
    if (const auto& attribute = program.relations[i].attribute;
        attribute && attribute->holds == lang::Attribute::Holds::one && apart_.separates(static_cast<RelationId>(i)))
      matter(static_cast<RelationId>(i)).is_value = true;
  for (std::uint32_t knot = 0; knot < knots_.size(); ++knot) {
    for (std::size_t i = 0; i < program.relations.size(); ++i)
      if (knots_[knot].answers[i]) matter(static_cast<RelationId>(i)).inputs.push_back({knot, {}});
    for (const lang::Atom& atom : knots_[knot].reads) {
      auto& cells = matter(atom.relation).inputs.emplace_back(knot, std::vector<std::optional<eval::Symbol>>{}).second;
      for (const lang::Term& term : atom.terms) {
        const auto* value = std::get_if<Value>(&term);
        cells.push_back(value ? std::optional(symbols_.intern(*value)) : std::nullopt);
      }
    }
  }
}

std::optional<AnswerId> Items::find(const eval::CaseFact& answer) const {
  const auto found = known_.find(answer);
  return found == known_.end() ? std::nullopt : std::optional(found->second);
}

Result<void> Items::learn(std::span<const eval::CaseFact> answers, const RunLimits& limits) {
  std::set<eval::CaseFact, LessFact> met;
  std::vector<eval::CaseFact> fresh;
  for (const eval::CaseFact& each : answers)
    if (!known_.contains(each) && met.insert(each).second) fresh.push_back(each);
  if (fresh.empty()) return {};
  const auto model = apart_.run(fresh, limits);
  if (!model) return tl::unexpected(model.error());
  std::vector<std::vector<ItemId>> brought(1 + fresh.size());
  note_rows(*model, brought);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    const RelationId relation = fresh[i].relation;
    if (apart_.separates(relation) || !matters_[index(relation)]) continue;
    std::vector<eval::Symbol> cells;
    for (const Value& value : fresh[i].values) cells.push_back(symbols_.intern(value));
    brought[1 + i].push_back(item_of(relation, cells.data()));
  }
  for (auto& each : brought) sort(each);
  always_ = std::move(brought.front());
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    known_.emplace(std::move(fresh[i]), static_cast<AnswerId>(brought_.size()));
    brought_.push_back(std::move(brought[1 + i]));
  }
  return {};
}

void Items::note_rows(const eval::Model& model, std::vector<std::vector<ItemId>>& brought) {
  std::map<eval::Symbol, eval::Symbol> ours;  // of the run's symbols
  std::vector<eval::Symbol> cells;
  for (std::size_t i = 0; i < matters_.size(); ++i) {
    const auto id = static_cast<RelationId>(i);
    if (!matters_[i] || !apart_.separates(id)) continue;
    const eval::Relation& rows = model.view(id);
    for (std::uint32_t row = 0; row < rows.rows(); ++row) {
      const eval::Symbol* const of = rows.row(row);
      cells.assign(of + 1, of + rows.arity());
      for (eval::Symbol& cell : cells) {
        if (eval::Symbols::is_inline(cell)) continue;
        const auto [known, is_new] = ours.try_emplace(cell);
        if (is_new) known->second = symbols_.intern(model.symbols()->value(cell));
        cell = known->second;
      }
      brought[static_cast<std::size_t>(eval::Symbols::inline_integer(of[0]))].push_back(item_of(id, cells.data()));
    }
  }
}

/// What a row of evidence says. A rule speaks once for each of its `for each` values: of several strengths, or certainties
/// of what it rests on, the best counts.
void Items::note_speech(const lang::RuleConclusion& conclusion, const eval::Symbol* cells, Item& item) {
  item.candidate = candidates_.at(cells[0]);
  if (conclusion.verb == lang::Verb::excludes) {
    item.said.exclusions = 1;
    return;
  }
  const std::size_t values = 1 + conclusion.for_each.size();
  const eval::Symbol* weight = cells + values;
  const double strength = conclusion.strength ? *conclusion.strength : std::get<double>(symbols_.value(*weight++));
  const std::int64_t certainty_udb =
      conclusion.by_certainty ? std::get<std::int64_t>(symbols_.value(*weight)) : kCertainUdb;
  if (!conclusion.strength || conclusion.by_certainty) {
    item.at_most = static_cast<std::uint32_t>(groups_.size());
    item.at_most = groups_.try_emplace({conclusion.evidence, {cells, cells + values}}, *item.at_most).first->second;
  }
  item.is_wrong = !(strength > 0 && strength < 1);
  if (item.is_wrong) return;
  const std::int64_t points = evidence_udb(strength, certainty_udb);
  item.said = {.points_udb = conclusion.verb == lang::Verb::suggests ? points : -points, .contributions = 1};
}

ItemId Items::item_of(RelationId relation, const eval::Symbol* cells) {
  Matter& matter = *matters_[index(relation)];
  if (!matter.rows.insert(cells)) return matter.items[matter.rows.find(cells)];
  const auto id = static_cast<ItemId>(items_.size());
  matter.items.push_back(id);
  Item& item = items_.emplace_back();
  if (matter.conclusion) note_speech(*matter.conclusion, cells, item);
  if (matter.is_value) item.value_of = relation;
  for (const auto& [knot, wanted] : matter.inputs) {
    bool agrees = true;
    for (std::size_t i = 0; i < wanted.size(); ++i) agrees = agrees && (!wanted[i] || *wanted[i] == cells[i]);
    if (agrees && (item.input_of.empty() || item.input_of.back() != knot)) item.input_of.push_back(knot);
  }
  return id;
}

}  // namespace counsel::decide
