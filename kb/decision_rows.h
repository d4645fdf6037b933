// kb/decision_rows.h
// Rows of the tables of decisions. Private to DecisionLog.
#pragma once

#include <string_view>

#include "kb/decision_log.h"
#include "kb/failure.h"
#include "kb/sqlite.h"

namespace counsel::kb {

/// Selects them all from `counsel_decision AS d`; conditions and order may follow.
inline constexpr std::string_view kSelectDecision =
    "SELECT d.id, d.made_at, d.who, d.purpose, d.program, d.decision, d.outcome, d.leaders, d.facts_version, d.facts,"
    " d.rules, d.answers, d.result, d.proof FROM counsel_decision AS d";

/// The condition that they have this outcome, by the list of those that do, which may leave some out.
inline constexpr std::string_view kOfOutcome =
    " WHERE d.outcome = ?1 AND d.id IN (SELECT x.value FROM counsel_term AS t JOIN counsel_mention AS m ON m.term = t.id"
    " JOIN json_each(CASE WHEN json_valid(m.decisions) THEN m.decisions ELSE '[]' END) AS x"
    " WHERE t.kind = 'outcome' AND t.name = ?1)";

DecisionRecord read_decision(const Statement& row);

// In a transaction. Failures as of `DecisionLog::find` and `content`.

/// Whether its leaf is the one that is stored for it.
bool is_as_recorded(Database& database, const DecisionRecord& record);
Failure not_as_recorded(std::int64_t id);

/// The record of this number, as it was recorded.
DecisionRecord sound_record(Database& database, std::int64_t id);

/// What the record withholds: each part as it was recorded, and those that are not there erased by redactions on record.
/// Requires: `result` is the record's.
std::vector<Withheld> sound_withheld(Database& database, const DecisionRecord& record, std::string_view result);

DecisionInFull read_in_full(Database& database, std::int64_t id);
std::string needed_content(Database& database, const Digest& of);

struct RedactionOnRecord {
  DecisionRecord record;
  std::vector<std::string> parts;  // that it erased of the decision
};

/// Those on record that erased something of the decision.
std::vector<RedactionOnRecord> redactions_of(Database& database, std::int64_t id);

}  // namespace counsel::kb
