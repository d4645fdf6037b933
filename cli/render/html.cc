#include "cli/render/html.h"

#include <algorithm>

#include "cli/render/html_ranking.h"
#include "cli/render/proof_words.h"
#include "cli/render/report_html.h"

namespace counsel::cli {

namespace {

/// What the page shows, in a sentence.
std::string headline(const ProofView& view) {
  const auto about = std::ranges::find(view.ranking, true, &StandingView::proved);
  if (about != view.ranking.end()) return standing_sentence(*about, view.ranking);
  return view.proof.nodes.empty() ? view.headline : words_of(view.proof.nodes.front()).text;
}

ReportSection shared_section(const explain::Proof& proof) {
  ReportSection section{.id = "shared", .title = "Reasons that rest on the same"};
  for (const SharedWords& each : shared_words(proof)) {
    ReportItem& item = section.items.emplace_back();
    item.said.text = each.grounds;
    for (const NodeWords& support : each.supports) item.below.push_back({.mark = support.points, .said = {support.text}});
  }
  if (!section.items.empty()) section.paragraphs = {"Such reasons are no independent evidence."};
  return section;
}

}  // namespace

std::string proof_html(const ProofView& view) {
  Report report{.question = view.question, .headline = headline(view), .given = view.given, .as_of = view.as_of,
                .proof = view.proof};
  report.sections.push_back({.id = "ranking", .title = "Ranking", .ranking = view.ranking});
  if (!view.proof.nodes.empty()) {
    report.sections.push_back({.id = "proof", .title = "Proof", .proofs = {explain::NodeId{0}}});
    report.sections.push_back(shared_section(view.proof));
  }
  return report_html(report);
}

}  // namespace counsel::cli
