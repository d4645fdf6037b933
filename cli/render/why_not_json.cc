#include "cli/render/json.h"

#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

json maybe_proof(const std::optional<explain::Proof>& shown) { return shown ? proof(*shown) : json(nullptr); }

json candidate(const WhyNotView::Candidate& each) {
  return {{"decision", each.decision},
          {"question", each.question},
          {"name", each.name},
          {"outcome", decide::outcome_word(each.outcome)},
          {"position", position(each.position)},
          {"leaders", each.leaders},
          {"leading_points", each.leaders.empty() ? json(nullptr) : points(each.leading_udb)},
          {"excluded_by", list_of(each.exclusions, proof)},
          {"margin", list_of(each.margin, reason)},
          {"against", list_of(each.against, reason)}};
}

}  // namespace

std::string why_not_json(const WhyNotView& why_not) {
  return written({{"format", "counsel.why-not/1"},
                  {"rules", why_not.rule_base},
                  {"given", list_of(why_not.given, given)},
                  {"about", why_not.about},
                  {"hindrance", why_not.hindrance ? json(explain::hindrance_word(*why_not.hindrance)) : json(nullptr)},
                  {"candidate", why_not.candidate ? candidate(*why_not.candidate) : json(nullptr)},
                  {"instead", why_not.instead},
                  {"because", maybe_proof(why_not.because)},
                  {"nearest_rules", list_of(why_not.misses.nearest, near_miss)},
                  {"further_rules", why_not.misses.more}},
                 why_not.as_of);
}

}  // namespace counsel::cli
