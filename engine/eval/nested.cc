#include "engine/eval/nested.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include "engine/eval/join.h"
#include "engine/eval/undefined.h"

namespace counsel::eval {

namespace {

/// Runs a block and calls `take` for every way in which it holds; `take` says whether to go on.
template <bool kCareful, class Take>
class Inner {
 public:
  static constexpr bool kPassesUndefined = kCareful;
  static constexpr bool kReadsRows = true;  // it may end the join, so that nothing is to wait

  Inner(const Block& block, Inside& inside, JoinFrame& frame, const Take& take)
      : block_(block), inside_(inside), frame_(frame), take_(take) {}

  /// False where it was interrupted.
  bool run() {
    Join(block_.steps, block_.first, frame_, *this).run();
    return !interrupted_;
  }

  bool found(const std::uint32_t*) {
    if constexpr (kCareful) {
      auto messages = undefined_messages(block_.steps, block_.first, frame_);
      if (!messages.empty()) {
        inside_.undefined.insert(inside_.undefined.end(), messages.begin(), messages.end());
        return true;
      }
    }
    return take_();
  }
  bool interrupted() {
    interrupted_ = frame_.interrupted && frame_.interrupted();
    return interrupted_;
  }
  bool undefined() {
    inside_.met_undefined = true;
    return kCareful;
  }

 private:
  const Block& block_;
  Inside& inside_;
  JoinFrame& frame_;
  const Take& take_;
  bool interrupted_ = false;
};

/// Whether something that was computed outside had no result: it has its own message, and nothing is known here.
template <bool kCareful>
bool reads_no_value(const std::vector<Register>& reads, const JoinFrame& frame) {
  return kCareful && std::any_of(reads.begin(), reads.end(), [&](Register reg) { return frame.registers[reg] == kNoValue; });
}

void reset(Inside& inside) {
  inside.rows.clear();
  inside.order.clear();
  inside.met_undefined = false;
  inside.undefined.clear();
}

using Folded = tl::expected<Symbol, Undefined>;

/// The value of an aggregate over its bindings, which are sorted and each there once.
class Fold {
 public:
  Fold(const Aggregate& aggregate, Inside& inside, Symbols& symbols, std::size_t width)
      : aggregate_(aggregate), inside_(inside), symbols_(symbols), width_(width) {}

  /// Nothing where there is no value: the least of none.
  std::optional<Folded> value() {
    const std::size_t count = inside_.order.size();
    switch (aggregate_.function) {
      case Aggregation::count:
        return symbols_.intern(static_cast<std::int64_t>(count));
      case Aggregation::sum:
        return aggregate_.of_numbers ? number_value_of(sum_of_numbers()) : integer_value(sum_of_integers());
      case Aggregation::average:
        if (count == 0) return std::nullopt;
        return number_value_of((aggregate_.of_numbers ? sum_of_numbers() : static_cast<double>(sum_of_integers())) /
                               static_cast<double>(count));
      case Aggregation::minimum:
      case Aggregation::maximum:
        if (count == 0) return std::nullopt;
        return extreme();
    }
    return std::nullopt;
  }

 private:
  Symbol operand(std::uint32_t row) const { return inside_.rows[row * width_ + width_ - 1]; }

  Symbol extreme() const {
    const auto less = [this](std::uint32_t a, std::uint32_t b) { return symbols_.compare(operand(a), operand(b)) < 0; };
    const auto& order = inside_.order;
    return operand(aggregate_.function == Aggregation::minimum ? *std::min_element(order.begin(), order.end(), less)
                                                               : *std::max_element(order.begin(), order.end(), less));
  }

  // 2³² summands of 64 bits stay below 2⁹⁶.
  __int128 sum_of_integers() const {
    __int128 sum = 0;
    for (const std::uint32_t row : inside_.order) sum += std::get<std::int64_t>(symbols_.value(operand(row)));
    return sum;
  }

  double sum_of_numbers() {
    inside_.numbers.clear();
    for (const std::uint32_t row : inside_.order)
      inside_.numbers.push_back(std::get<double>(symbols_.value(operand(row))));
    std::sort(inside_.numbers.begin(), inside_.numbers.end());
    return std::accumulate(inside_.numbers.begin(), inside_.numbers.end(), 0.0);
  }

  Folded integer_value(__int128 sum) {
    if (sum > std::numeric_limits<std::int64_t>::max() || sum < std::numeric_limits<std::int64_t>::min())
      return tl::unexpected(Undefined::overflow);
    return symbols_.intern(static_cast<std::int64_t>(sum));
  }

  Folded number_value_of(double number) {
    if (!std::isfinite(number)) return tl::unexpected(Undefined::not_finite);
    return symbols_.intern(number_value(number));
  }

