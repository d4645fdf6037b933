#include "cli/views/compare.h"

#include <utility>

#include "cli/views/wording.h"
#include "engine/explain/contrast.h"

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

}  // namespace

CompareView compare(const Ready& ready, const Consultation& consultation, const decide::Ranking& ranking,
                    const decide::Candidate& first, const decide::Candidate& second, const std::string& rule_base) {
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
  return {.rule_base = rule_base,
          .decision = about.name,
          .question = about.question,
          .given = given_views(consultation.answers),
          .outcome = ranking.outcome,
          .first = alone(first, std::move(found.of_first_alone), wording),
          .second = alone(second, std::move(found.of_second_alone), wording),
          .alike = both(found.alike),
          .unlike = both(found.unlike),
          .margin_udb = found.margin_udb};
}

}  // namespace counsel::cli
