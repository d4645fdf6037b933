#include "cli/render/report.h"

#include "engine/base/ids.h"

namespace counsel::cli {

using explain::NodeId;

void show_proof(Report& report, explain::Proof part, std::vector<NodeId>& shown) {
  if (part.nodes.empty()) return;
  const std::size_t before = report.proof.nodes.size();
  for (explain::Node& node : part.nodes) {
    for (NodeId& premise : node.premises) premise = static_cast<NodeId>(index(premise) + before);
    report.proof.nodes.push_back(std::move(node));
  }
  shown.push_back(static_cast<NodeId>(before));
}

ReportItem reason_item(std::string mark, const ReasonView& reason) {
  ReportItem item{.mark = std::move(mark), .said = {reason.text.empty() ? reason.label : reason.text, reason.sources}};
  for (const explain::Disputed& other : reason.disputed)
    item.details.push_back({"disputed: " + other.statement + " — " + other.place, other.sources});
  return item;
}

}  // namespace counsel::cli
