// cli/render/log_audit.h
// What an audit of the log found, as text and JSON.
#pragma once

#include <string>
#include <vector>

#include "cli/render/style.h"
#include "kb/log_audit.h"

namespace counsel::cli {

struct LogAuditView {
  kb::LogAudit audit;
  std::vector<std::string> checkpoints;  // the names of their files, in the order of `audit.agrees`
};

std::string log_audit_text(const LogAuditView& view, const Style& style);
std::string log_audit_json(const LogAuditView& view);

}  // namespace counsel::cli
