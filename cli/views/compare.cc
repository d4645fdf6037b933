#include "cli/views/compare.h"

#include <algorithm>
#include <utility>

#include "cli/views/changed_case.h"
#include "cli/views/wording.h"
#include "engine/explain/contrast.h"
#include "engine/explain/how_to.h"

namespace counsel::cli {

namespace {

std::string with_each(std::string text, const std::string& label) {
  constexpr std::string_view kEach = "each";
  for (std::size_t at = 0; (at = text.find(label, at)) != std::string::npos; at += kEach.size())
    text.replace(at, label.size(), kEach);
  return text;
}

const std::string& words(const ReasonView& reason) { return reason.text.empty() ? reason.label : reason.text; }

/// Authors write `{?framework}` where a reason names the candidate. Where nothing else differs, one sentence does for
/// both: "each is advised for communication in real time".
std::string text_of_both(const SaidOfBothView& said, const decide::Candidate& first, const decide::Candidate& second) {
  const std::string& one = words(said.of_first);
  const std::string& other = words(said.of_second);
  if (one == other) return one;
  std::string each = with_each(one, first.label);
  return each == with_each(other, second.label) ? each : one + "; " + other;
}

/// The candidate with nothing said of it but what is said of it alone.
CandidateView alone(decide::Candidate candidate, std::vector<decide::Contribution> of_it_alone, Wording& wording) {
  candidate.contributions = std::move(of_it_alone);
  return wording.candidate(candidate);
}

bool is_behind(const decide::Candidate& one, const decide::Candidate& other) {
  if (one.excluded() || other.excluded()) return !other.excluded();
  return one.points_udb < other.points_udb;
}

explain::Position position_after(const explain::Way& way, const decide::Candidate& candidate) {
  return std::ranges::find(way.candidates, candidate.name, &explain::CandidateChange::name)->after;
}

Result<SwapView> swap(const Ready& ready, const Consultation& consultation, DecisionId decision,
                      const decide::Candidate& first, const decide::Candidate& second, std::size_t most_changes,
                      const RunLimits& limits) {
  const auto& members = ready.program.kind(ready.program.decisions[index(decision)].candidates).members;
  const auto place = [&](const decide::Candidate& candidate) {
    return static_cast<std::size_t>(std::ranges::find(members, candidate.name, &lang::Kind::Member::name) -
                                    members.begin());
  };
  SwapView view{.of_first = is_behind(first, second), .most_changes = most_changes, .way = {}};
  const decide::Goal goal{.candidate = place(view.of_first ? first : second),
                          .top = std::nullopt,
                          .ahead_of = place(view.of_first ? second : first)};
  const decide::Case given{ready.program, ready.facts, consultation.case_facts, limits};
  auto found = explain::how_to(given, ready.prepared, consultation.model, decision, goal,
                               {.moves = most_changes, .ways = 1});
  if (!found) return tl::unexpected(found.error());
  view.out_of_reach = found->out_of_reach.has_value();
  if (found->ways.empty()) return view;
  explain::Way& way = found->ways.front();
  view.way = {.cost = way.cost, .changed_answers = {}, .first = position_after(way, first),
              .second = position_after(way, second)};
  view.way->changed_answers = changed_answer_views(
      consultation.answers, answers_of(changed_case(ready, consultation, way)));
  return view;
}

}  // namespace

Result<CompareView> compare(const Ready& ready, const Consultation& consultation, const decide::Ranking& ranking,
                            const decide::Candidate& first, const decide::Candidate& second, std::size_t most_changes,
                            const std::string& rule_base, const RunLimits& limits) {
  auto swapped = swap(ready, consultation, ranking.decision, first, second, most_changes, limits);
  if (!swapped) return tl::unexpected(swapped.error());
  const lang::Decision& about = ready.program.decisions[index(ranking.decision)];
  explain::Contrast found = explain::contrast(first, second);
  Wording wording(ready, consultation, ranking.decision);
  const auto both = [&](const std::vector<explain::SaidOfBoth>& list) {
    std::vector<SaidOfBothView> views;
    for (const explain::SaidOfBoth& each : list) {
      SaidOfBothView& view = views.emplace_back();
      view = {.of_first = wording.reason(each.of_first), .of_second = wording.reason(each.of_second), .text = {}};
      view.text = text_of_both(view, first, second);
    }
    return views;
  };
  return CompareView{.rule_base = rule_base,
          .decision = about.name,
          .question = about.question,
          .given = given_views(consultation.answers),
          .as_of = ready.as_of,
          .outcome = ranking.outcome,
          .first = alone(first, std::move(found.of_first_alone), wording),
          .second = alone(second, std::move(found.of_second_alone), wording),
          .alike = both(found.alike),
          .unlike = both(found.unlike),
          .margin_udb = found.margin_udb,
          .swap = std::move(*swapped)};
}

}  // namespace counsel::cli
