#include "cli/audit/decision_diff.h"

#include <numeric>

#include "cli/audit/mixed_case.h"
#include "cli/audit/smallest_subset.h"

namespace counsel::cli {

namespace {

tl::unexpected<std::string> about(const kb::DecisionInFull& decision, const std::string& why) {
  return tl::unexpected("decision " + std::to_string(decision.record.id) + " cannot be run again: " + why);
}

bool is_so(const std::optional<CameOut>& came, const CameOut& wanted) {
  return came && difference(*came, wanted) == Difference::none;
}

Subset all_of(const std::vector<CaseDifference>& differences) {
  Subset all(differences.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

}  // namespace

OrReason<DecisionDiff> decision_diff(const kb::DecisionInFull& first, const kb::DecisionInFull& second, kb::FactBase& base,
                                     const std::optional<std::filesystem::path>& folder, const Io& io) {
  const auto before = whole_case(first, base);
  if (!before) return about(first, before.error());
  const auto after = whole_case(second, base);
  if (!after) return about(second, after.error());
  if (before->decision != after->decision)
    return tl::unexpected("they decide different things: `" + before->decision + "` and `" + after->decision + "`");
  DecisionDiff diff{.first = {first.record.id, before->came}, .second = {second.record.id, after->came}, .account = {}};
  std::vector<CaseDifference> differences = case_differences(*before, *after, /*bearing_alone=*/false);
  diff.differences = differences.size();
  diff.same = difference(before->came, after->came) == Difference::none;
  if (diff.same) return diff;
  const std::string drifted = "it comes out otherwise than it is on record; `counsel audit replay` says how";
  if (MixedCases all(*before, *after, differences, folder, io); !is_so(all.run({}), before->came))
    return about(first, drifted);
  else if (!is_so(all.run(all_of(differences)), after->came))
    return about(second, drifted);
  // What bears on nothing takes no part, as long as the rest does it all.
  std::vector<CaseDifference> bearing = case_differences(*before, *after, /*bearing_alone=*/true);
  if (MixedCases rest(*before, *after, bearing, folder, io); is_so(rest.run(all_of(bearing)), after->came))
    differences = std::move(bearing);
  MixedCases cases(*before, *after, differences, folder, io);
  const FoundSubset found = smallest_subset(differences.size(), kMostMixedCases, [&](const Subset& made) {
    return is_so(cases.run(made), after->came);
  });
  for (const std::size_t each : found.members) diff.account.push_back(differences[each]);
  diff.smallest = found.is_smallest();
  diff.ruled_out = found.ruled_out;
  return diff;
}

}  // namespace counsel::cli
