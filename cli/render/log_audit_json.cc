#include "cli/render/json_values.h"
#include "cli/render/log_audit.h"
#include "kb/base64.h"

namespace counsel::cli {

std::string log_audit_json(const LogAuditView& view) {
  const kb::LogAudit& audit = view.audit;
  json checkpoints = json::array();
  for (std::size_t i = 0; i < view.checkpoints.size(); ++i)
    checkpoints.push_back({{"file", view.checkpoints[i]}, {"agrees", static_cast<bool>(audit.agrees[i])}});
  const auto finding = [](const kb::LogFinding& each) -> json {
    const auto id = [](std::int64_t number) { return number == 0 ? json(nullptr) : json(number); };
    return {{"first", id(each.first)}, {"last", id(each.last)}, {"what", each.what}};
  };
  return written({{"format", "counsel.audit-verify/1"},
                  {"decisions", audit.now.size},
                  {"root", kb::to_base64(kb::bytes_of(audit.now.root))},
                  {"checkpoints", std::move(checkpoints)},
                  {"covered", audit.covered},
                  {"erased", audit.erased},
                  {"pruned", audit.pruned},
                  {"pruning", audit.pruning == 0 ? json(nullptr) : json(audit.pruning)},
                  {"findings", list_of(audit.findings, finding)}});
}

}  // namespace counsel::cli
