#include "engine/eval/join_order.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/check.h"

namespace counsel::eval {

namespace {

class Ordering {
 public:
  Ordering(const std::vector<Conjunct>& conjuncts, std::vector<bool> bound, UndefinedArithmetic when)
      : conjuncts_(conjuncts), bound_(std::move(bound)), when_(when) {
    for (std::size_t i = 0; i < conjuncts.size(); ++i) waiting_.push_back(i);
  }

  std::vector<Placed> all() {
    while (!waiting_.empty()) {
      const Placed next = choose();
      take(next);
      placed_.push_back(next);
      waiting_.erase(std::find(waiting_.begin(), waiting_.end(), next.conjunct));
    }
    return std::move(placed_);
  }

 private:
  Placed choose() const {
    if (const auto leader = first_that([&](const Conjunct& c) { return c.leads; })) return {*leader};
    const auto always_defined = [](const Conjunct& c) { return !c.can_be_undefined; };
    if (const auto filter = ready([&](const Conjunct& c) { return always_defined(c) && !c.is_nested(); })) return *filter;
    if (const auto filter = first_that([&](const Conjunct& c) { return c.is_atom() && filters(c); })) return {*filter};
    if (const auto nested = ready(always_defined)) return *nested;
    if (when_ == UndefinedArithmetic::early)
      if (const auto arithmetic = ready_arithmetic()) return *arithmetic;
    if (const auto atom = best_atom()) return {*atom};
    const auto arithmetic = ready_arithmetic();
    COUNSEL_CHECK(arithmetic.has_value(), "a checked rule is safe: some conjunct is always ready");
    return *arithmetic;
  }

  /// What can be undefined; what goes through rows last.
  std::optional<Placed> ready_arithmetic() const {
    const auto simple = ready([](const Conjunct& c) { return !c.is_nested(); });
    return simple ? simple : ready([](const Conjunct&) { return true; });
  }

  template <class Predicate>
  std::optional<std::size_t> first_that(Predicate&& holds) const {
    for (const std::size_t i : waiting_)
      if (holds(conjuncts_[i])) return i;
    return std::nullopt;
  }

  bool is_bound(const std::vector<Register>& registers) const {
    return std::all_of(registers.begin(), registers.end(), [&](Register reg) { return bound_[reg]; });
  }

  /// An absence whose variables are bound, an atom of which every column is given.
  bool filters(const Conjunct& c) const {
    return std::all_of(c.columns.begin(), c.columns.end(), [&](const std::optional<Register>& reg) {
      return reg ? bound_[*reg] : c.kind == Conjunct::Kind::absence;
    });
  }

  /// The first of those for which `may_be_taken` holds that are no atoms and have what they read.
  template <class Predicate>
  std::optional<Placed> ready(Predicate&& may_be_taken) const {
    for (const std::size_t i : waiting_) {
      const Conjunct& c = conjuncts_[i];
      if (c.is_atom() || !may_be_taken(c)) continue;
      const bool left = is_bound(c.left);
      const bool right = is_bound(c.right);
      if (left && right) return Placed{i};
      if (c.binds_left && right) return Placed{i, Placed::As::binding_left};
      if (c.binds_right && left) return Placed{i, Placed::As::binding_right};
    }
    return std::nullopt;
  }

  std::optional<std::size_t> best_atom() const {
    std::optional<std::size_t> best;
    std::pair<bool, double> best_cost;
    for (const std::size_t i : waiting_) {
      if (conjuncts_[i].kind != Conjunct::Kind::atom) continue;
      const auto cost = expected(conjuncts_[i]);
      if (best && !(cost < best_cost)) continue;
      best = i;
      best_cost = cost;
    }
    return best;
  }

  /// Whether no column is bound, and how many rows to expect: as if all columns were equally selective.
  std::pair<bool, double> expected(const Conjunct& c) const {
    const auto given =
        std::count_if(c.columns.begin(), c.columns.end(), [&](const auto& reg) { return reg && bound_[*reg]; });
    const double free_share = 1.0 - static_cast<double>(given) / static_cast<double>(c.columns.size());
    return {given == 0, std::pow(static_cast<double>(c.rows) + 1.0, free_share)};
  }

  void take(const Placed& placed) {
    const Conjunct& c = conjuncts_[placed.conjunct];
    for (const auto& reg : c.columns)
      if (reg) bound_[*reg] = true;
    if (placed.as == Placed::As::binding_left) bound_[c.left.front()] = true;
    if (placed.as == Placed::As::binding_right) bound_[c.right.front()] = true;
  }

  const std::vector<Conjunct>& conjuncts_;
  std::vector<bool> bound_;
  UndefinedArithmetic when_;
  std::vector<std::size_t> waiting_;  // ascending
  std::vector<Placed> placed_;
};

}  // namespace

std::vector<Placed> join_order(const std::vector<Conjunct>& conjuncts, std::vector<bool> bound,
                               UndefinedArithmetic when) {
  return Ordering(conjuncts, std::move(bound), when).all();
}

}  // namespace counsel::eval
