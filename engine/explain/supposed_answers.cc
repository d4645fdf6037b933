#include "engine/explain/supposed_answers.h"

#include <algorithm>
#include <cmath>

#include "engine/base/listed.h"
#include "engine/explain/wording.h"

namespace counsel::explain {

using decide::Move;
using Form = AnswerClaim::Form;

SupposedAnswers::SupposedAnswers(const lang::Program& program, std::span<const eval::CaseFact> answers)
    : attributes_(program.relations.size()) {
  for (Move& move : decide::moves(program, answers, {.of_fixed = true, .withdrawing = true})) {
    if (moving_.empty() || moving_.back() != move.attribute) moving_.push_back(move.attribute);
    attributes_[index(move.attribute)].moves.push_back(std::move(move));
  }
  for (std::size_t i = 0; i < program.declared; ++i) {
    if (!program.relations[i].attribute) continue;
    OfAttribute& of = attributes_[i];
    for (const std::size_t at : decide::answers_about(program, answers, static_cast<RelationId>(i))) {
      of.answered = true;
      if (!answers[at].values.empty()) of.values.push_back(answers[at].values.front());
    }
  }
}

std::vector<Value> SupposedAnswers::values(RelationId attribute, std::span<const Move> change) const {
  std::vector<Value> values = attributes_[index(attribute)].values;
  for (const Move& move : change) {
    if (move.attribute != attribute) continue;
    switch (move.kind) {
      case Move::Kind::set: values = {*move.value}; break;
      case Move::Kind::add: values.push_back(*move.value); break;
      case Move::Kind::take_away: std::erase(values, *move.value); break;
      case Move::Kind::withdraw:
      case Move::Kind::answer_none: values.clear(); break;
    }
  }
  return values;
}

std::vector<Value> SupposedAnswers::possible_values(RelationId attribute, std::span<const Move> change) const {
  std::vector<Value> values = this->values(attribute, change);
  const auto answered = static_cast<std::ptrdiff_t>(values.size());
  for (const Move& move : moves(attribute))
    if (move.kind == Move::Kind::set || move.kind == Move::Kind::add) values.push_back(*move.value);
  if (const auto from = answered > 0 ? quantity(values.front()) : std::nullopt)
    std::stable_sort(values.begin() + answered, values.end(), [&](const Value& a, const Value& b) {
      return std::abs(*quantity(a) - *from) < std::abs(*quantity(b) - *from);
    });
  return values;
}

bool SupposedAnswers::holds(const AnswerClaim& claim, std::span<const Move> change) const {
  const auto holds = [&] {
    const std::vector<Value> now = values(claim.attribute, change);
    if (claim.form == Form::has)
      return claim.value ? std::ranges::find(now, *claim.value) != now.end() : !now.empty();
    bool answered = is_answered(claim.attribute);
    for (const Move& move : change)
      if (move.attribute == claim.attribute) answered = move.kind != Move::Kind::withdraw;
    return answered;
  };
  return holds() != claim.negated;
}

bool SupposedAnswers::helps(const Move& move, const AnswerClaim& claim) {
  if (move.attribute != claim.attribute) return false;
  const bool gives = move.kind == Move::Kind::set || move.kind == Move::Kind::add;
  if (claim.form != Form::has) return true;
  if (claim.negated) return move.kind != Move::Kind::add;
  return gives && (!claim.value || *claim.value == *move.value);
}

std::string SupposedAnswers::text(const Move& move, const lang::Program& program) const {
  const std::string name = to_source(Name{program.relation(move.attribute).name});
  std::vector<std::string> now;
  for (const Value& value : attributes_[index(move.attribute)].values) now.push_back(to_string(value));
  const std::string instead = now.empty() ? "" : " instead of " + listed(now);
  switch (move.kind) {
    case Move::Kind::set: return name + "=" + to_string(*move.value) + instead;
    case Move::Kind::withdraw: return name + " unanswered" + instead;
    case Move::Kind::add: return name + "=" + to_string(*move.value) + (now.empty() ? "" : " besides " + listed(now));
    case Move::Kind::take_away: return name + " without " + to_string(*move.value);
    case Move::Kind::answer_none: return name + "=none" + instead;
  }
  return name;
}

}  // namespace counsel::explain
