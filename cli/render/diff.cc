#include "cli/render/diff.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace counsel::cli {

namespace {

constexpr std::size_t kContext = 3;

/// With their line ends, so that a last line without one differs from one with.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

/// Lines [before, before + size) and [after, after + size) of the two texts: equal in `kept`, to be compared elsewhere.
struct Range {
  std::size_t before_begin, before_end;
  std::size_t after_begin, after_end;
};

class Matcher {
 public:
  Matcher(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after)
      : before_(before), after_(after), kept_(before.size(), kGone) {}

  /// For each line of the one text its place in the other, or kGone. Places grow.
  std::vector<std::size_t> match() {
    open_.push_back({0, before_.size(), 0, after_.size()});
    while (!open_.empty()) {
      Range range = open_.back();
      open_.pop_back();
      keep_ends(range);
      split(range);
    }
    return std::move(kept_);
  }

  static constexpr std::size_t kGone = static_cast<std::size_t>(-1);

 private:
  void keep_ends(Range& range) {
    while (range.before_begin < range.before_end && range.after_begin < range.after_end &&
           before_[range.before_begin] == after_[range.after_begin])
      kept_[range.before_begin++] = range.after_begin++;
    while (range.before_begin < range.before_end && range.after_begin < range.after_end &&
           before_[range.before_end - 1] == after_[range.after_end - 1])
      kept_[--range.before_end] = --range.after_end;
  }

  /// Leaves what is between the anchors to be compared, and keeps the anchors as ends of that.
  void split(const Range& range) {
    if (range.before_begin == range.before_end || range.after_begin == range.after_end) return;
    const auto anchors = longest_growing(common_once(range));
    if (anchors.empty()) return;
    std::size_t before = range.before_begin;
    std::size_t after = range.after_begin;
    for (const auto& [at_before, at_after] : anchors) {
      open_.push_back({before, at_before, after, at_after});
      kept_[at_before] = at_after;
      before = at_before + 1;
      after = at_after + 1;
    }
    open_.push_back({before, range.before_end, after, range.after_end});
  }

  using Anchor = std::pair<std::size_t, std::size_t>;

  /// The lines that stand once in each part of the range, in the order of the first text.
  std::vector<Anchor> common_once(const Range& range) const {
    struct Seen {
      std::size_t before_count = 0, after_count = 0;
      std::size_t after = 0;
    };
    std::unordered_map<std::string_view, Seen> seen;
    for (std::size_t i = range.before_begin; i < range.before_end; ++i) ++seen[before_[i]].before_count;
    for (std::size_t i = range.after_begin; i < range.after_end; ++i) {
      Seen& line = seen[after_[i]];
      ++line.after_count;
      line.after = i;
    }
    std::vector<Anchor> anchors;
    for (std::size_t i = range.before_begin; i < range.before_end; ++i)
      if (const Seen& line = seen[before_[i]]; line.before_count == 1 && line.after_count == 1)
        anchors.emplace_back(i, line.after);
    return anchors;
  }

  /// The longest subsequence whose second places grow.
  static std::vector<Anchor> longest_growing(const std::vector<Anchor>& anchors) {
    std::vector<std::size_t> ends;  // of the best subsequence of each length: the index of its last anchor
    std::vector<std::size_t> previous(anchors.size());
    for (std::size_t i = 0; i < anchors.size(); ++i) {
      const auto place = std::lower_bound(ends.begin(), ends.end(), anchors[i].second,
                                          [&](std::size_t a, std::size_t after) { return anchors[a].second < after; });
      previous[i] = place == ends.begin() ? kGone : *(place - 1);
      if (place == ends.end())
        ends.push_back(i);
      else
        *place = i;
    }
    std::vector<Anchor> longest;
    for (std::size_t i = ends.empty() ? kGone : ends.back(); i != kGone; i = previous[i]) longest.push_back(anchors[i]);
    std::reverse(longest.begin(), longest.end());
    return longest;
  }

  const std::vector<std::string_view>& before_;
  const std::vector<std::string_view>& after_;
  std::vector<std::size_t> kept_;
  std::vector<Range> open_;
};

/// What is between two kept lines, or before the first or after the last.
std::vector<Range> changes(const std::vector<std::size_t>& kept, std::size_t after_size) {
  std::vector<Range> found;
  std::size_t before = 0;
  std::size_t after = 0;
  for (std::size_t i = 0; i <= kept.size(); ++i) {
    if (i < kept.size() && kept[i] == Matcher::kGone) continue;
    const std::size_t place = i < kept.size() ? kept[i] : after_size;
    if (i > before || place > after) found.push_back({before, i, after, place});
    before = i + 1;
    after = place + 1;
  }
  return found;
}

std::string line(char sign, std::string_view text) {
  std::string out = sign + std::string(text);
  if (!text.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  return out;
}

/// "12,3"; a place without lines is named by the line before it.
std::string place(std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  return std::to_string(count == 0 ? begin : begin + 1) + (count == 1 ? "" : "," + std::to_string(count));
}

}  // namespace

std::string unified_diff(std::string_view before_text, std::string_view after_text, const std::string& path) {
  const auto before = lines_of(before_text);
  const auto after = lines_of(after_text);
  const std::vector<Range> found = changes(Matcher(before, after).match(), after.size());
  if (found.empty()) return "";
  std::string out = "--- " + path + "\n+++ " + path + "\n";
  for (std::size_t first = 0; first < found.size();) {
    std::size_t end = first + 1;
    while (end < found.size() && found[end].before_begin - found[end - 1].before_end <= 2 * kContext) ++end;
    const std::size_t above = std::min(kContext, found[first].before_begin);
    const std::size_t below = std::min(kContext, before.size() - found[end - 1].before_end);
    out += "@@ -" + place(found[first].before_begin - above, found[end - 1].before_end + below) + " +" +
           place(found[first].after_begin - above, found[end - 1].after_end + below) + " @@\n";
    std::size_t at = found[first].before_begin - above;
    for (; first < end; ++first) {
      const Range& change = found[first];
      for (; at < change.before_begin; ++at) out += line(' ', before[at]);
      for (; at < change.before_end; ++at) out += line('-', before[at]);
      for (std::size_t i = change.after_begin; i < change.after_end; ++i) out += line('+', after[i]);
    }
    for (const std::size_t stop = at + below; at < stop; ++at) out += line(' ', before[at]);
  }
  return out;
}

}  // namespace counsel::cli
