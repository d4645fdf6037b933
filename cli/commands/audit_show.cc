#include <ostream>

#include "cli/audit/decision_view.h"
#include "cli/commands/audit.h"
#include "cli/commands/audit_base.h"
#include "cli/exit_code.h"
#include "cli/render/decision.h"
#include "cli/render/json.h"
#include "engine/explain/trim.h"

namespace counsel::cli {

int run_audit_show(const AuditShowOptions& options, Io& io) {
  const auto id = decision_number(options.id, io);
  if (!id) return id.error();
  auto base = open_audited(options.base, io);
  if (!base) return base.error();
  const auto found = or_exit(kb::DecisionLog(*base).find(*id), io);
  if (!found) return found.error();
  auto view = or_exit(decision_view(*found), io);
  if (!view) return view.error();
  view->proof.proof = explain::trimmed(view->proof.proof, options.proof.size.proofs());
  const Style style = answer_style(io);
  switch (options.proof.format) {
    case ProofFormat::text:
      io.out << decision_text(*view, style);
      break;
    case ProofFormat::json:
      io.out << decision_json(*view);
      break;
    default:
      io.out << rendered(view->proof, options.proof.format, style);
  }
  return kDone;
}

}  // namespace counsel::cli
