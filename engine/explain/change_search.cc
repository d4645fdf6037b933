#include "engine/explain/change_search.h"

#include <algorithm>

#include "engine/explain/arithmetic.h"
#include "engine/explain/unify.h"

namespace counsel::explain {

namespace {

using lang::Atom;
using lang::Literal;
using lang::Test;

/// The variable that `=` gives a value, and the value.
std::optional<std::pair<VariableId, Value>> given_by(const Test& test, const Bindings& values) {
  if (test.comparator != lang::Comparator::equal || test.only_compares) return std::nullopt;
  for (const auto& [open, other] : {std::pair(&*test.left, &*test.right), std::pair(&*test.right, &*test.left)}) {
    const auto* id = open->op == lang::Operator::leaf ? std::get_if<VariableId>(&open->leaf) : nullptr;
    if (!id || values[index(*id)]) continue;
    if (auto value = value_of(*other, values)) return std::pair(*id, std::move(*value));
  }
  return std::nullopt;
}

}  // namespace

Result<NearestChange> ChangeSearch::find(std::span<const WantedHead> wanted) && {
  for (most_ = 1; most_ <= kMaxMoves; ++most_) {
    for (const bool only_open : {true, false}) {
      only_open_ = only_open;
      for (const WantedHead& each : wanted) {
        if (search(each)) return std::move(found_);
        if (error_) return tl::unexpected(*error_);
      }
    }
    if (steps_ > kMaxSteps || near_.runs_made_ - runs_before_ > kMaxRuns) return NearestChange{.search = NearestChange::Search::given_up};
  }
  return NearestChange{};
}

bool ChangeSearch::search(const WantedHead& wanted) {
  const lang::Rule& rule = near_.given_.program.rule(rule_);
  wanted_ = &wanted;
  for (alternative_ = 0; alternative_ < rule.alternatives.size(); ++alternative_) {
    State state;
    state.frames.push_back({.rule = rule_, .values = Bindings(rule.variables.size())});
    for (const auto& [variable, value] : wanted.row) state.frames.front().values[index(variable)] = value;
    add_goals(state, 0, rule.alternatives[alternative_]);
    if (solve(std::move(state))) return true;
  }
  return false;
}

void ChangeSearch::add_goals(State& state, std::size_t frame, const lang::Alternative& alternative) const {
  for (const Literal& literal : alternative.literals)
    (near_.shape(literal).kind == Shape::Kind::beyond ? state.beyond : state.goals).push_back({frame, &literal});
}

/// What is the least work next, if anything can be worked on: what only checks, then what few rows or answers can show.
std::optional<std::size_t> ChangeSearch::next(const State& state) const {
  std::optional<std::size_t> best;
  int least = 0;
  for (std::size_t i = 0; i < state.goals.size(); ++i) {
    const auto work = effort(state, state.goals[i]);
    if (!work || (best && *work >= least)) continue;
    best = i;
    least = *work;
    if (least == 0) break;
  }
  return best;
}

std::optional<int> ChangeSearch::effort(const State& state, const Goal& goal) const {
  if (!goal.literal) {
    const auto of_frame = [&](const Goal& other) { return other.literal && other.frame == goal.frame; };
    return std::ranges::any_of(state.goals, of_frame) ? std::nullopt : std::optional(0);
  }
  const Shape& shape = near_.shape(*goal.literal);
  const bool bound = is_bound(state, goal);
  switch (shape.kind) {
    case Shape::Kind::test:
      if (!bound && !given_by(std::get<Test>(*goal.literal), state.frames[goal.frame].values)) return std::nullopt;
      return 0;
    case Shape::Kind::absent_row:
    case Shape::Kind::nested:
      return bound ? std::optional(1) : std::nullopt;
    case Shape::Kind::row:
      return bound ? 1 : 2;
    case Shape::Kind::absent_answer:
      return bound ? std::optional(3) : std::nullopt;
    case Shape::Kind::answer:
      return bound ? 3 : 4;
    case Shape::Kind::conclusion:
      return bound ? 5 : 6;
    case Shape::Kind::beyond:
      break;
  }
  return std::nullopt;
}

/// Whether every variable that the literal needs has a value.
bool ChangeSearch::is_bound(const State& state, const Goal& goal) const {
  const Bindings& values = state.frames[goal.frame].values;
  return std::ranges::all_of(near_.shape(*goal.literal).needs,
                             [&](VariableId id) { return values[index(id)].has_value(); });
}

/// Whether, besides, it gives no variable a value.
bool ChangeSearch::is_all_bound(const State& state, const Goal& goal) const {
  const Bindings& values = state.frames[goal.frame].values;
  const auto* aggregate = std::get_if<lang::Aggregate>(goal.literal);
  return is_bound(state, goal) && (!aggregate || aggregate->absent || values[index(aggregate->result)]);
}

bool ChangeSearch::solve(State state) {
  for (;;) {
    if (++steps_ > kMaxSteps || error_) return false;
    const auto place = next(state);
    if (!place) break;
    const Goal goal = state.goals[*place];
    state.goals.erase(state.goals.begin() + static_cast<std::ptrdiff_t>(*place));
    bool is_done = false;
    const bool shown = show(state, goal, is_done);
    if (is_done || !shown) return shown;
  }
  for (const Goal& goal : state.goals)
    if (goal.literal) state.beyond.push_back(goal);
  return verify(state);
}

/// Shows what can be shown in one way; of what can be shown in several, tries all, and then `is_done`.
bool ChangeSearch::show(State& state, Goal goal, bool& is_done) {
  Frame& frame = state.frames[goal.frame];
  if (!goal.literal) {  // where the conclusion gives a variable of its condition a value
    Bindings& asking = state.frames[*frame.parent].values;
    for (std::size_t i = 0; i < frame.head->terms.size(); ++i) {
      const auto value = value_of(frame.head->terms[i], frame.values);
      if (value && !unify(std::span(frame.asked->terms).subspan(i, 1), std::span(&*value, 1), asking)) return false;
    }
    return true;
  }
  const auto* atom = std::get_if<Atom>(goal.literal);
  switch (near_.shape(*goal.literal).kind) {
    case Shape::Kind::test: {
      const Test& test = std::get<Test>(*goal.literal);
      if (auto given = given_by(test, frame.values)) {
        frame.values[index(given->first)] = std::move(given->second);
        return true;
      }
      return holds(test, frame.values);
    }
    case Shape::Kind::absent_row:
      for (const auto& row : near_.rows(atom->relation))
        if (Bindings values = frame.values; unify(atom->terms, row, values)) return false;
      return true;
    case Shape::Kind::row:
      is_done = true;
      return by_rows(state, goal, *atom);
    case Shape::Kind::nested:
      is_done = true;
      return by_matches(state, goal);
    case Shape::Kind::absent_answer: {
      is_done = true;
      AnswerClaim claim = *near_.ways_[index(atom->relation)].answer;
      if (!atom->terms.empty()) claim.value = value_of(atom->terms.front(), frame.values);
      claim.negated = true;
      return by_claim(state, claim);
    }
    case Shape::Kind::answer:
      is_done = true;
      return by_answers(state, goal, *atom);
    case Shape::Kind::conclusion:
      is_done = true;
      return by_answers(state, goal, *atom) || by_rules(state, goal, *atom);
    case Shape::Kind::beyond:
      break;
  }
  return true;
}

}  // namespace counsel::explain
