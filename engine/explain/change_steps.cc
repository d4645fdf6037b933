// The ways in which one condition can be shown: by rows, by answers and moves of them, by rules.
#include <algorithm>

#include "engine/explain/arithmetic.h"
#include "engine/explain/change_search.h"
#include "engine/explain/conjunction.h"
#include "engine/explain/unify.h"

namespace counsel::explain {

namespace {

using lang::Atom;
using lang::Term;

constexpr std::size_t kMaxFrames = 64;  // rules that are followed at once; others are looked up. It bounds the call stack

}  // namespace

bool ChangeSearch::by_rows(const State& state, Goal goal, const Atom& atom) {
  Bindings tried;
  for (const auto& row : near_.rows(atom.relation)) {
    tried = state.frames[goal.frame].values;
    if (!unify(atom.terms, row, tried)) continue;
    State next = state;
    next.frames[goal.frame].values = tried;
    if (solve(std::move(next))) return true;
  }
  return false;
}

/// Aggregates and `every` over what no answer bears on.
bool ChangeSearch::by_matches(const State& state, Goal goal) {
  const Frame& frame = state.frames[goal.frame];
  for (eval::Match& match : near_.matcher_.matches(frame.rule, with({}, *goal.literal), frame.values)) {
    State next = state;
    next.frames[goal.frame].values = std::move(match.values);
    if (solve(std::move(next))) return true;
  }
  return false;
}

bool ChangeSearch::by_answers(const State& state, Goal goal, const Atom& atom) {
  const auto& answer = near_.ways_[index(atom.relation)].answer;
  if (!answer) return false;
  AnswerClaim claim = *answer;
  if (claim.form == AnswerClaim::Form::known) return by_claim(state, claim);
  claim.value = value_of(atom.terms.front(), state.frames[goal.frame].values);
  if (claim.value) return by_claim(state, claim);
  for (const Value& value : near_.answers_.possible_values(claim.attribute, state.change)) {
    State next = state;
    if (!unify(atom.terms, std::span(&value, 1), next.frames[goal.frame].values)) continue;
    claim.value = value;
    if (by_claim(std::move(next), claim)) return true;
  }
  return false;
}

/// By each rule that could conclude it. What would go in circles is never needed; where that cannot be told, it is
/// looked up.
bool ChangeSearch::by_rules(const State& state, Goal goal, const Atom& atom) {
  const lang::Program& program = near_.given_.program;
  const NearestChanges::Ways& ways = near_.ways_[index(atom.relation)];
  if (ways.value_of) {
    State next = state;
    next.goals.push_back({goal.frame, &near_.any_value(*ways.value_of)});
    if (solve(std::move(next))) return true;
  }
  if (ways.heads.empty()) return false;
  Bindings arguments;
  for (const Term& term : atom.terms) arguments.push_back(value_of(term, state.frames[goal.frame].values));
  bool circular = false;
  for (std::optional<std::size_t> above = goal.frame; above; above = state.frames[*above].parent) {
    const Frame& frame = state.frames[*above];
    circular = circular || (frame.asked && frame.asked->relation == atom.relation && frame.arguments == arguments);
  }
  const bool ground = std::ranges::all_of(arguments, [](const auto& value) { return value.has_value(); });
  if (circular && ground) return false;
  if (circular || state.frames.size() > kMaxFrames) {
    State next = state;
    next.beyond.push_back(goal);
    return solve(std::move(next));
  }
  for (const auto& [rule, number] : ways.heads) {
    const lang::Head& head = program.rule(rule).heads[number];
    Frame frame{.rule = rule, .values = Bindings(program.rule(rule).variables.size()), .parent = goal.frame,
                .asked = &atom, .arguments = arguments, .head = &head};
    bool fits = true;
    for (std::size_t i = 0; i < arguments.size() && fits; ++i)
      if (arguments[i]) fits = unify(std::span(head.terms).subspan(i, 1), std::span(&*arguments[i], 1), frame.values);
    if (!fits) continue;
    for (const lang::Alternative& alternative : program.rule(rule).alternatives) {
      State next = state;
      next.frames.push_back(frame);
      next.goals.push_back({next.frames.size() - 1, nullptr});
      add_goals(next, next.frames.size() - 1, alternative);
      if (solve(std::move(next))) return true;
    }
  }
  return false;
}

/// The state with one move more, unless something that was shown would no longer be so.
std::optional<ChangeSearch::State> ChangeSearch::moved(const State& state, const Move& move) const {
  if (state.change.size() == most_ || (only_open_ && near_.answers_.is_answered(move.attribute))) return std::nullopt;
  if (!std::ranges::all_of(state.change, [&](const Move& other) { return decide::go_together(move, other); }))
    return std::nullopt;
  decide::Change change = state.change;
  change.insert(std::ranges::upper_bound(change, move, [](const Move& a, const Move& b) { return a < b; }), move);
  if (!std::ranges::all_of(state.claims, [&](const AnswerClaim& claim) { return near_.answers_.holds(claim, change); }))
    return std::nullopt;
  State next = state;
  next.change = std::move(change);
  return next;
}

bool ChangeSearch::by_claim(State state, const AnswerClaim& claim) {
  if (near_.answers_.holds(claim, state.change)) {
    state.claims.push_back(claim);
    return solve(std::move(state));
  }
  for (const Move& move : near_.answers_.moves(claim.attribute)) {
    if (!SupposedAnswers::helps(move, claim)) continue;
    if (auto next = moved(state, move); next && by_claim(std::move(*next), claim)) return true;
  }
  return false;
}

}  // namespace counsel::explain
