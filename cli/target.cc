#include "cli/target.h"

#include <algorithm>
#include <span>

#include "cli/candidate_words.h"
#include "cli/complaint.h"
#include "cli/fact_words.h"
#include "cli/typed_fact.h"
#include "engine/base/check.h"
#include "engine/lang/sentence.h"
#include "engine/lang/similar.h"

namespace counsel::cli {

namespace {

Complaint unknown_target(const std::string& typed, const lang::Program& program) {
  std::vector<std::string> names;
  for (const lang::Decision& decision : program.decisions)
    for (std::string& name : candidate_names(program, decision)) names.push_back(std::move(name));
  const std::string nearest = lang::nearest(typed, names);
  return {"`" + typed + "` is neither a candidate nor a fact",
          nearest.empty()
              ? "a fact is written as in rules, between quotes: \"Phoenix written-in Elixir\", \"scale is small\""
              : "did you mean `" + nearest + "`?"};
}

}  // namespace

OrExit<Target> find_target(const std::string& typed, const std::string& decision, const OpenRules& rules, Io& io) {
  const lang::Program& program = rules.program();
  std::vector<Target> found;
  for (std::size_t i = 0; i < program.decisions.size(); ++i) {
    const lang::Decision& each = program.decisions[i];
    if (!decision.empty() && each.name != decision) continue;
    if (const auto* member = find_candidate(program, each, typed))
      found.push_back({.decision = static_cast<DecisionId>(i), .candidate = member->name});
  }
  if (found.size() == 1) return found[0];
  // Several decisions are about this candidate, or the one that was named does not exist: both are said there.
  if (found.size() > 1 || !decision.empty()) {
    const auto chosen = choose_decision(decision, rules, io);
    if (!chosen) return exit_with(chosen.error());
  }
  const auto words = read_fact_words({typed}, program);
  if (!words) return exit_with(complain(io, {unknown_target(typed, program)}));
  const auto fact = typed_fact(*words, program);
  if (!fact) return exit_with(complain(io, fact.error()));
  return Target{.relation = words->relation, .values = fact->values};
}

const decide::Candidate& candidate_of(const Target& target, const decide::Ranking& ranking) {
  const auto candidate = std::ranges::find(ranking.candidates, target.candidate, &decide::Candidate::name);
  COUNSEL_CHECK(candidate != ranking.candidates.end(), "a ranking has every candidate");
  return *candidate;
}

std::optional<RowId> row_of(const Target& target, const lang::Program& program, const eval::Model& model) {
  const lang::Relation& relation = program.relation(target.relation);
  if (!relation.uncertain) return model.find(target.relation, target.values);
  for (const RowId row : model.sorted_rows(target.relation)) {
    const std::vector<Value> values = model.values(target.relation, row);
    if (std::equal(values.begin(), values.end() - 1, target.values.begin())) return row;
  }
  return std::nullopt;
}

std::string fact_text(const Target& target, const lang::Program& program) {
  const lang::Relation& relation = program.relation(target.relation);
  return lang::fact_text(relation, std::span(target.values).first(relation.columns.size()));
}

}  // namespace counsel::cli
