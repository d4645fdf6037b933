#include "engine/explain/how_to.h"

#include "engine/base/check.h"

namespace counsel::explain {

namespace {

Result<Way> run_way(const decide::Case& given, const eval::Prepared& prepared, const decide::Ranking& before,
                    const decide::Goal& goal, decide::Change change) {
  std::vector<eval::CaseFact> answers = decide::changed(given.program, given.answers, change);
  auto model = eval::run(prepared, answers, given.limits);
  if (!model) return tl::unexpected(model.error());
  auto ranking = decide::rank(given.program, *model, before.decision);
  if (!ranking) return tl::unexpected(ranking.error());
  const auto standings = decide::standings(given.program, *model, before.decision);
  COUNSEL_CHECK(standings && is_met(goal, *standings), "what is supposed of a change is what it leads to");
  std::vector<CandidateChange> candidates = candidate_changes(before, *ranking);
  return Way{.change = std::move(change), .cost = 0, .answers = std::move(answers), .model = std::move(*model),
             .ranking = std::move(*ranking), .candidates = std::move(candidates)};
}

}  // namespace

Result<HowTo> how_to(const decide::Case& given, const eval::Prepared& prepared, const eval::Model& before,
                     DecisionId decision, const decide::Goal& goal, const decide::WaysWanted& wanted) {
  auto ranking = decide::rank(given.program, before, decision);
  if (!ranking) return tl::unexpected(ranking.error());
  const auto standings = decide::standings(given.program, before, decision);
  if (!standings) return tl::unexpected(standings.error());
  HowTo out{.before = std::move(*ranking), .achieved = is_met(goal, *standings), .ways = {}};
  if (out.achieved) return out;
  auto ways = decide::ways_to(given, before, decision, goal, wanted);
  if (!ways) return tl::unexpected(ways.error());
  out.covered = ways->covered;
  for (decide::Change& change : ways->changes) {
    const std::int64_t cost = decide::cost_of(change);
    auto way = run_way(given, prepared, out.before, goal, std::move(change));
    if (!way) return tl::unexpected(way.error());
    way->cost = cost;
    out.ways.push_back(std::move(*way));
  }
  if (!out.ways.empty()) return out;
  auto proof = decide::out_of_reach(given, before, decision, goal);
  if (!proof) return tl::unexpected(proof.error());
  out.out_of_reach = std::move(*proof);
  return out;
}

}  // namespace counsel::explain
