#include "cli/render/decision.h"

#include "cli/render/given.h"
#include "cli/render/numbers.h"
#include "cli/render/proof_formats.h"
#include "cli/render/redaction.h"
#include "cli/render/table.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// What the record says of itself, a line each; what does not apply is left out.
std::string head(const DecisionView& view, const Style& style) {
  const kb::DecisionRecord& record = view.record;
  Rows rows;
  const auto add = [&rows](std::string name, std::string value) {
    if (!value.empty()) rows.push_back({std::move(name), std::move(value)});
  };
  add("when", record.act.when);
  add("who", record.act.who);
  add(view.is_erasure() ? "reason" : "purpose", record.purpose);
  if (!view.is_erasure()) add("decision", record.decision);
  add("outcome", record.outcome + (view.thinly_supported ? ", thinly supported" : ""));
  add("leads", record.leaders);
  for (const kb::DecisionRecord& each : view.redactions)
    add("redacted", each.act.when + " by " + each.act.who + (each.purpose.empty() ? "" : ": " + each.purpose) +
                        " (record " + std::to_string(each.id) + ")");
  if (!view.is_erasure()) add("rules", view.rules + ", " + kb::to_hex(record.rules).substr(0, 12));
  if (kb::is_answered(record.outcome)) add("facts", "version " + std::to_string(record.facts_version) + ", " + kb::to_hex(record.facts).substr(0, 12));
  for (const kb::ListedFile& each : view.fact_files)
    add(&each == &view.fact_files.front() ? "facts from" : "", each.path + ", " + counted(each.size, "byte") + ", " + kb::to_hex(each.digest).substr(0, 12) +
                          (each.is_kept ? "" : ", too big to be kept"));
  add("program", "counsel " + record.program);
  const std::string what = !view.is_erasure() ? "Decision " : view.pruned ? "Pruning " : "Redaction ";
  return style.bold(what + std::to_string(record.id)) + "\n" + table_text({"", ""}, rows, style);
}

std::string section(const std::string& title, const std::string& text, const Style& style) {
  return text.empty() ? "" : "\n" + style.bold(title) + "\n" + hanging("  ", printable(text), style.columns);
}

std::string failure(const DecisionView& view, const Style& style) {
  const std::string asked = view.asked ? separated(*view.asked, " ") : "(erased)";
  std::string out = section("Asked", asked, style) + "\n" + style.bold("Said") + "\n";
  const std::string said = view.said.value_or("(erased)\n");
  for (std::size_t at = 0; at < said.size();) {
    const std::size_t end = std::min(said.find('\n', at), said.size());
    out += "  " + printable(said.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return out;
}

std::string ranking(const DecisionView& view, const Style& style) {
  Rows rows;
  for (const StandingView& each : view.proof.ranking)
    rows.push_back({each.rank == 0 ? "  -" : "  " + std::to_string(each.rank) + (each.tied ? "=" : ""), each.label,
                    each.rank == 0 ? "ruled out" : points_text(each.points_udb)});
  return rows.empty() ? "" : "\n" + style.bold("Ranking") + "\n" + table_text({"", "", ""}, rows, style);
}

}  // namespace

std::string decision_text(const DecisionView& view, const Style& style) {
  std::string out = head(view, style);
  if (view.failed()) return out + failure(view, style);
  if (view.pruned) return out + section("Deleted", kb::from_to(view.pruned->first, view.pruned->last), style);
  if (view.is_erasure()) return out + "\n" + style.bold("Erased") + "\n" + redacted_lines(view.redacted, style);
  out += section(view.proof.question.empty() ? "Answers" : view.proof.question, given_text(view.proof.given), style);
  out += ranking(view, style);
  out += section("Open, and could have changed who leads", separated(view.open, ", "), style);
  out += section("Open", separated(view.unanswered, ", "), style);
  out += section("Rules that fired", separated(view.fired, ", "), style);
  out += section("Rules that lacked one condition", separated(view.nearly_fired, ", "), style);
  out += section("Rules that do not bear on it", separated(view.not_read, ", "), style);
  return out + "\n" + style.bold("Proof") + "\n" + rendered(view.proof, ProofFormat::text, style);
}

}  // namespace counsel::cli
