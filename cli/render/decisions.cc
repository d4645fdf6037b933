#include "cli/render/decisions.h"

#include "cli/render/table.h"

namespace counsel::cli {

std::string decisions_text(const std::vector<kb::DecisionRecord>& decisions, const Style& style) {
  if (decisions.empty()) return "";
  std::vector<std::vector<std::string>> rows;
  for (const kb::DecisionRecord& each : decisions)
    rows.push_back({std::to_string(each.id), each.act.when, each.act.who, each.decision, each.outcome, each.leaders,
                    each.purpose});
  return table_text({"", "when", "who", "decision", "outcome", "leads", "purpose"}, rows, style);
}

}  // namespace counsel::cli
