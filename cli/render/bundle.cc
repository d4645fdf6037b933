#include "cli/render/bundle.h"

#include "cli/render/table.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

std::string proof_text(const kb::Bundle& bundle) {
  if (bundle.proof) return "is in it";
  return kb::find_part(bundle.withheld, kb::kProofPart) ? "is withheld with what is personal" : "was erased";
}

}  // namespace

std::string bundle_text(const kb::Bundle& bundle, const kb::VerifyKey& key, const Style& style) {
  const kb::DecisionRecord& record = bundle.record;
  std::vector<std::vector<std::string>> rows;
  const auto row = [&rows](const char* name, std::string text) {
    if (!text.empty()) rows.push_back({name, std::move(text)});
  };
  row("made", record.act.when + " by " + record.act.who);
  row("for", record.purpose);
  row("decision", record.decision);
  row("outcome", record.outcome + (record.leaders.empty() ? "" : ": " + record.leaders));
  if (!kb::is_erasure(record.outcome)) {
    row("rules", counted(bundle.files.size(), "file"));
    row("facts", counted(bundle.facts.size(), "fact") + ", version " + std::to_string(record.facts_version));
    row("proof", proof_text(bundle));
  }
  row("withheld", bundle.withheld.empty() ? "" : counted(bundle.withheld.size(), "part") + ", in it");
  row("signed by", key.name);
  return hanging("", "Decision " + std::to_string(record.id) + " was recorded so, and is in the log that was signed.",
                 style.columns) +
         table_text({"", ""}, rows, style);
}

}  // namespace counsel::cli
