#include "tests/property/report_samples.h"

#include <array>

#include "tests/property/proof_samples.h"

namespace counsel::property {

namespace {

constexpr std::array<const char*, 6> kMarks = {"", "+3.0", "-0.5", "so", "not so", "but"};

cli::CitedText hostile_said(std::mt19937_64& random) {
  cli::CitedText said{hostile_text(random)};
  for (std::size_t i = random() % 3; i > 0; --i)
    said.sources.push_back({{"document" + std::to_string(random() % 4), hostile_text(random)}, hostile_text(random)});
  return said;
}

cli::ReportItem hostile_item(std::mt19937_64& random, cli::Report& report, std::size_t deeper) {
  cli::ReportItem item{.mark = kMarks[random() % kMarks.size()], .said = hostile_said(random)};
  for (std::size_t i = random() % 3; i > 0; --i) item.details.push_back(hostile_said(random));
  if (random() % 3 == 0) cli::show_proof(report, hostile_proof(random), item.proofs);
  if (deeper > 0)
    for (std::size_t i = random() % 4; i > 0; --i) item.below.push_back(hostile_item(random, report, deeper - 1));
  return item;
}

}  // namespace

cli::Report hostile_report(std::mt19937_64& random) {
  cli::Report report{.question = hostile_text(random),
                     .headline = hostile_text(random),
                     .notes = {hostile_text(random)},
                     .given = {{hostile_text(random), {hostile_text(random)}}},
                     .assumed = {{hostile_text(random), {}}}};
  for (std::size_t i = random() % 4; i > 0; --i) {
    cli::ReportSection section{.id = "section-" + std::to_string(i), .title = hostile_text(random)};
    if (random() % 2 == 0)
      section.ranking = {{.label = hostile_text(random), .rank = 1, .points_udb = 3'000'000, .certainty = 0.5},
                         {.label = hostile_text(random)}};
    if (random() % 2 == 0) section.paragraphs = {hostile_text(random)};
    if (random() % 2 == 0)
      section.table = {.head = {hostile_text(random), "Reason"}, .rows = {{{"+3.0"}, hostile_said(random)}}};
    for (std::size_t items = random() % 4; items > 0; --items)
      section.items.push_back(hostile_item(random, report, 2));
    report.sections.push_back(std::move(section));
  }
  return report;
}

}  // namespace counsel::property
