#include "cli/render/graph_layout.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <ranges>
#include <utility>

#include "engine/base/check.h"

namespace counsel::cli {

namespace {

constexpr int kMargin = 8;
constexpr int kBetweenColumns = 56;
constexpr int kBetweenRows = 14;
constexpr int kLaneHeight = 6;
constexpr int kSweeps = 4;

/// What takes a place in a column: a box, or the lane of an arrow to a box further right.
struct Slot {
  std::size_t column = 0;
  int height = 0;
  int centre = 0;
  std::vector<std::size_t> before, after;  // slots of the neighbouring columns, in order of the arrows
};

using Column = std::vector<std::size_t>;

/// The column of each box: behind everything that leads to it.
std::vector<std::size_t> columns_of(std::size_t boxes, const std::vector<GraphArrow>& arrows) {
  std::vector<std::vector<std::size_t>> leads_to(boxes);
  std::vector<std::size_t> waits_for(boxes), column(boxes), ready;
  for (const GraphArrow& arrow : arrows) {
    leads_to[arrow.from].push_back(arrow.to);
    ++waits_for[arrow.to];
  }
  for (std::size_t box = 0; box < boxes; ++box)
    if (waits_for[box] == 0) ready.push_back(box);
  for (std::size_t next = 0; next < ready.size(); ++next)
    for (const std::size_t to : leads_to[ready[next]]) {
      column[to] = std::max(column[to], column[ready[next]] + 1);
      if (--waits_for[to] == 0) ready.push_back(to);
    }
  COUNSEL_CHECK(ready.size() == boxes, "a graph that is laid out has no cycle");
  return column;
}

class Layers {
 public:
  Layers(const std::vector<int>& heights, const std::vector<GraphArrow>& arrows) : boxes_(heights.size()) {
    const std::vector<std::size_t> column = columns_of(heights.size(), arrows);
    for (std::size_t box = 0; box < boxes_; ++box) slots_.push_back({.column = column[box], .height = heights[box]});
    for (const GraphArrow& arrow : arrows) ways_.push_back(way(arrow));
  }

  GraphLayout laid_out() {
    fill_columns();
    order();
    place();
    return drawn();
  }

 private:
  /// The slots that an arrow goes through.
  std::vector<std::size_t> way(const GraphArrow& arrow) {
    std::vector<std::size_t> slots = {arrow.from};
    for (std::size_t column = slots_[arrow.from].column + 1; column < slots_[arrow.to].column; ++column) {
      const auto [lane, is_new] = lanes_.try_emplace({arrow.to, column}, slots_.size());
      if (is_new) slots_.push_back({.column = column, .height = kLaneHeight});
      slots.push_back(lane->second);
    }
    slots.push_back(arrow.to);
    for (std::size_t i = 1; i < slots.size(); ++i) {
      slots_[slots[i - 1]].after.push_back(slots[i]);
      slots_[slots[i]].before.push_back(slots[i - 1]);
    }
    return slots;
  }

  /// Depth first, which lays out a tree without any crossing.
  void fill_columns() {
    for (const Slot& slot : slots_) columns_.resize(std::max(columns_.size(), slot.column + 1));
    std::vector<bool> seen(slots_.size());
    for (std::size_t root = 0; root < boxes_; ++root) {
      if (slots_[root].column > 0) continue;
      std::vector<std::size_t> stack = {root};
      while (!stack.empty()) {
        const std::size_t slot = stack.back();
        stack.pop_back();
        if (seen[slot]) continue;
        seen[slot] = true;
        columns_[slots_[slot].column].push_back(slot);
        const std::vector<std::size_t>& after = slots_[slot].after;
        stack.insert(stack.end(), after.rbegin(), after.rend());
      }
    }
  }

  /// Moves each slot to the middle of its neighbours' positions, and keeps the order with the fewest crossings.
  void order() {
    std::vector<Column> best = columns_;
    std::size_t fewest = crossings();
    for (int sweep = 0; sweep < kSweeps && fewest > 0; ++sweep) {
      for (std::size_t i = 1; i < columns_.size(); ++i) sort(columns_[i], &Slot::before);
      for (std::size_t i = columns_.size(); i-- > 1;) sort(columns_[i - 1], &Slot::after);
      const std::size_t now = crossings();
      if (now >= fewest) continue;
      fewest = now;
      best = columns_;
    }
    columns_ = std::move(best);
  }

  std::vector<std::size_t> positions() const {
    std::vector<std::size_t> out(slots_.size());
    for (const Column& column : columns_)
      for (std::size_t i = 0; i < column.size(); ++i) out[column[i]] = i;
    return out;
  }

  void sort(Column& column, std::vector<std::size_t> Slot::*neighbours) const {
    constexpr std::uint64_t kParts = 1000;
    const std::vector<std::size_t> position = positions();
    std::vector<std::pair<std::uint64_t, std::size_t>> weighed;
    for (const std::size_t slot : column) {
      std::uint64_t sum = 0;
      for (const std::size_t other : slots_[slot].*neighbours) sum += position[other];
      const std::size_t count = (slots_[slot].*neighbours).size();
      weighed.emplace_back(count == 0 ? position[slot] * kParts : sum * kParts / count, slot);
    }
    std::ranges::stable_sort(weighed, {}, &std::pair<std::uint64_t, std::size_t>::first);
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = weighed[i].second;
  }

