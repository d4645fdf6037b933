#include "cli/audit/came_out.h"

#include <algorithm>

#include "cli/audit/read_json.h"
#include "engine/lang/sentence.h"

namespace counsel::cli {

namespace {

CameOut with_outcome(std::string word) {
  const std::string provisional(decide::outcome_word(decide::Outcome::provisional));
  const bool leads = word == provisional || word == decide::outcome_word(decide::Outcome::settled);
  return {.somebody_leads = leads, .outcome = leads ? provisional : std::move(word), .candidates = {}};
}

std::vector<CameOut::Said> said_of(const json& all) {
  std::vector<CameOut::Said> said;
  for (const json& each : list(all)) {
    const std::string verb = text(at(each, "verb"));
    if (!at(each, "overridden_by").is_null() || verb == lang::verb_text(lang::Verb::cautions)) continue;
    said.push_back({text(at(each, "rule")), integer(at(each, "points_udb")), verb == lang::verb_text(lang::Verb::excludes)});
  }
  return said;
}

}  // namespace

std::vector<const CameOut::Stood*> CameOut::leaders() const {
  std::vector<const Stood*> found;
  for (const Stood& each : candidates)
    if (somebody_leads && each.rank == 1) found.push_back(&each);
  return found;
}

const CameOut::Stood* CameOut::find(std::string_view name) const {
  const auto found = std::ranges::find(candidates, name, &Stood::name);
  return found == candidates.end() ? nullptr : &*found;
}

Lead lead_of(const CameOut& came) {
  Lead lead{.outcome = came.outcome, .leaders = {}};
  for (const CameOut::Stood* each : came.leaders()) {
    lead.leaders.push_back(each->label);
    lead.points_udb = each->points_udb;
  }
  return lead;
}

CameOut came_out(const decide::Ranking& ranking, const lang::Program& program) {
  CameOut out = with_outcome(std::string(decide::outcome_word(ranking.outcome)));
  for (const decide::Candidate& each : ranking.candidates) {
    CameOut::Stood& stood = out.candidates.emplace_back(
        CameOut::Stood{each.name, each.label, each.rank, each.points_udb, {}});
    for (const decide::Contribution& one : each.exclusions) stood.said.push_back({program.rule(one.rule).name, 0, true});
    for (const decide::Contribution& one : each.contributions)
      stood.said.push_back({program.rule(one.rule).name, one.points_udb, false});
  }
  return out;
}

Result<CameOut> came_out(std::string_view result) {
  return reading("the result of a decision", [&] {
    const json read = parsed(result);
    CameOut out = with_outcome(text(at(read, "outcome")));
    for (const json& each : list(at(read, "candidates"))) {
      const json& rank = at(each, "rank");
      out.candidates.push_back({.name = text(at(each, "name")),
                                .label = text(at(each, "label")),
                                .rank = rank.is_null() ? 0 : static_cast<std::uint32_t>(integer(rank)),
                                .points_udb = integer(at(each, "points_udb")),
                                .said = said_of(at(each, "said"))});
    }
    return out;
  });
}

Difference difference(const CameOut& before, const CameOut& after) {
  if (before.outcome != after.outcome || before.candidates.size() != after.candidates.size()) return Difference::order;
  bool points = false;
  for (const CameOut::Stood& each : before.candidates) {
    const CameOut::Stood* now = after.find(each.name);
    if (now == nullptr || now->rank != each.rank) return Difference::order;
    points = points || now->points_udb != each.points_udb;
  }
  return points ? Difference::points : Difference::none;
}

}  // namespace counsel::cli
