#include "engine/lang/similar.h"

#include <algorithm>
#include <climits>
#include <optional>

#include "engine/base/utf8.h"

namespace counsel::lang {

namespace {

constexpr std::size_t kLongest = 100;
constexpr int kEdit = 8;
constexpr int kCase = 1;

std::optional<std::u32string> characters(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = decode_utf8(text, at);
    if (!character || out.size() == kLongest) return std::nullopt;
    out += character->code;
    at += character->bytes;
  }
  return out;
}

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c; }

int replace_cost(char32_t a, char32_t b) { return a == b ? 0 : lower(a) == lower(b) ? kCase : kEdit; }

int distance(const std::u32string& a, const std::u32string& b) {
  // Three rows of the usual table: before last, last, and the one being filled.
  std::vector<int> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j) * kEdit;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, last);
    std::swap(last, row);
    row[0] = static_cast<int>(i) * kEdit;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + kEdit, row[j - 1] + kEdit, last[j - 1] + replace_cost(a[i - 1], b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + kEdit);
    }
  }
  return row[b.size()];
}

bool equal_but_for_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, [](char c) { return lower(static_cast<unsigned char>(c)); },
                            [](char c) { return lower(static_cast<unsigned char>(c)); });
}

}  // namespace

Near nearest_of(std::string_view wrong, std::span<const std::string_view> candidates) {
  constexpr int kShortestSure = 4;  // of `Go` every neighbour is another word
  const auto from = characters(wrong);
  if (!from) return {};
  const auto length = static_cast<int>(from->size());
  const int farthest = std::max((length + 1) / 3 * kEdit, length * kCase);
  std::string_view best;
  int best_cost = farthest + 1;
  int second_cost = INT_MAX;
  for (const std::string_view candidate : candidates) {
    if (candidate == wrong || candidate == best) continue;
    const auto to = characters(candidate);
    if (!to || std::abs(static_cast<int>(to->size()) - length) * kEdit > farthest) continue;
    const int cost = distance(*from, *to);
    if (cost < best_cost || (cost == best_cost && candidate < best)) {
      if (!best.empty()) second_cost = best_cost;
      best = candidate;
      best_cost = cost;
    } else {
      second_cost = std::min(second_cost, cost);
    }
  }
  const bool close = best_cost <= kEdit ? length >= kShortestSure || best_cost < kEdit : equal_but_for_case(wrong, best);
  return {std::string(best), close && second_cost > 2 * kEdit};
}

}  // namespace counsel::lang
