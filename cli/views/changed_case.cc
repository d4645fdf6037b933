#include "cli/views/changed_case.h"

namespace counsel::cli {

Consultation changed_case(const Ready& ready, const Consultation& before, explain::Way& way) {
  std::vector<Fact> numbered = before.answers;
  for (const eval::CaseFact& each : way.answers) {
    if (each.origin < before.answers.size()) continue;
    const lang::Relation& relation = ready.program.relation(each.relation);
    numbered.push_back({.relation = ready.program.relation(relation.of.value_or(each.relation)).name,
                        .values = each.values,
                        .origin = Origin::answer,
                        .place = "a changed answer"});
  }
  return {.answers = std::move(numbered), .case_facts = std::move(way.answers), .model = std::move(way.model)};
}

std::vector<Fact> answers_of(const Consultation& consultation) {
  std::vector<Fact> answers;
  for (const eval::CaseFact& each : consultation.case_facts) answers.push_back(consultation.answers[each.origin]);
  return answers;
}

}  // namespace counsel::cli
