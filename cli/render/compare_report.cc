#include "cli/render/compare_report.h"

#include "cli/render/compare_words.h"
#include "cli/render/proof_words.h"

namespace counsel::cli {

namespace {

CitedText said_of(const CompareRow& row) {
  std::string list;
  CitedText said;
  for (const CompareRow::Said& each : row.said) {
    list = joined(std::move(list), "; ", each.text);
    if (!each.overridden_by.empty()) list += "; overridden by rule " + each.overridden_by;
    said.sources.insert(said.sources.end(), each.sources.begin(), each.sources.end());
  }
  said.text = row.heading + joined(std::move(list), "; ", row.ending);
  return said;
}

}  // namespace

Report compare_report(const CompareView& compared, explain::Proof proof) {
  Report report{.question = compared.question, .headline = verdict_text(compared, {}), .given = compared.given,
                .as_of = compared.as_of};
  ReportTable table{.head = {compared.first.label, compared.second.label, "Difference", "Reason"}};
  for (const CompareRow& row : compare_rows(compared))
    table.rows.push_back({{row.first, row.second, row.difference}, said_of(row)});
  report.sections = {{.id = "comparison", .title = "Reason by reason", .table = std::move(table)},
                     {.id = "swap", .title = "What would swap them", .paragraphs = {swap_text(compared, {})}}};
  ReportSection section{.id = "proof", .title = "Proof"};
  show_proof(report, std::move(proof), section.proofs);
  report.sections.push_back(std::move(section));
  return report;
}

}  // namespace counsel::cli
