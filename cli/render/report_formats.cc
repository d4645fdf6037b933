#include "cli/render/report_formats.h"

#include "cli/render/dot.h"
#include "cli/render/given.h"
#include "cli/render/mermaid.h"
#include "cli/render/report_html.h"
#include "cli/render/report_markdown.h"
#include "engine/base/check.h"

namespace counsel::cli {

std::vector<std::string> page_format_words() { return {"text", "markdown", "json", "html"}; }

bool draws_reports(ProofFormat format) { return format != ProofFormat::text && format != ProofFormat::json; }

std::string rendered(const Report& report, ProofFormat format) {
  switch (format) {
    case ProofFormat::markdown:
      return report_markdown(report);
    case ProofFormat::dot:
      return proof_dot(report.proof, as_of_text(report.as_of));
    case ProofFormat::mermaid:
      return proof_mermaid(report.proof, as_of_text(report.as_of));
    case ProofFormat::html:
      return report_html(report);
    case ProofFormat::text:
    case ProofFormat::json:
      break;
  }
  COUNSEL_CHECK(false, "an answer draws its own text and JSON");
  return "";
}

}  // namespace counsel::cli
