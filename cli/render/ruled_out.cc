#include "cli/render/ruled_out.h"

#include <algorithm>
#include <span>

#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

const std::string kIndent(5, ' ');

/// Candidates that the same reasons rule out.
struct Exclusion {
  std::span<const ReasonView> reasons;
  explain::Hidden hidden;
  std::vector<std::string> labels;
};

bool same_reasons(std::span<const ReasonView> a, std::span<const ReasonView> b) {
  return std::ranges::equal(a, b, [](const ReasonView& left, const ReasonView& right) {
    return left.rule == right.rule && left.text == right.text;
  });
}

std::vector<Exclusion> exclusions(const std::vector<CandidateView>& candidates) {
  std::vector<Exclusion> groups;
  for (const CandidateView& candidate : candidates) {
    if (candidate.exclusions.empty()) continue;
    const auto is_same = [&](const Exclusion& group) {
      return same_reasons(group.reasons, candidate.exclusions) &&
             group.hidden.exclusions == candidate.hidden.exclusions;
    };
    auto same = std::ranges::find_if(groups, is_same);
    if (same == groups.end())
      same = groups.insert(groups.end(), {candidate.exclusions, {.exclusions = candidate.hidden.exclusions}, {}});
    same->labels.push_back(printable(candidate.label));
  }
  return groups;
}

}  // namespace

std::string ruled_out_text(const std::vector<CandidateView>& candidates, const RankingOptions& options,
                           const Style& style, ReasonLines& reasons) {
  const std::vector<Exclusion> groups = exclusions(candidates);
  if (groups.empty()) return "";
  std::string out = "\n" + style.bold("Ruled out") + "\n";
  if (options.explain == Explain::none) {
    std::vector<std::string> labels;
    for (const CandidateView& candidate : candidates)
      if (!candidate.exclusions.empty()) labels.push_back(printable(candidate.label));
    return out + hanging(kIndent, listed(labels), style.columns);
  }
  for (const Exclusion& group : groups) {
    out += hanging(kIndent, listed(group.labels), style.columns);
    for (const ReasonView& each : group.reasons) out += reasons.reason(kIndent + "  ", each);
    out += reasons.hidden(kIndent + "  … ", group.hidden);
  }
  return out;
}

}  // namespace counsel::cli