  const Aggregate& aggregate_;
  Inside& inside_;
  Symbols& symbols_;
  std::size_t width_;
};

/// Collects the bindings, each once. False where it was interrupted.
template <bool kCareful>
bool collect(const Aggregate& aggregate, Inside& inside, JoinFrame& frame) {
  const std::size_t width = aggregate.own.size() + aggregate.operand.has_value();
  std::uint32_t count = 0;
  const bool first_is_enough = aggregate.absent && !aggregate.can_be_undefined;
  const auto take = [&] {
    Symbol operand = kNoValue;
    if (aggregate.operand) {
      const auto evaluated = evaluate(*aggregate.operand, frame.registers.data(), *frame.symbols);
      if (!evaluated) {
        inside.met_undefined = true;
        if constexpr (kCareful) inside.undefined.push_back(undefined_message(*aggregate.operand, evaluated.error(), frame));
        return true;
      }
      operand = *evaluated;
    }
    for (const Register reg : aggregate.own) inside.rows.push_back(frame.registers[reg]);
    if (aggregate.operand) inside.rows.push_back(operand);
    ++count;
    return !first_is_enough;
  };
  for (const Block& block : aggregate.where) {
    for (const Register reg : aggregate.own) frame.registers[reg] = kNoValue;  // what this alternative leaves open
    if (!Inner<kCareful, decltype(take)>(block, inside, frame, take).run()) return false;
  }
  inside.order.resize(count);
  std::iota(inside.order.begin(), inside.order.end(), 0u);
  const auto row = [&](std::uint32_t number) { return std::span(inside.rows.data() + number * width, width); };
  std::sort(inside.order.begin(), inside.order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::ranges::lexicographical_compare(row(a), row(b));
  });
  const auto repeated = std::unique(inside.order.begin(), inside.order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::ranges::equal(row(a), row(b));
  });
  inside.order.erase(repeated, inside.order.end());
  return true;
}

}  // namespace

template <bool kCareful>
Held hold(const Aggregate& aggregate, std::uint32_t number, JoinFrame& frame) {
  Inside& inside = frame.inside[number];
  reset(inside);
  const auto unknown = [&] {
    if (aggregate.binds) frame.registers[*aggregate.result] = kNoValue;
    return Held::yes;
  };
  if (reads_no_value<kCareful>(aggregate.reads, frame)) return unknown();
  if (!collect<kCareful>(aggregate, inside, frame)) return Held::interrupted;
  if (!inside.undefined.empty()) return unknown();
  if (aggregate.absent) return inside.order.empty() ? Held::yes : Held::no;
  const std::size_t width = aggregate.own.size() + aggregate.operand.has_value();
  const auto value = Fold(aggregate, inside, *frame.symbols, width).value();
  if (!value) return Held::no;
  if (!*value) {
    inside.met_undefined = true;
    if (!kCareful) return Held::no;
    inside.undefined.push_back(undefined_message(aggregate, value->error(), frame));
    return unknown();
  }
  Symbol& result = frame.registers[*aggregate.result];
  if (aggregate.binds) result = **value;
  return result == **value || (kCareful && result == kNoValue) ? Held::yes : Held::no;
}

template <bool kCareful>
Held hold(const Every& every, std::uint32_t number, JoinFrame& frame) {
  Inside& inside = frame.inside[number];
  reset(inside);
  if (reads_no_value<kCareful>(every.reads, frame)) return Held::yes;
  bool all_have = true;
  bool finished = true;
  const auto has = [&] {
    bool some = false;
    const auto take = [&] {
      some = true;
      return every.can_be_undefined;  // whether there is an error depends on no order: all is looked at
    };
    finished = std::all_of(every.has.begin(), every.has.end(), [&](const Block& block) {
      return (some && !every.can_be_undefined) || Inner<kCareful, decltype(take)>(block, inside, frame, take).run();
    });
    all_have = all_have && some;
    return finished && (all_have || every.can_be_undefined);
  };
  for (const Block& block : every.where) {
    if (!all_have && !every.can_be_undefined) break;
    if (!Inner<kCareful, decltype(has)>(block, inside, frame, has).run() || !finished) return Held::interrupted;
  }
  return !inside.undefined.empty() || all_have != every.negated ? Held::yes : Held::no;
}

template Held hold<false>(const Aggregate&, std::uint32_t, JoinFrame&);
template Held hold<true>(const Aggregate&, std::uint32_t, JoinFrame&);
template Held hold<false>(const Every&, std::uint32_t, JoinFrame&);
template Held hold<true>(const Every&, std::uint32_t, JoinFrame&);

}  // namespace counsel::eval
