// engine/lang/similar.h
// Did you mean: the known name that is nearest to a wrong one.
//
// Units:  an edit inserts, removes, replaces or swaps neighbouring characters; a change of ASCII case is an eighth of
// one. Order:  ties go to the first in byte order, so the answer does not depend on the order of the candidates. Cost:
// candidates × length²; names longer than 100 characters have no neighbours. Source: optimal string alignment
// (restricted Damerau-Levenshtein), Boytsov 2011.
#pragma once

#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace counsel::lang {

struct Near {
  std::string name;   // empty when none is near
  bool sure = false;  // one edit away, and no other within two: nothing else can be meant

  bool empty() const { return name.empty(); }
  operator std::string() const { return name; }  // for those who only show it
};

/// The candidate nearest to `wrong` within about a third of its length.
/// A candidate equal to `wrong` is no mend and is passed over.
Near nearest_of(std::string_view wrong, std::span<const std::string_view> candidates);

/// The same for any range of strings.
template <std::ranges::input_range Candidates>
Near nearest(std::string_view wrong, const Candidates& candidates) {
  const std::vector<std::string_view> views(std::ranges::begin(candidates), std::ranges::end(candidates));
  return nearest_of(wrong, views);
}

}  // namespace counsel::lang
