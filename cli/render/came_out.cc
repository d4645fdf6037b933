#include "cli/render/came_out.h"

#include "cli/render/json_parts.h"
#include "cli/render/numbers.h"
#include "engine/base/listed.h"

namespace counsel::cli {

std::string lead_text(const Lead& lead) {
  if (!lead.leaders.empty())
    return listed(lead.leaders) + (lead.leaders.size() == 1 ? " leads with " : " lead with ") +
           points_text(lead.points_udb) + " points";
  if (lead.outcome == decide::outcome_word(decide::Outcome::contradiction)) return "the answers contradict each other";
  return lead.outcome;
}

json lead_json(const Lead& lead) {
  return {{"outcome", lead.outcome},
          {"leaders", lead.leaders},
          {"points", lead.leaders.empty() ? json(nullptr) : points(lead.points_udb)}};
}

}  // namespace counsel::cli
