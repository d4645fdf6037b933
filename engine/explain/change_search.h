// engine/explain/change_search.h
// The search for the nearest change of one rule: private to nearest_change.cc, whose header has the method.
//
// Shape:  a state is what is left to be shown, in frames: the variables of a rule that is followed, each below the
//         condition that it is to conclude. States are values, so that going back costs nothing to write.
// INVARIANT: whichever conditions a change makes true, the search reaches a part of it by steps that each lie inside
//         it: a condition that fails under a part takes a move that helps, and all of those are tried.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/explain/nearest_change.h"

namespace counsel::explain {

class ChangeSearch {
 public:
  ChangeSearch(NearestChanges& near, RuleId rule) : near_(near), rule_(rule), runs_before_(near.runs_made_) {}

  Result<NearestChange> find(std::span<const WantedHead> wanted) &&;

 private:
  using Move = decide::Move;
  using Shape = NearestChanges::Shape;

  struct Frame {
    RuleId rule{};
    Bindings values;
    std::optional<std::size_t> parent;    // in which the rule's conclusion …
    const lang::Atom* asked = nullptr;    // … is this condition …
    Bindings arguments;                   // … which is asked with these values
    const lang::Head* head = nullptr;
  };

  /// A condition to be shown, or, where there is none, that the frame's conclusion is handed to its parent.
  struct Goal {
    std::size_t frame = 0;
    const lang::Literal* literal = nullptr;
  };

  struct State {
    std::vector<Frame> frames;
    std::vector<Goal> goals;
    std::vector<Goal> beyond;          // what cannot be followed
    std::vector<AnswerClaim> claims;   // that have been shown to hold, and have to go on to
    decide::Change change;
  };

  bool search(const WantedHead& wanted);
  bool solve(State state);
  bool show(State& state, Goal goal, bool& is_done);
  bool by_rows(const State& state, Goal goal, const lang::Atom& atom);
  bool by_matches(const State& state, Goal goal);
  bool by_answers(const State& state, Goal goal, const lang::Atom& atom);
  bool by_rules(const State& state, Goal goal, const lang::Atom& atom);
  bool by_claim(State state, const AnswerClaim& claim);
  bool verify(const State& state);
  bool by_any_move(const State& state, std::span<const RelationId> attributes);

  std::optional<State> moved(const State& state, const Move& move) const;
  std::optional<std::size_t> next(const State& state) const;
  std::optional<int> effort(const State& state, const Goal& goal) const;
  bool is_bound(const State& state, const Goal& goal) const;
  bool is_all_bound(const State& state, const Goal& goal) const;
  bool holds_now(const State& state, const Goal& goal);
  void add_goals(State& state, std::size_t frame, const lang::Alternative& alternative) const;
  std::vector<RelationId> reads(const lang::Literal& literal);

  NearestChanges& near_;
  RuleId rule_;
  const WantedHead* wanted_ = nullptr;
  std::uint32_t alternative_ = 0;
  std::size_t most_ = 0;        // moves
  bool only_open_ = false;      // move nothing but what nobody answered
  std::size_t steps_ = 0;
  std::size_t runs_before_ = 0;  // of the engine, for other rules
  std::optional<Error> error_;  // ends the search
  NearestChange found_;
};

}  // namespace counsel::explain
