#include "engine/explain/change_search.h"

#include <algorithm>

#include "engine/explain/arithmetic.h"
#include "engine/explain/conjunction.h"
#include "engine/explain/trial.h"
#include "engine/lang/walk.h"

namespace counsel::explain {

namespace {

using lang::Atom;
using lang::Literal;
using lang::Term;
using lang::Test;

constexpr std::size_t kMaxFrames = 64;  // rules that are followed at once; others are looked up. It bounds the call stack

/// Gives the terms these values where they have none; says whether they agree.
bool take(std::span<const Term> terms, std::span<const Value> row, Bindings& values) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (const auto* constant = std::get_if<Value>(&terms[i])) {
      if (*constant != row[i]) return false;
    } else if (const auto* id = std::get_if<VariableId>(&terms[i])) {
      auto& value = values[index(*id)];
      if (!value) value = row[i];
      if (*value != row[i]) return false;
    }
  }
  return true;
}

Values settled(const Bindings& values) {
  Values out;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i]) out.emplace(static_cast<VariableId>(i), *values[i]);
  return out;
}

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
      if (value && !take(std::span(frame.asked->terms).subspan(i, 1), std::span(&*value, 1), asking)) return false;
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
        if (Bindings values = frame.values; take(atom->terms, row, values)) return false;
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

bool ChangeSearch::by_rows(const State& state, Goal goal, const Atom& atom) {
  Bindings tried;
  for (const auto& row : near_.rows(atom.relation)) {
    tried = state.frames[goal.frame].values;
    if (!take(atom.terms, row, tried)) continue;
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
    if (!take(atom.terms, std::span(&value, 1), next.frames[goal.frame].values)) continue;
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
      if (arguments[i]) fits = take(std::span(head.terms).subspan(i, 1), std::span(&*arguments[i], 1), frame.values);
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
