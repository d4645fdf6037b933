#include "cli/render/log_audit.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/render/pruning.h"
#include "cli/render/text.h"
#include "kb/base64.h"

namespace counsel::cli {

namespace {

/// "decision 7", "one of the decisions 4 to 7"
std::string subject(const kb::LogFinding& finding) {
  const std::string first = std::to_string(finding.first);
  if (finding.first == finding.last) return "decision " + first;
  const bool all = finding.what.starts_with("are ");
  return (all ? "decisions " : "one of the decisions ") + first + " to " + std::to_string(finding.last);
}

std::string sentence(const kb::LogFinding& finding) {
  if (finding.first == 0 && finding.last == 0) return finding.what;
  constexpr std::array<std::string_view, 4> kVerbs = {"is ", "are ", "has ", "arrived "};
  const bool goes_on = std::ranges::any_of(kVerbs, [&](std::string_view verb) { return finding.what.starts_with(verb); });
  return subject(finding) + (goes_on ? " " : ": ") + finding.what;
}

std::string covered_text(const kb::LogAudit& audit) {
  if (!audit.findings.empty()) return "";
  const std::uint64_t since = audit.now.size - audit.covered;
  if (audit.covered == 0)
    return "All agree with the digests that are stored with them. That shows accidents; whoever meant to change something "
           "could have changed those too, which a checkpoint that was kept elsewhere would show.";
  if (since == 0) return "All of them are what was signed.";
  return counted(audit.covered, "decision") + " are what was signed, and " + std::to_string(since) +
         " since then agree with the digests that are stored with them.";
}

std::string pruned_text(const kb::LogAudit& audit) {
  const bool is_since = audit.covered > 0 && static_cast<std::uint64_t>(audit.pruning) > audit.covered;
  return (audit.pruned == 1 ? "Decision 1 is" : "Decisions 1 to " + std::to_string(audit.pruned) + " are") + " pruned, as record " +
         std::to_string(audit.pruning) + " says" + (is_since ? ", which no checkpoint was signed with" : "") +
         "; the " + standing_text(audit.pruned == 1) + " kept.";
}

}  // namespace

std::string log_audit_text(const LogAuditView& view, const Style& style) {
  const kb::LogAudit& audit = view.audit;
  std::string out;
  const auto line = [&](const std::string& indent, const std::string& text) { out += hanging(indent, printable(text), style.columns); };
  for (const kb::LogFinding& finding : audit.findings)
    out += hanging(style.bold_red("wrong") + ": ", printable(sentence(finding)), style.columns);
  line("", counted(audit.now.size, "decision") + " on record");
  line("  ", "root " + kb::to_base64(kb::bytes_of(audit.now.root)));
  for (std::size_t i = 0; i < view.checkpoints.size(); ++i)
    line("  ", view.checkpoints[i] + (audit.agrees[i] ? ": agrees" : ": does not agree"));
  if (const std::string text = covered_text(audit); !text.empty()) line("", text);
  if (audit.pruned > 0) line("", pruned_text(audit));
  if (audit.erased > 0) line("", counted(audit.erased, "part") + " of what was withheld " + (audit.erased == 1 ? "is" : "are") + " erased.");
  return out;
}

}  // namespace counsel::cli
