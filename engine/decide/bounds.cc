#include "engine/decide/bounds.h"

#include <algorithm>

#include "engine/decide/evidence.h"
#include "engine/decide/relax.h"
#include "engine/eval/compile.h"
#include "engine/eval/preparation.h"

namespace counsel::decide {

namespace {

using lang::Role;

bool is_about_relation(const lang::Program& program, RelationId id) {
  const lang::Relation& relation = program.relation(id);
  return relation.role == Role::relation ||
         (relation.role == Role::stated && program.relation(*relation.of).role == Role::relation);
}

std::vector<bool> read_by(const eval::Plan& plan, const lang::Program& program) {
  std::vector<bool> is_read(program.relations.size());
  for (const eval::PlanStratum& stratum : plan.strata)
    for (const RelationId id : stratum.reads) is_read[index(id)] = true;
  for (std::size_t i = 0; i < is_read.size(); ++i) is_read[i] = is_read[i] || program.relations[i].role == Role::evidence;
  return is_read;
}

/// Only what differs from the case as it stands is run.
Result<AllEvidence> evidence_in(Enclosing in, const Case& given, const eval::Model& standing,
                                const std::vector<eval::CaseFact>& more, DecisionId decision) {
  auto& [program, differs] = in;
  for (lang::Rule& rule : program.rules)
    if (std::ranges::none_of(rule.heads, [&](const lang::Head& head) { return differs[index(head.relation)]; }))
      rule.alternatives.clear();
  const eval::Plan plan = eval::compile(program);
  const std::vector<bool> is_read = read_by(plan, program);
  eval::Preparation preparation(plan, standing);
  for (std::size_t i = 0; i < differs.size(); ++i) {
    const auto id = static_cast<RelationId>(i);
    if (!differs[i] && is_read[i]) preparation.take_over(id);
    // Answers are about attributes alone: what else is stated is so in every case.
    if (differs[i] && is_about_relation(program, id)) preparation.take_over(id, {}, 0);
  }
  const eval::Prepared prepared = std::move(preparation).finish();
  std::vector<eval::CaseFact> answers;
  for (const eval::CaseFact& answer : given.answers)
    if (differs[index(program.stated(answer.relation))]) answers.push_back(answer);
  answers.insert(answers.end(), more.begin(), more.end());
  const auto model = eval::run(prepared, answers, given.limits);
  if (!model) return tl::unexpected(model.error());
  return gather(program, *model, decision);
}

}  // namespace

Result<std::optional<AllEvidence>> most_evidence(const Case& given, const eval::Model& standing,
                                                 const std::vector<RelationId>& open, DecisionId decision) {
  if (!given.program.fact_files.empty()) return std::nullopt;
  auto widest = possible(given.program, open);
  if (!widest) return std::nullopt;
  auto most = evidence_in(*std::move(widest), given, standing, all_answers(given.program, open), decision);
  if (most) return std::optional(std::move(*most));
  if (most.error().kind == ErrorKind::limit_reached) return tl::unexpected(most.error());
  return std::nullopt;  // contradictory answers together may overflow where no real case does: nothing is proved
}

Result<AllEvidence> least_evidence(const Case& given, const eval::Model& standing, const std::vector<RelationId>& open,
                                   DecisionId decision) {
  return evidence_in(certain(given.program, open), given, standing, {}, decision);
}

std::vector<Bounds> bounds_between(const AllEvidence& least, const AllEvidence& most) {
  const auto speaks_for = [](const Contribution& each) { return each.points_udb > 0; };
  std::vector<Bounds> out(most.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const Contribution& c : most[i].contributions) (c.points_udb > 0 ? out[i].most : out[i].least) += c.points_udb;
    for (const Contribution& c : least[i].contributions) (c.points_udb > 0 ? out[i].least : out[i].most) += c.points_udb;
    out[i].can_be_suggested = std::ranges::any_of(most[i].contributions, speaks_for);
    out[i].can_be_discouraged = !std::ranges::all_of(most[i].contributions, speaks_for);
    out[i].can_be_excluded = !most[i].exclusions.empty();
    out[i].stays_excluded = !least[i].exclusions.empty();
  }
  return out;
}

Result<std::optional<std::vector<Bounds>>> bounds(const Case& given, const eval::Model& standing,
                                                  const std::vector<RelationId>& open, DecisionId decision) {
  const auto most = most_evidence(given, standing, open, decision);
  if (!most) return tl::unexpected(most.error());
  if (!*most) return std::nullopt;
  const auto least = least_evidence(given, standing, open, decision);
  if (!least) return tl::unexpected(least.error());
  return bounds_between(*least, **most);
}

}  // namespace counsel::decide
