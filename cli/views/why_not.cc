#include "cli/views/why_not.h"

#include <algorithm>

#include "cli/views/wording.h"
#include "engine/decide/ranking.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kNearest = 5;

void keep_nearest(WhyNotView& view, std::vector<explain::NearMiss> misses, bool all) {
  const std::size_t kept = all ? misses.size() : std::min(misses.size(), kNearest);
  view.more = misses.size() - kept;
  misses.resize(kept);
  view.misses = std::move(misses);
}

Result<void> about_candidate(WhyNotView& view, const Ready& ready, const Consultation& consultation,
                             const Target& target, bool all) {
  const auto ranking = decide::rank(ready.program, consultation.model, *target.decision);
  if (!ranking) return tl::unexpected(ranking.error());
  const decide::Candidate& candidate = candidate_of(target, *ranking);
  explain::NotFirst found = explain::WhyNot(grounds_of(ready, consultation)).candidate(candidate, *ranking);
  const lang::Decision& decision = ready.program.decisions[index(*target.decision)];
  view.about = candidate.label;
  view.hindrance = found.hindrance;
  view.candidate = {.decision = decision.name, .question = decision.question, .name = candidate.name,
                    .outcome = ranking->outcome, .position = found.position, .leaders = {}, .leading_udb = 0, .against = {},
                    .exclusions = std::move(found.exclusions)};
  for (const decide::Candidate& each : ranking->candidates) {
    if (each.rank != 1 || ranking->leaders().empty()) continue;
    view.candidate->leaders.push_back(each.label);
    view.candidate->leading_udb = each.points_udb;
  }
  std::vector<decide::Contribution> against;
  std::ranges::copy_if(candidate.contributions, std::back_inserter(against),
                       [](const decide::Contribution& each) { return each.points_udb < 0; });
  view.candidate->against = Wording(ready, consultation, *target.decision).reasons(against);
  keep_nearest(view, std::move(found.misses), all);
  return {};
}

void about_fact(WhyNotView& view, const Ready& ready, const Consultation& consultation, const Target& target, bool all) {
  view.about = fact_text(target, ready.program);
  if (row_of(target, ready.program, consultation.model)) return;
  std::vector<lang::Term> terms(target.values.begin(), target.values.end());
  if (ready.program.relation(target.relation).uncertain) terms.back() = lang::Anything{};
  explain::NotSo found = explain::WhyNot(grounds_of(ready, consultation)).fact(target.relation, terms);
  view.hindrance = found.hindrance;
  view.instead = std::move(found.instead);
  view.because = std::move(found.because);
  keep_nearest(view, std::move(found.misses), all);
}

}  // namespace

Result<WhyNotView> why_not(const Ready& ready, const Consultation& consultation, const Target& target,
                           const std::string& rule_base, bool all) {
  WhyNotView view{.rule_base = rule_base, .given = given_views(consultation.answers), .about = "", .hindrance = {},
                  .candidate = {}, .instead = "", .because = {}, .misses = {}};
  if (!target.decision)
    about_fact(view, ready, consultation, target, all);
  else if (const auto done = about_candidate(view, ready, consultation, target, all); !done)
    return tl::unexpected(done.error());
  return view;
}

}  // namespace counsel::cli
