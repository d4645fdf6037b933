#include "cli/render/redaction.h"

#include "cli/render/erased_json.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

std::string redaction_text(const kb::Redaction& redaction, const Style& style) {
  if (redaction.id == 0) return "";
  std::size_t parts = 0;
  for (const kb::Redacted& each : redaction.redacted) parts += each.parts.size();
  return hanging("", "Erased " + counted(parts, "part") + " of " + counted(redaction.redacted.size(), "decision") +
                         ", as record " + std::to_string(redaction.id) + " says.",
                 style.columns) +
         redacted_lines(redaction.redacted, style);
}

std::string redacted_lines(const std::vector<kb::Redacted>& redacted, const Style& style) {
  std::string out;
  for (const kb::Redacted& each : redacted)
    out += hanging("  ", "decision " + std::to_string(each.decision) + ": " + printable(separated(each.parts, ", ")), style.columns);
  return out;
}

std::string redaction_json(const kb::Redaction& redaction) {
  return written({{"format", "counsel.audit-redact/1"},
                  {"record", redaction.id == 0 ? json(nullptr) : json(redaction.id)},
                  {"redacted", list_of(redaction.redacted, redacted_json)},
                  {"had_nothing", redaction.had_nothing}});
}

}  // namespace counsel::cli
