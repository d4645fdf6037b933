// What the search could not follow, looked up in the model or in a run of the changed case.
#include <algorithm>

#include "engine/explain/change_search.h"
#include "engine/explain/conjunction.h"
#include "engine/explain/trial.h"
#include "engine/lang/walk.h"

namespace counsel::explain {

namespace {

using lang::Atom;
using lang::Literal;

Values settled(const Bindings& values) {
  Values out;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i]) out.emplace(static_cast<VariableId>(i), *values[i]);
  return out;
}

}  // namespace

bool ChangeSearch::by_any_move(const State& state, std::span<const RelationId> attributes) {
  for (const RelationId attribute : attributes)
    for (const Move& move : near_.answers_.moves(attribute)) {
      if (error_ || ++steps_ > kMaxSteps || near_.runs_made_ - runs_before_ > kMaxRuns) return false;
      if (const auto next = moved(state, move); next && verify(*next)) return true;
    }
  return false;
}

std::vector<RelationId> ChangeSearch::reads(const Literal& literal) {
  std::vector<RelationId> found;
  lang::for_each_literal(with({}, literal), [&](const Literal& each) {
    if (const auto* atom = std::get_if<Atom>(&each)) {
      const auto& more = near_.reads(atom->relation);
      found.insert(found.end(), more.begin(), more.end());
    }
  });
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool ChangeSearch::holds_now(const State& state, const Goal& goal) {
  const Frame& frame = state.frames[goal.frame];
  return near_.matcher_.holds(frame.rule, with(given(settled(frame.values)), *goal.literal));
}

/// All that could be followed has been shown. What could not is looked up, or run; where it says no, what it reads moves.
bool ChangeSearch::verify(const State& state) {
  const auto is_moved = [&](RelationId attribute) {
    return std::ranges::find(state.change, attribute, &Move::attribute) != state.change.end();
  };
  bool has_to_run = near_.careful_;
  std::vector<RelationId> open;  // what an answer to could make it hold
  for (const Goal& goal : state.beyond) {
    const std::vector<RelationId> read = reads(*goal.literal);
    open.insert(open.end(), read.begin(), read.end());
    // A value that it would give to other conditions may be another once something moves.
    const bool is_settled = is_all_bound(state, goal) && std::ranges::none_of(read, is_moved);
    if (is_settled && !holds_now(state, goal)) return by_any_move(state, read);
    has_to_run = has_to_run || !is_settled;
  }
  if (state.change.empty()) return by_any_move(state, open);  // the rule does not conclude it now
  if (has_to_run) {
    const auto model = near_.run(state.change);
    if (!model) {
      error_ = model.error();
      return false;
    }
    const lang::Rule& rule = near_.given_.program.rule(rule_);
    lang::Alternative whole = given(wanted_->row);
    for (const Literal& literal : rule.alternatives[alternative_].literals) whole.literals.push_back(literal);
    const bool holds = *model && eval::Matcher(near_.given_.program, **model).holds(rule_, whole);
    if (!holds) return by_any_move(state, *model ? open : near_.answers_.moving());
  }
  found_ = {.search = NearestChange::Search::found, .change = state.change, .head = wanted_->head,
            .alternative = alternative_, .values = state.frames.front().values};
  return true;
}

}  // namespace counsel::explain
