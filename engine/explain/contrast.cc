#include "engine/explain/contrast.h"

#include <algorithm>

namespace counsel::explain {

namespace {

using decide::Contribution;

bool same_subject(const Contribution& a, const Contribution& b) { return a.rule == b.rule && a.for_each == b.for_each; }

/// Takes out of `others` what says the same as `said`: by the same conclusion, if there is one.
std::optional<Contribution> take_same(const Contribution& said, std::vector<Contribution>& others) {
  auto same = std::ranges::find_if(others, [&](const Contribution& other) {
    return same_subject(said, other) && said.conclusion == other.conclusion;
  });
  if (same == others.end())
    same = std::ranges::find_if(others, [&](const Contribution& other) { return same_subject(said, other); });
  if (same == others.end()) return std::nullopt;
  Contribution taken = std::move(*same);
  others.erase(same);
  return taken;
}

}  // namespace

Contrast contrast(const decide::Candidate& first, const decide::Candidate& second) {
  Contrast out{.margin_udb = first.points_udb - second.points_udb};
  out.of_second_alone = second.contributions;
  for (const Contribution& said : first.contributions) {
    auto same = take_same(said, out.of_second_alone);
    if (!same)
      out.of_first_alone.push_back(said);
    else if (said.points_udb == same->points_udb)
      out.alike.push_back({said, std::move(*same)});
    else
      out.unlike.push_back({said, std::move(*same)});
  }
  return out;
}

}  // namespace counsel::explain
