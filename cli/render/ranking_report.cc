#include "cli/render/ranking_report.h"

#include <algorithm>

#include "cli/render/proof_words.h"
#include "cli/render/questions.h"
#include "cli/render/ranking_words.h"
#include "cli/render/ruled_out.h"
#include "cli/render/sensitivity.h"
#include "engine/base/listed.h"
#include "engine/explain/trim.h"

namespace counsel::cli {

namespace {

using decide::Outcome;

explain::ProofSize size_of(const RankingOptions& options) {
  explain::ProofSize size;
  if (options.top > 0) size.candidates = options.top;
  if (options.lines) size.reasons = size.members = options.lines;
  if (options.explain == Explain::none) size.depth = 1;
  return size;
}

std::vector<StandingView> standings(const AnswerView& answer) {
  std::vector<StandingView> views;
  for (const CandidateView& each : answer.candidates)
    views.push_back({.label = each.label, .rank = each.rank, .tied = each.tied, .points_udb = each.points_udb,
                     .certainty = each.certainty, .proved = each.rank == 1});
  return views;
}

std::vector<ReportItem> ruled_out_items(const AnswerView& answer, Explain explain) {
  std::vector<ReportItem> items;
  for (const RuledOut& group : ruled_out(answer.candidates)) {
    ReportItem& item = items.emplace_back();
    item.said.text = listed(group.labels);
    if (explain == Explain::none) continue;
    for (const ReasonView& reason : group.reasons) item.below.push_back(reason_item("", reason));
    if (group.hidden.any()) item.below.push_back({.said = {"… " + hidden_words(group.hidden)}});
  }
  return items;
}

ReportItem question_item(const QuestionView& question, std::size_t most) {
  ReportItem item{.said = {question.question + " (" + question.attribute + ")"}};
  if (question.changes.empty()) item.details.push_back({question.allowed});
  const std::vector<std::string> turns = turn_sentences(question);
  const std::size_t shown = std::min(turns.size(), most);
  for (std::size_t i = 0; i < shown; ++i) item.below.push_back({.said = {turns[i]}});
  if (shown < turns.size()) item.below.push_back({.said = {more_changes(turns.size() - shown)}});
  return item;
}

std::vector<ReportItem> question_items(const std::vector<QuestionView>& questions, std::size_t most) {
  std::vector<ReportItem> items;
  std::vector<std::string> others;
  for (const QuestionView& each : questions) {
    if (items.size() < most)
      items.push_back(question_item(each, most));
    else
      others.push_back(each.attribute);
  }
  if (!others.empty()) items.push_back({.said = {"and " + listed(others)}});
  return items;
}

void add_contradictions(Report& report, const AnswerView& answer) {
  ReportSection section{.id = "contradictions", .title = "What cannot all be so"};
  for (const ContradictionView& each : answer.contradictions) {
    ReportItem item{.said = {contradiction_text(each)}};
    for (const ContradictionView::Side& side : each.sides) show_proof(report, side.proof, item.proofs);
    section.items.push_back(std::move(item));
  }
  report.sections.push_back(std::move(section));
}

void add_conflicts(Report& report, const AnswerView& answer) {
  if (answer.conflicts.empty()) return;
  ReportSection section{.id = "conflicts", .title = conflicts_title(answer)};
  for (const std::string& line : conflict_lines(answer)) section.items.push_back({.said = {line}});
  report.sections.push_back(std::move(section));
}

}  // namespace

Report ranking_report(const AnswerView& answer, const explain::Proof& proof, const RankingOptions& options) {
  Report report{.question = answer.question, .headline = verdict_text(answer, {}), .notes = verdict_notes(answer, {}), .given = answer.given,
                .assumed = answer.assumed, .as_of = answer.as_of};
  add_contradictions(report, answer);
  add_conflicts(report, answer);
  auto& sections = report.sections;
  const bool explains = options.explain != Explain::none;
  if (answer.outcome == Outcome::settled || answer.outcome == Outcome::provisional)
    sections.push_back({.id = "ranking", .title = "Ranking", .ranking = standings(answer)});
  if (answer.sensitivity && explains)
    sections.push_back({.id = "sensitivity", .title = std::string(kSensitivityTitle),
                        .paragraphs = sensitivity_sentences(*answer.sensitivity)});
  sections.push_back({.id = "ruled-out", .title = std::string(kRuledOutTitle),
                      .items = ruled_out_items(answer, options.explain)});
  if (explains) {
    const std::size_t most = most_questions(options);
    sections.push_back({.id = "questions", .title = questions_title(answer),
                        .items = question_items(answer.questions, most)});
    if (shows_unanswered(answer, options))
      sections.push_back({.id = "unanswered", .title = "Also open", .items = question_items(answer.unanswered, most)});
  }
  if (answer.outcome == Outcome::contradiction) return report;
  ReportSection section{.id = "proof", .title = "Proof"};
  show_proof(report, explain::trimmed(proof, size_of(options)), section.proofs);
  sections.push_back(std::move(section));
  return report;
}

}  // namespace counsel::cli
