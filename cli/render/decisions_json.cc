#include "cli/render/json.h"

#include "cli/audit/decision_view.h"
#include "cli/render/json_parts.h"
#include "cli/render/erased_json.h"

namespace counsel::cli {

namespace {

json record(const kb::DecisionRecord& each) {
  return {{"id", each.id},
          {"made_at", each.act.when},
          {"who", each.act.who},
          {"purpose", each.purpose},
          {"decision", each.decision},
          {"outcome", each.outcome},
          {"leaders", each.leaders},
          {"facts_version", each.facts_version},
          {"facts_sha256", kb::to_hex(each.facts)},
          {"rules_sha256", kb::to_hex(each.rules)},
          {"program", each.program}};
}

json redaction(const kb::DecisionRecord& each) {
  return {{"id", each.id}, {"made_at", each.act.when}, {"who", each.act.who}, {"reason", each.purpose}};
}

json listed_file(const kb::ListedFile& each) {
  return {{"path", each.path}, {"bytes", each.size}, {"sha256", kb::to_hex(each.digest)}, {"kept", each.is_kept}};
}

json standing(const StandingView& each) {
  return {{"label", each.label},
          {"rank", each.rank == 0 ? json(nullptr) : json(each.rank)},
          {"tied", each.tied},
          {"points", points(each.points_udb)},
          {"certainty", each.certainty}};
}

}  // namespace

std::string decisions_json(const std::vector<kb::DecisionRecord>& decisions) {
  return written({{"format", "counsel.decisions/1"}, {"decisions", list_of(decisions, record)}});
}

std::string decision_json(const DecisionView& view) {
  json out = {{"format", "counsel.decision/1"}};
  out.update(record(view.record));
  if (view.is_erasure()) {
    if (view.pruned)
      out["pruned"] = pruned_json(*view.pruned);
    else
      out["redacted"] = list_of(view.redacted, redacted_json);
    return written(out);
  }
  out["rules"] = view.rules;
  if (!view.fact_files.empty()) out["fact_files"] = list_of(view.fact_files, listed_file);
  if (!view.redactions.empty()) out["redactions"] = list_of(view.redactions, redaction);
  if (view.failed()) {
    out["asked"] = view.asked ? json(*view.asked) : json(nullptr);
    out["said"] = view.said ? json(*view.said) : json(nullptr);
    return written(out);
  }
  out["question"] = view.proof.question;
  out["given"] = list_of(view.proof.given, given);
  out["thinly_supported"] = view.thinly_supported;
  out["ranking"] = list_of(view.proof.ranking, standing);
  out["open"] = view.open;
  out["unanswered"] = view.unanswered;
  out["fired"] = view.fired;
  out["nearly_fired"] = view.nearly_fired;
  out["not_read"] = view.not_read;
  out["proof"] = view.proof.proof.nodes.empty() ? json(nullptr) : proof(view.proof.proof);
  return written(out);
}

}  // namespace counsel::cli
