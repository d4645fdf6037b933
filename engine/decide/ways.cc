#include "engine/decide/ways.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "engine/decide/prospects.h"
#include "engine/decide/suppositions.h"

namespace counsel::decide {

namespace {

using Costs = std::set<std::int64_t>;

constexpr std::uint64_t kUncountable = std::numeric_limits<std::uint64_t>::max();

/// By number of moves, up to `most`: what so many moves can cost together. Some of them may not go together.
std::vector<Costs> possible_costs(const std::vector<Move>& moves, std::size_t most) {
  Costs single;
  for (const Move& move : moves) single.insert(move.cost);
  std::vector<Costs> costs = {{0}};
  while (costs.size() <= most) {
    Costs next;
    for (const std::int64_t sum : costs.back())
      for (const std::int64_t one : single) next.insert(sum + one);
    costs.push_back(std::move(next));
  }
  return costs;
}

/// How far the move takes a quantity from what is answered; 0 where nothing is, and for all other values.
double distance(const Case& given, const Move& move) {
  const auto to = move.value ? quantity(*move.value) : std::nullopt;
  if (!to) return 0;
  for (const std::size_t at : answers_about(given.program, given.answers, move.attribute))
    if (!given.answers[at].values.empty()) return std::abs(*to - *quantity(given.answers[at].values.front()));
  return 0;
}

/// All that can be moved, by attribute and kind, then the nearest quantities first, then by value.
std::vector<Move> ordered_moves(const Case& given) {
  std::vector<std::pair<double, Move>> found;
  for (Move& move : moves(given.program, given.answers)) {
    const double far = distance(given, move);
    found.emplace_back(far, std::move(move));
  }
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
    return std::tuple(a.second.attribute, a.second.kind, a.first) <
           std::tuple(b.second.attribute, b.second.kind, b.first);
  });
  std::vector<Move> out;
  for (auto& [far, move] : found) out.push_back(std::move(move));
  return out;
}

bool same_but_for_quantities(const Change& a, const Change& b) {
  return std::ranges::equal(a, b, [](const Move& x, const Move& y) {
    return x == y || (x.attribute == y.attribute && x.kind == y.kind && quantity(*x.value) && quantity(*y.value));
  });
}

/// Why the search has to end here; nothing where it need not.
std::optional<Error> ended(const RunLimits& limits) {
  if (limits.stop && limits.stop()) return Error{ErrorKind::limit_reached, "the search was stopped"};
  if (!limits.elapsed_ms || limits.elapsed_ms() <= limits.max_ms) return std::nullopt;
  return Error{ErrorKind::limit_reached, "the limit of " + std::to_string(limits.max_ms) + " ms was reached",
               std::string(kTimeLimitCode)};
}

class Search {
 public:
  Search(const Case& given, const eval::Model& standing, DecisionId decision, const Goal& goal,
         const WaysWanted& wanted)
      : given_(given),
        standing_(standing),
        decision_(decision),
        goal_(goal),
        wanted_(wanted),
        moves_(ordered_moves(given)),
        costs_(possible_costs(moves_, wanted.moves)),
        suppositions_(given, standing, decision) {}

  Result<Ways> run() && {
    if (wanted_.moves > 1) {  // what one move does alone is all there is to know of it
      auto prospects = Prospects::of(given_, standing_, decision_, moves_, suppositions_);
      if (!prospects) return tl::unexpected(prospects.error());
      prospects_ = std::move(*prospects);
    }
    std::set<std::pair<std::int64_t, std::size_t>> levels;
    for (std::size_t number = 1; number < costs_.size(); ++number)
      for (const std::int64_t cost : costs_[number]) levels.emplace(cost, number);
    for (const auto& [cost, number] : levels)
      if (auto tried = extend(0, number, cost); !tried) return tl::unexpected(tried.error());
    found_.covered = number_of_changes(moves_, wanted_.moves);
    return std::move(found_);
  }

 private:
  /// Tries all changes that begin as `change_` does and have so many more moves, from this one on, of this cost.
  Result<void> extend(std::size_t from, std::size_t more, std::int64_t cost) {
    if (more == 0) return try_change();
    for (std::size_t i = from; i < moves_.size() && found_.changes.size() < wanted_.ways; ++i) {
      if (!costs_[more - 1].contains(cost - moves_[i].cost)) continue;
      const auto fits = [&](const Move& other) { return go_together(moves_[i], other); };
      if (!std::ranges::all_of(change_, fits)) continue;
      change_.push_back(moves_[i]);
      places_.push_back(i);
      if (auto tried = extend(i + 1, more - 1, cost - moves_[i].cost); !tried) return tried;
      change_.pop_back();
      places_.pop_back();
    }
    return {};
  }

  Result<void> try_change() {
    const auto contained = [&](const Change& other) {
      return std::includes(change_.begin(), change_.end(), other.begin(), other.end());
    };
    if (std::ranges::any_of(achieving_, contained)) return {};
    if (auto error = ended(given_.limits)) return tl::unexpected(std::move(*error));
    if (prospects_ && !prospects_->could_achieve(goal_, places_)) return {};
    const auto standings = suppositions_.standings(change_);
    if (!standings) return tl::unexpected(standings.error());
    if (!*standings || !is_met(goal_, **standings)) return {};
    achieving_.push_back(change_);
    const auto same = [&](const Change& other) { return same_but_for_quantities(change_, other); };
    if (std::ranges::none_of(found_.changes, same)) found_.changes.push_back(change_);
    return {};
  }

  const Case& given_;
  const eval::Model& standing_;
  DecisionId decision_;
  const Goal& goal_;
  const WaysWanted& wanted_;
  std::vector<Move> moves_;
  std::vector<Costs> costs_;
  Suppositions suppositions_;
  std::optional<Prospects> prospects_;  // of several moves
  Change change_;                    // that is tried …
  std::vector<std::size_t> places_;  // … and where its moves stand
  std::vector<Change> achieving_;    // those that did it, none containing another
  Ways found_;
};

std::uint64_t saturated_sum(std::uint64_t a, std::uint64_t b) {
  std::uint64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? kUncountable : sum;
}

}  // namespace

std::uint64_t number_of_changes(std::span<const Move> moves, std::size_t most) {
  std::vector<std::uint64_t> by_moves(most + 1, 0);  // changes of the moves so far
  by_moves[0] = 1;
  // A move that says all of its attribute is in no change with the attribute's others, which come one after another.
  for (std::size_t begin = 0; begin < moves.size();) {
    const std::vector<std::uint64_t> without = by_moves;
    std::size_t i = begin;
    for (; i < moves.size() && moves[i].attribute == moves[begin].attribute; ++i) {
      const bool alone = moves[i].kind != Move::Kind::add && moves[i].kind != Move::Kind::take_away;
      const std::vector<std::uint64_t>& others = alone ? without : by_moves;
      for (std::size_t number = most; number > 0; --number)
        by_moves[number] = saturated_sum(by_moves[number], others[number - 1]);
    }
    begin = i;
  }
  std::uint64_t all = 0;
  for (std::size_t number = 1; number <= most; ++number) all = saturated_sum(all, by_moves[number]);
  return all;
}

Result<Ways> ways_to(const Case& given, const eval::Model& standing, DecisionId decision, const Goal& goal,
                     const WaysWanted& wanted) {
  return Search(given, standing, decision, goal, wanted).run();
}

}  // namespace counsel::decide
