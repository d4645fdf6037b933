#include "cli/render/json.h"

#include "cli/render/json_parts.h"
#include "cli/render/why_not_words.h"

namespace counsel::cli {

namespace {

json maybe_proof(const std::optional<explain::Proof>& shown) { return shown ? proof(*shown) : json(nullptr); }

/// The reasons under the key; and how many are left out with which points, where any are.
void add_reasons(json& to, const std::string& key, const std::vector<ReasonView>& reasons, const WhyNotView& why_not) {
  const ShownReasons shown = first_of(reasons, why_not.most_reasons.value_or(reasons.size()));
  to[key] = list_of(std::vector(reasons.begin(), reasons.begin() + static_cast<std::ptrdiff_t>(shown.shown)), reason);
  if (shown.more > 0) to[key + "_hidden"] = {{"count", shown.more}, {"points", points(shown.more_udb)}};
}

json candidate(const WhyNotView& why_not) {
  const WhyNotView::Candidate& each = *why_not.candidate;
  json out = {{"decision", each.decision},
          {"question", each.question},
          {"name", each.name},
          {"outcome", decide::outcome_word(each.outcome)},
          {"position", position(each.position)},
          {"leaders", each.leaders},
          {"leading_points", each.leaders.empty() ? json(nullptr) : points(each.leading_udb)},
          {"excluded_by", list_of(each.exclusions, proof)}};
  add_reasons(out, "margin", each.margin, why_not);
  add_reasons(out, "against", each.against, why_not);
  return out;
}

}  // namespace

std::string why_not_json(const WhyNotView& why_not) {
  return written({{"format", "counsel.why-not/1"},
                  {"rules", why_not.rule_base},
                  {"given", list_of(why_not.given, given)},
                  {"about", why_not.about},
                  {"hindrance", why_not.hindrance ? json(explain::hindrance_word(*why_not.hindrance)) : json(nullptr)},
                  {"candidate", why_not.candidate ? candidate(why_not) : json(nullptr)},
                  {"instead", why_not.instead},
                  {"because", maybe_proof(why_not.because)},
                  {"nearest_rules", list_of(why_not.misses.nearest, near_miss)},
                  {"further_rules", why_not.misses.more}},
                 why_not.as_of);
}

}  // namespace counsel::cli
