#include "engine/decide/moves.h"

#include <algorithm>
#include <tuple>

namespace counsel::decide {

namespace {

using Answers = std::span<const eval::CaseFact>;

bool is_about(const lang::Program& program, const eval::CaseFact& answer, RelationId attribute) {
  return answer.relation == attribute || answer.relation == program.stated(attribute) ||
         answer.relation == program.relation(attribute).attribute->none;
}

bool has(const std::vector<Value>& values, const Value& value) {
  return std::ranges::find(values, value) != values.end();
}

/// The values that are answered, each once. Certainties are left out: a value that is there cannot be moved to.
std::vector<Value> values_about(const lang::Program& program, Answers answers, RelationId attribute) {
  std::vector<Value> values;
  for (const std::size_t at : answers_about(program, answers, attribute))
    if (const auto& said = answers[at].values; !said.empty() && !has(values, said.front()))
      values.push_back(said.front());
  return values;
}

class MovesOf {
 public:
  MovesOf(const lang::Program& program, Answers answers, RelationId attribute)
      : program_(program),
        attribute_(attribute),
        cost_(program.relation(attribute).attribute->cost.value_or(1)),
        is_answered_(!answers_about(program, answers, attribute).empty()),
        values_(values_about(program, answers, attribute)) {}

  std::vector<Move> of_one_value(bool withdrawing) && {
    for (const Value& value : trial_answers(program_, attribute_))
      if (values_ != std::vector{value}) add(Move::Kind::set, value);
    if (withdrawing && is_answered_) add(Move::Kind::withdraw);
    return std::move(moves_);
  }

  std::vector<Move> of_many_values() && {
    for (const Value& value : trial_answers(program_, attribute_))
      if (!has(values_, value)) add(Move::Kind::add, value);
    for (const Value& value : values_) add(Move::Kind::take_away, value);
    // Taking the only value away says the same.
    if (values_.size() > 1 || !is_answered_) add(Move::Kind::answer_none);
    return std::move(moves_);
  }

 private:
  void add(Move::Kind kind, std::optional<Value> value = std::nullopt) {
    moves_.push_back({.attribute = attribute_, .kind = kind, .value = std::move(value), .cost = cost_});
  }

  const lang::Program& program_;
  RelationId attribute_;
  std::int64_t cost_;
  bool is_answered_;
  std::vector<Value> values_;
  std::vector<Move> moves_;
};

/// Whether the move takes the answer away.
bool takes(const lang::Program& program, const Move& move, const eval::CaseFact& answer) {
  if (!is_about(program, answer, move.attribute)) return false;
  const bool is_none = answer.values.empty();
  switch (move.kind) {
    case Move::Kind::add:
      return is_none;
    case Move::Kind::take_away:
      return !is_none && answer.values.front() == *move.value;
    case Move::Kind::set:
    case Move::Kind::withdraw:
    case Move::Kind::answer_none:
      break;
  }
  return true;
}

}  // namespace

bool operator<(const Move& a, const Move& b) {
  if (std::tie(a.attribute, a.kind) != std::tie(b.attribute, b.kind))
    return std::tie(a.attribute, a.kind) < std::tie(b.attribute, b.kind);
  if (!a.value || !b.value) return !a.value && b.value;
  return compare(*a.value, *b.value) < 0;
}

std::vector<RelationId> movable(const lang::Program& program, bool of_fixed) {
  std::vector<RelationId> found;
  for (std::size_t i = 0; i < program.declared; ++i)
    if (const auto& attribute = program.relations[i].attribute;
        attribute && attribute->asked && !attribute->built_in && (of_fixed || !attribute->fixed))
      found.push_back(static_cast<RelationId>(i));
  return found;
}

std::vector<Move> moves(const lang::Program& program, Answers answers, MoveChoice choice) {
  std::vector<Move> found;
  for (const RelationId attribute : movable(program, choice.of_fixed)) {
    MovesOf of(program, answers, attribute);
    const bool has_many = program.relation(attribute).attribute->holds == lang::Attribute::Holds::many;
    std::ranges::move(has_many ? std::move(of).of_many_values() : std::move(of).of_one_value(choice.withdrawing),
                      std::back_inserter(found));
  }
  std::ranges::sort(found, [](const Move& a, const Move& b) { return a < b; });
  return found;
}

bool go_together(const Move& a, const Move& b) {
  if (a.attribute != b.attribute) return true;
  const auto is_of_one_value = [](const Move& move) {
    return move.kind == Move::Kind::add || move.kind == Move::Kind::take_away;
  };
  return is_of_one_value(a) && is_of_one_value(b) && a.value != b.value;
}

std::int64_t cost_of(std::span<const Move> change) {
  std::int64_t cost = 0;
  for (const Move& move : change) cost += move.cost;
  return cost;
}

std::vector<RelationId> attributes_of(std::span<const Move> moves) {
  std::vector<RelationId> attributes;
  for (const Move& move : moves)
    if (attributes.empty() || attributes.back() != move.attribute) attributes.push_back(move.attribute);
  return attributes;
}

std::vector<std::size_t> answers_about(const lang::Program& program, Answers answers, RelationId attribute) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (is_about(program, answers[i], attribute)) found.push_back(i);
  return found;
}

std::vector<eval::CaseFact> changed(const lang::Program& program, Answers answers, std::span<const Move> change) {
  std::vector<eval::CaseFact> after(answers.begin(), answers.end());
  for (const Move& move : change)
    std::erase_if(after, [&](const eval::CaseFact& answer) { return takes(program, move, answer); });
  auto origin = static_cast<std::uint32_t>(answers.size());
  for (const Move& move : change) {
    // What is added comes before what is taken away, so that nothing is left only where nothing was added.
    const bool says = move.kind == Move::Kind::take_away ? answers_about(program, after, move.attribute).empty()
                                                         : move.kind != Move::Kind::withdraw;
    if (!says) continue;
    after.push_back(answer_to(program, move.attribute, move.kind == Move::Kind::take_away ? std::nullopt : move.value));
    after.back().origin = origin++;
  }
  return after;
}

Result<std::optional<eval::Model>> run_changed(const Case& given, const eval::Model& standing,
                                               std::span<const Move> change) {
  std::vector<RelationId> moved;  // where answers about the attributes go
  for (const RelationId id : attributes_of(change))
    moved.insert(moved.end(), {id, given.program.stated(id), given.program.relation(id).attribute->none});
  auto model = eval::run_again(standing, changed(given.program, given.answers, change), moved, given.limits);
  if (model) return std::optional<eval::Model>(std::move(*model));
  if (model.error().kind == ErrorKind::limit_reached) return tl::unexpected(std::move(model.error()));
  return std::nullopt;
}

}  // namespace counsel::decide
