#include "cli/views/why_not.h"

#include <algorithm>
#include <cstdlib>

#include "cli/views/wording.h"
#include "engine/decide/ranking.h"

namespace counsel::cli {

namespace {

/// What separates the two, each worth what it adds to the margin, the weightiest first.
std::vector<ReasonView> margin_views(const explain::Contrast& contrast, Wording& wording) {
  std::vector<decide::Contribution> parts = contrast.of_first_alone;
  for (const explain::SaidOfBoth& each : contrast.unlike) {
    parts.push_back(each.of_first);
    parts.back().points_udb = each.difference_udb();
  }
  for (decide::Contribution each : contrast.of_second_alone) {
    each.points_udb = -each.points_udb;
    parts.push_back(std::move(each));
  }
  std::ranges::stable_sort(parts, std::ranges::greater{},
                           [](const decide::Contribution& each) { return std::abs(each.points_udb); });
  return wording.reasons(parts);
}

Result<void> about_candidate(WhyNotView& view, explain::WhyNot why_not, const Ready& ready,
                             const Consultation& consultation, const Target& target) {
  const auto ranking = decide::rank(ready.program, consultation.model, *target.decision);
  if (!ranking) return tl::unexpected(ranking.error());
  const decide::Candidate& candidate = candidate_of(target, *ranking);
  auto found = why_not.candidate(candidate, *ranking);
  if (!found) return tl::unexpected(found.error());
  const lang::Decision& decision = ready.program.decisions[index(*target.decision)];
  view.about = candidate.label;
  view.hindrance = found->hindrance;
  view.candidate = {.decision = decision.name, .question = decision.question, .name = candidate.name,
                    .outcome = ranking->outcome, .position = found->position, .leaders = {}, .leading_udb = 0,
                    .margin = {}, .against = {}, .exclusions = std::move(found->exclusions)};
  for (const decide::Candidate& each : ranking->candidates) {
    if (each.rank != 1 || ranking->leaders().empty()) continue;
    view.candidate->leaders.push_back(each.label);
    view.candidate->leading_udb = each.points_udb;
  }
  std::vector<decide::Contribution> against;
  std::ranges::copy_if(candidate.contributions, std::back_inserter(against),
                       [](const decide::Contribution& each) { return each.points_udb < 0; });
  Wording wording(ready, consultation, *target.decision);
  view.candidate->against = wording.reasons(against);
  if (found->behind) view.candidate->margin = margin_views(*found->behind, wording);
  view.misses = std::move(found->misses);
  return {};
}

Result<void> about_fact(WhyNotView& view, explain::WhyNot why_not, const Ready& ready, const Consultation& consultation,
                        const Target& target) {
  view.about = fact_text(target, ready.program);
  if (row_of(target, ready.program, consultation.model)) return {};
  std::vector<lang::Term> terms(target.values.begin(), target.values.end());
  if (ready.program.relation(target.relation).uncertain) terms.back() = lang::Anything{};
  auto found = why_not.fact(target.relation, terms);
  if (!found) return tl::unexpected(found.error());
  view.hindrance = found->hindrance;
  view.instead = std::move(found->instead);
  view.because = std::move(found->because);
  view.misses = std::move(found->misses);
  return {};
}

}  // namespace

Result<WhyNotView> why_not(const Ready& ready, const Consultation& consultation, const Target& target,
                           const std::string& rule_base, const explain::WhyNotSize& size, const RunLimits& limits) {
  WhyNotView view{.rule_base = rule_base, .given = given_views(consultation.answers), .as_of = ready.as_of, .about = "",
                  .hindrance = {}, .candidate = {}, .instead = "", .because = {}, .misses = {}, .most_reasons = {}};
  const decide::Case given{ready.program, ready.facts, consultation.case_facts, limits};
  explain::NearestChanges nearest(given, consultation.model);
  explain::WhyNot why_not(grounds_of(ready, consultation), size, &nearest);
  const auto done = target.decision ? about_candidate(view, std::move(why_not), ready, consultation, target)
                                    : about_fact(view, std::move(why_not), ready, consultation, target);
  if (!done) return tl::unexpected(done.error());
  return view;
}

}  // namespace counsel::cli
