#include "cli/views/wording.h"

#include <algorithm>

#include "cli/case_facts.h"
#include "engine/explain/trim.h"
#include "engine/explain/wording.h"

namespace counsel::cli {

Wording::Wording(const Ready& ready, const Consultation& consultation, DecisionId decision)
    : program_(ready.program), consultation_(consultation), explainer_(grounds_of(ready, consultation)),
      candidates_(ready.program.decisions[index(decision)].candidates) {}

CandidateView Wording::candidate(const decide::Candidate& candidate) {
  CandidateView view{.name = candidate.name, .label = candidate.label, .rank = candidate.rank, .tied = candidate.tied,
                     .points_udb = candidate.points_udb, .certainty = candidate.certainty};
  view.reasons = reasons(candidate.contributions);
  view.exclusions = reasons(candidate.exclusions);
  view.cautions = reasons(candidate.cautions);
  view.overridden = reasons(candidate.overridden);
  return view;
}

ReasonView Wording::reason(const decide::Contribution& contribution) {
  explain::Reason reason = explainer_.reason(contribution);
  const std::string by = contribution.overridden_by ? program_.rule(*contribution.overridden_by).name : "";
  return {.points_udb = contribution.points_udb, .text = std::move(reason.text), .rule = std::move(reason.rule),
          .label = std::move(reason.label), .place = std::move(reason.place), .sources = std::move(reason.sources),
          .disputed = std::move(reason.disputed), .overridden_by = by};
}

std::vector<ReasonView> Wording::reasons(const std::vector<decide::Contribution>& contributions) {
  std::vector<ReasonView> out;
  for (const decide::Contribution& contribution : contributions) out.push_back(reason(contribution));
  return out;
}

ContradictionView Wording::contradiction(const decide::Contradiction& contradiction) {
  ContradictionView view{.attribute = program_.relation(contradiction.attribute).name, .sides = {}};
  for (const RowId row : contradiction.rows) {
    explain::Proof proof = explain::trimmed(explainer_.why(contradiction.attribute, row), {});
    const explain::Node& root = proof.nodes.front();
    std::string because = root.kind == explain::Node::Kind::rule ? "rule " + root.rule + " (" + root.place + ")" : root.place;
    std::string value = to_string(consultation_.model.value(contradiction.attribute, row, 0));
    view.sides.push_back({std::move(value), std::move(because), std::move(proof)});
  }
  return view;
}

ConflictView Wording::conflict(const decide::Conflict& conflict, const decide::Ranking& ranking) {
  ConflictView view;
  for (const std::size_t number : conflict) {
    const Fact& answer = consultation_.answers[number];
    view.answers.push_back(answer.relation + "=" + (answer.values.empty() ? "none" : to_string(answer.values.front())));
  }
  if (conflict.empty()) view.facts = excluding_facts(ranking);
  return view;
}

QuestionView Wording::question(const decide::OpenQuestion& question) const {
  const lang::Relation& attribute = program_.relation(question.attribute);
  QuestionView view{.attribute = attribute.name,
                    .question = attribute.attribute->question.empty() ? attribute.name : attribute.attribute->question,
                    .allowed = allowed_answers(attribute, program_)};
  for (const decide::OpenQuestion::Change& change : question.changes) {
    QuestionView::Change shown{.answer = change.answer ? to_string(*change.answer) : "none", .leaders = {}};
    for (const std::string& name : change.leaders) shown.leaders.push_back(label(name));
    view.changes.push_back(std::move(shown));
  }
  return view;
}

/// The stated facts that the exclusions rest on, each once, in order of the candidates.
std::vector<std::string> Wording::excluding_facts(const decide::Ranking& ranking) {
  std::vector<std::string> facts;
  for (const decide::Candidate& candidate : ranking.candidates)
    for (const decide::Contribution& exclusion : candidate.exclusions)
      for (const explain::Node& node : explainer_.why(exclusion.evidence, exclusion.row).nodes)
        if (node.kind == explain::Node::Kind::fact && std::ranges::find(facts, node.statement) == facts.end())
          facts.push_back(node.statement);
  return facts;
}

std::string Wording::label(const std::string& candidate) const {
  const lang::Kind::Member* member = program_.find_member(candidates_, candidate);
  return member ? member->label : candidate;
}

std::vector<GivenView> given_views(const std::vector<Fact>& answers) {
  std::vector<GivenView> views;
  for (const Fact& answer : answers) {
    auto place = std::ranges::find(views, answer.relation, &GivenView::attribute);
    if (place == views.end()) place = views.insert(views.end(), {answer.relation, {}});
    if (!answer.values.empty()) place->values.push_back(answer_text(answer));
  }
  return views;
}

std::vector<ChangedAnswerView> changed_answer_views(const std::vector<Fact>& before, const std::vector<Fact>& after) {
  std::vector<ChangedAnswerView> views;
  for (GivenView& each : given_views(before))
    views.push_back({.attribute = each.attribute, .before = std::move(each.values), .after = std::nullopt});
  for (GivenView& each : given_views(after)) {
    auto view = std::ranges::find(views, each.attribute, &ChangedAnswerView::attribute);
    if (view == views.end()) view = views.insert(views.end(), {each.attribute, std::nullopt, std::nullopt});
    view->after = std::move(each.values);
  }
  std::erase_if(views, [](const ChangedAnswerView& each) {
    return each.before && each.after && std::ranges::is_permutation(*each.before, *each.after);
  });
  return views;
}

CandidateChangeView candidate_change_view(const explain::CandidateChange& change, Wording& before, Wording& after) {
  return {.name = change.name, .label = change.label, .before = change.before, .after = change.after,
          .gained = after.reasons(change.gained), .lost = before.reasons(change.lost),
          .exclusions_gained = after.reasons(change.exclusions_gained),
          .exclusions_lost = before.reasons(change.exclusions_lost),
          .cautions_gained = after.reasons(change.cautions_gained),
          .cautions_lost = before.reasons(change.cautions_lost), .changed = change.changed()};
}

std::vector<GivenView> assumed_views(const lang::Program& program, const eval::Model& model) {
  std::vector<GivenView> views;
  for (std::size_t i = 0; i < program.declared; ++i) {
    const lang::Relation& relation = program.relations[i];
    if (!relation.attribute || !relation.attribute->default_value || model.rows(relation.attribute->none) > 0) continue;
    if (lang::is_read(program, static_cast<RelationId>(i)))
      views.push_back({relation.name, {to_string(*relation.attribute->default_value)}});
  }
  return views;
}

}  // namespace counsel::cli
