#include "kb/prunings.h"

#include <algorithm>

#include "kb/decision_rows.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kInOrder = " ORDER BY d.id";
// Every decision is a record or a leaf, or both, so there are no more than this.
constexpr std::string_view kMostDecisions =
    "SELECT (SELECT count(*) FROM counsel_decision) + (SELECT count(*) FROM counsel_tree WHERE level = 0)";

/// Nothing where something of it is not what was recorded.
std::optional<PruningOnRecord> read_pruning(Database& database, const Statement& row) try {
  DecisionRecord record = read_decision(row);
  if (!is_as_recorded(database, record)) return std::nullopt;
  auto pruned = pruned_in(needed_content(database, record.result));
  if (!pruned || pruned->last >= record.id) return std::nullopt;
  return PruningOnRecord{std::move(record), *std::move(pruned)};
} catch (const Failure& failure) {
  if (failure.kind != ErrorKind::damaged) throw;
  return std::nullopt;
}

}  // namespace

std::vector<PruningOnRecord> prunings(Database& database) {
  std::vector<PruningOnRecord> found;
  auto rows = database.prepare(std::string(kSelectDecision).append(kOfOutcome).append(kInOrder));
  rows.start(kPruned);
  while (rows.step())
    if (auto pruning = read_pruning(database, rows)) found.push_back(*std::move(pruning));
  if (found.empty()) return found;
  const std::int64_t most = database.number(kMostDecisions);
  std::erase_if(found, [&](const PruningOnRecord& each) { return each.pruned.last > most; });
  return found;
}

const PruningOnRecord* last_of(const std::vector<PruningOnRecord>& prunings) {
  const auto last = std::ranges::max_element(prunings, {}, [](const PruningOnRecord& each) { return each.pruned.last; });
  return last == prunings.end() ? nullptr : &*last;
}

std::int64_t pruned_up_to(Database& database) {
  const auto all = prunings(database);
  const PruningOnRecord* last = last_of(all);
  return last ? last->pruned.last : 0;
}

Failure no_such_decision(Database& database, std::int64_t id) {
  const std::string decision = "decision " + std::to_string(id);
  for (const PruningOnRecord& each : prunings(database))
    if (id >= 1 && id <= each.pruned.last)
      return {ErrorKind::not_found, decision + " was pruned, as record " + std::to_string(each.record.id) + " of " +
                                        each.record.act.when + " says"};
  return {ErrorKind::not_found, "it has no " + decision};
}

}  // namespace counsel::kb
