#include "cli/render/json.h"

#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

json changed_answer(const ChangedAnswerView& view) {
  return {{"attribute", view.attribute},
          {"before", view.before ? json(*view.before) : json(nullptr)},
          {"after", view.after ? json(*view.after) : json(nullptr)}};
}

json lead(const WhatIfView::Lead& each) { return {{"outcome", decide::outcome_word(each.outcome)}, {"leaders", each.leaders}}; }

json candidate_change(const CandidateChangeView& view) {
  return {{"name", view.name},
          {"label", view.label},
          {"changed", view.changed},
          {"before", position(view.before)},
          {"after", position(view.after)},
          {"gained", list_of(view.gained, reason)},
          {"lost", list_of(view.lost, reason)},
          {"excluded_by", list_of(view.exclusions_gained, reason)},
          {"no_longer_excluded_by", list_of(view.exclusions_lost, reason)}};
}

}  // namespace

std::string what_if_json(const WhatIfView& what_if) {
  return written({{"format", "counsel.what-if/1"},
                  {"rules", what_if.rule_base},
                  {"decision", what_if.decision},
                  {"question", what_if.question},
                  {"given", list_of(what_if.given, given)},
                  {"changed_answers", list_of(what_if.changed_answers, changed_answer)},
                  {"before", lead(what_if.before)},
                  {"after", lead(what_if.after)},
                  {"candidates", list_of(what_if.candidates, candidate_change)}});
}

}  // namespace counsel::cli
