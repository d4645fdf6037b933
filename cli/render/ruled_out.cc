#include "cli/render/ruled_out.h"

#include <algorithm>

#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

const std::string kIndent(5, ' ');

bool same_reasons(std::span<const ReasonView> a, std::span<const ReasonView> b) {
  return std::ranges::equal(a, b, [](const ReasonView& left, const ReasonView& right) {
    return left.rule == right.rule && left.text == right.text;
  });
}

}  // namespace

std::vector<RuledOut> ruled_out(const std::vector<CandidateView>& candidates) {
  std::vector<RuledOut> groups;
  for (const CandidateView& candidate : candidates) {
    if (candidate.exclusions.empty()) continue;
    const auto is_same = [&](const RuledOut& group) {
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

std::string ruled_out_text(const std::vector<CandidateView>& candidates, const RankingOptions& options,
                           const Style& style, ReasonLines& reasons) {
  const std::vector<RuledOut> groups = ruled_out(candidates);
  if (groups.empty()) return "";
  std::string out = "\n" + style.bold(kRuledOutTitle) + "\n";
  if (options.explain == Explain::none) {
    std::vector<std::string> labels;
    for (const CandidateView& candidate : candidates)
      if (!candidate.exclusions.empty()) labels.push_back(printable(candidate.label));
    return out + hanging(kIndent, listed(labels), style.columns);
  }
  for (const RuledOut& group : groups) {
    out += hanging(kIndent, listed(group.labels), style.columns);
    for (const ReasonView& each : group.reasons) out += reasons.reason(kIndent + "  ", each);
    out += reasons.hidden(kIndent + "  … ", group.hidden);
  }
  return out;
}

}  // namespace counsel::cli
