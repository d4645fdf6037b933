#include "engine/explain/nearest_change.h"

#include <algorithm>

#include "engine/decide/readers.h"
#include "engine/decide/relax.h"
#include "engine/explain/change_search.h"
#include "engine/lang/safety.h"
#include "engine/lang/walk.h"

namespace counsel::explain {

namespace {

constexpr std::size_t kKeptRuns = 256;

}  // namespace

NearestChanges::NearestChanges(const decide::Case& given, const eval::Model& model)
    : given_(given), model_(model), matcher_(given.program, model), answers_(given.program, given.answers),
      ways_(given.program.relations.size()), careful_(!decide::careful_relations(model.plan()).empty()) {
  const lang::Program& program = given.program;
  for (std::size_t i = 0; i < program.rules.size(); ++i)
    for (std::uint32_t head = 0; head < program.rules[i].heads.size(); ++head)
      ways_[index(program.rules[i].heads[head].relation)].heads.emplace_back(static_cast<RuleId>(i), head);
  const std::vector<bool> depends = decide::depends_on(program, answers_.moving());
  for (std::size_t i = 0; i < ways_.size(); ++i) {
    if (!depends[i]) continue;
    ways_[i].value_of = model.plan().relation(static_cast<RelationId>(i)).known_of;
    ways_[i].source = program.relations[i].uncertain ? Ways::Source::beyond : Ways::Source::rules;
  }
  for (const RelationId id : answers_.moving()) add_answers(id);
}

/// Where the answers of a question go. If no rule concludes its values, they are all there is.
void NearestChanges::add_answers(RelationId id) {
  const lang::Program& program = given_.program;
  if (program.relation(id).uncertain) return;
  const bool only_answers = ways_[index(program.stated(id))].heads.empty();
  const auto add = [&](RelationId relation, AnswerClaim::Form form) {
    Ways& ways = ways_[index(relation)];
    ways.answer = {.form = form, .attribute = id, .value = std::nullopt};
    if (only_answers) ways.source = Ways::Source::answers;
  };
  add(program.stated(id), AnswerClaim::Form::has);
  add(program.relation(id).attribute->none, AnswerClaim::Form::known);  // with a default, it is known without an answer
}

const std::vector<std::vector<Value>>& NearestChanges::rows(RelationId relation) {
  const auto [place, is_new] = rows_.try_emplace(relation);
  if (is_new)
    for (const RowId row : model_.sorted_rows(relation)) place->second.push_back(model_.values(relation, row));
  return place->second;
}

const std::vector<RelationId>& NearestChanges::reads(RelationId relation) {
  if (reads_.empty()) reads_ = decide::read_by(given_.program, answers_.moving());
  return reads_[index(relation)];
}

Result<const eval::Model*> NearestChanges::run(const decide::Change& change) {
  const auto found = runs_.find(change);
  if (found != runs_.end()) return found->second ? &*found->second : nullptr;
  if (runs_.size() == kKeptRuns) runs_.clear();
  ++runs_made_;
  auto model = decide::run_changed(given_, model_, change);
  if (!model) return tl::unexpected(model.error());
  auto& kept = runs_[change] = std::move(*model);
  return kept ? &*kept : nullptr;
}

const NearestChanges::Shape& NearestChanges::shape(const lang::Literal& literal) {
  const auto [place, is_new] = shapes_.try_emplace(&literal);
  if (!is_new) return place->second;
  const auto used = lang::variables_of(literal);
  place->second = {.kind = kind_of(literal), .needs = {used.begin(), used.end()}};
  if (const auto* aggregate = std::get_if<lang::Aggregate>(&literal)) std::erase(place->second.needs, aggregate->result);
  return place->second;
}

NearestChanges::Shape::Kind NearestChanges::kind_of(const lang::Literal& literal) const {
  using Kind = Shape::Kind;
  using Source = Ways::Source;
  if (std::holds_alternative<lang::Test>(literal)) return Kind::test;
  const auto* atom = std::get_if<lang::Atom>(&literal);
  if (!atom) {
    bool fixed = true;
    lang::for_each_inner(literal, [&](const lang::Alternative& alternative) {
      lang::for_each_literal(alternative, [&](const lang::Literal& inner) {
        const auto* read = std::get_if<lang::Atom>(&inner);
        fixed = fixed && (!read || ways_[index(read->relation)].source == Source::fixed);
      });
    });
    return fixed ? Kind::nested : Kind::beyond;
  }
  switch (ways_[index(atom->relation)].source) {
    case Source::fixed: return atom->negated ? Kind::absent_row : Kind::row;
    case Source::answers: return atom->negated ? Kind::absent_answer : Kind::answer;
    case Source::rules: return atom->negated ? Kind::beyond : Kind::conclusion;
    case Source::beyond: break;
  }
  return Kind::beyond;
}

bool NearestChanges::is_fixed(const lang::Literal& literal) const {
  const Shape::Kind kind = kind_of(literal);
  return kind == Shape::Kind::row || kind == Shape::Kind::absent_row || kind == Shape::Kind::nested;
}

const lang::Literal& NearestChanges::any_value(RelationId attribute) {
  const auto [place, is_new] = any_values_.try_emplace(attribute);
  if (is_new) place->second = lang::Atom{.relation = attribute, .terms = {lang::Anything{}}, .span = {}};
  return place->second;
}

Result<NearestChange> NearestChanges::find(RuleId rule, std::span<const WantedHead> wanted) {
  return ChangeSearch(*this, rule).find(wanted);
}

}  // namespace counsel::explain