  std::size_t crossings() const {
    const std::vector<std::size_t> position = positions();
    std::size_t out = 0;
    for (const Column& column : columns_) {
      std::vector<std::size_t> ends;  // of all that leaves the column, from its top on
      for (const std::size_t slot : column) {
        const std::size_t before = ends.size();
        for (const std::size_t other : slots_[slot].after)
          for (std::size_t i = 0; i < before; ++i) out += ends[i] > position[other] ? 1 : 0;
        for (const std::size_t other : slots_[slot].after) ends.push_back(position[other]);
      }
    }
    return out;
  }

  /// As near to the neighbours' middle as the order leaves room for.
  void place() {
    for (const Column& column : columns_) spread(column, {});
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
      for (std::size_t i = columns_.size(); i-- > 1;) spread(columns_[i - 1], &Slot::after);
      for (std::size_t i = 1; i < columns_.size(); ++i) spread(columns_[i], &Slot::before);
    }
    // Last what rests on something, so that a conclusion stands in the middle of its grounds.
    for (std::size_t i = columns_.size(); i-- > 1;) spread(columns_[i - 1], &Slot::after);
  }

  std::int64_t wish(std::size_t slot, std::vector<std::size_t> Slot::*neighbours) const {
    if (neighbours == nullptr || (slots_[slot].*neighbours).empty()) return slots_[slot].centre;
    std::int64_t sum = 0;
    for (const std::size_t other : slots_[slot].*neighbours) sum += slots_[other].centre;
    return sum / static_cast<std::int64_t>((slots_[slot].*neighbours).size());
  }

  /// With the offset of each slot in a tightly packed column taken off its wish, "in order and apart" becomes "not
  /// falling": neighbours whose wishes fall are pooled, and share the mean of them.
  void spread(const Column& column, std::vector<std::size_t> Slot::*neighbours) {
    struct Pool {
      std::int64_t sum = 0, count = 0;
      std::int64_t mean() const { return sum / count; }
    };
    std::vector<Pool> pools;
    std::vector<int> offsets;
    int offset = 0;
    for (std::size_t i = 0; i < column.size(); ++i) {
      const int height = slots_[column[i]].height;
      if (i > 0) offset += (slots_[column[i - 1]].height + height + 1) / 2 + kBetweenRows;
      offsets.push_back(offset);
      pools.push_back({wish(column[i], neighbours) - offset, 1});
      while (pools.size() > 1 && pools[pools.size() - 2].mean() >= pools.back().mean()) {
        pools[pools.size() - 2].sum += pools.back().sum;
        pools[pools.size() - 2].count += pools.back().count;
        pools.pop_back();
      }
    }
    std::size_t at = 0;
    for (const Pool& pool : pools)
      for (std::int64_t i = 0; i < pool.count; ++i, ++at)
        slots_[column[at]].centre = static_cast<int>(pool.mean()) + offsets[at];
  }

  static int left(std::size_t column) {
    return kMargin + static_cast<int>(column) * (kGraphBoxWidth + kBetweenColumns);
  }

  GraphLayout drawn() {
    GraphLayout out;
    if (slots_.empty()) return out;
    const auto above = [](const Slot& slot) { return slot.centre - slot.height / 2; };
    const auto below = [](const Slot& slot) { return slot.centre + (slot.height + 1) / 2; };
    const int top = std::ranges::min(slots_ | std::views::transform(above));
    const int bottom = std::ranges::max(slots_ | std::views::transform(below));
    for (Slot& slot : slots_) slot.centre += kMargin - top;
    out.width = left(columns_.size() - 1) + kGraphBoxWidth + kMargin;
    out.height = bottom - top + 2 * kMargin;
    for (std::size_t box = 0; box < boxes_; ++box)
      out.boxes.push_back({left(slots_[box].column), slots_[box].centre - slots_[box].height / 2});
    for (const std::vector<std::size_t>& way : ways_) {
      std::vector<GraphPoint>& points = out.arrows.emplace_back();
      for (const std::size_t slot : way) {
        const int x = left(slots_[slot].column);
        if (slot != way.front()) points.push_back({x, slots_[slot].centre});
        if (slot != way.back()) points.push_back({x + kGraphBoxWidth, slots_[slot].centre});
      }
    }
    return out;
  }

  std::size_t boxes_;
  std::vector<Slot> slots_;                                           // the boxes, then the lanes
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> lanes_;  // by the box they lead to and their column
  std::vector<std::vector<std::size_t>> ways_;                        // of each arrow
  std::vector<Column> columns_;                                       // from left to right, each from its top
};

}  // namespace

GraphLayout graph_layout(const std::vector<int>& heights, const std::vector<GraphArrow>& arrows) {
  return Layers(heights, arrows).laid_out();
}

}  // namespace counsel::cli
