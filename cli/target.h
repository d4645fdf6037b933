// cli/target.h
// What a person asks an explanation of: a candidate of a decision, or a fact, as they typed it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands/session.h"
#include "engine/base/ids.h"
#include "engine/base/value.h"
#include "engine/decide/ranking.h"
#include "engine/eval/model.h"

namespace counsel::cli {

struct Target {
  std::optional<DecisionId> decision;  // for a candidate …
  std::string candidate;               // … its name
  RelationId relation{};               // for a fact
  std::vector<Value> values;           // … in an uncertain relation with a certainty at their end
};

/// Reads `Rails`, `"Ruby on Rails"`, `"scale is small"`, `"Phoenix written-in Elixir"`. `decision` names the one that a
/// candidate belongs to, where there are several. Says what is wrong where it is neither.
OrExit<Target> find_target(const std::string& typed, const std::string& decision, const OpenRules& rules, Io& io);

/// The candidate in a ranking of its decision.
const decide::Candidate& candidate_of(const Target& target, const decide::Ranking& ranking);

/// The fact's row, however certain it is; nothing where it does not hold.
std::optional<RowId> row_of(const Target& target, const lang::Program& program, const eval::Model& model);

/// The fact as a sentence.
std::string fact_text(const Target& target, const lang::Program& program);

}  // namespace counsel::cli
