// kb/decision_tables.h
// The tables, indexes and views of the decision log, which migrations 2 and 4 make. docs/storage.md describes each.
#pragma once

#include <array>
#include <string_view>

#include "kb/tables.h"

namespace counsel::kb {

inline constexpr std::array<FixedObject, 16> kDecisionObjects = {{
    {"table", "counsel_content",
     "CREATE TABLE counsel_content (\n"
     "  digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32),\n"
     "  bytes BLOB NOT NULL\n"
     ") STRICT"},
    {"table", "counsel_decision",
     "CREATE TABLE counsel_decision (\n"
     "  id INTEGER PRIMARY KEY,\n"
     "  made_at TEXT NOT NULL,\n"
     "  who TEXT NOT NULL,\n"
     "  purpose TEXT NOT NULL,\n"
     "  program TEXT NOT NULL,\n"
     "  decision TEXT NOT NULL,\n"
     "  outcome TEXT NOT NULL,\n"
     "  leaders TEXT NOT NULL,\n"
     "  facts_version INTEGER NOT NULL,\n"
     "  facts BLOB NOT NULL CHECK (length(facts) = 32),\n"
     "  rules BLOB NOT NULL CHECK (length(rules) = 32),\n"
     "  answers TEXT NOT NULL,\n"
     "  result BLOB NOT NULL CHECK (length(result) = 32),\n"
     "  proof BLOB NOT NULL CHECK (length(proof) = 32)\n"
     ") STRICT"},
    {"index", "counsel_decision_made_at", "CREATE INDEX counsel_decision_made_at ON counsel_decision (made_at)"},
    {"index", "counsel_decision_who", "CREATE INDEX counsel_decision_who ON counsel_decision (who, made_at)"},
    {"index", "counsel_decision_outcome", "CREATE INDEX counsel_decision_outcome ON counsel_decision (outcome, made_at)"},
    {"index", "counsel_decision_purpose", "CREATE INDEX counsel_decision_purpose ON counsel_decision (purpose, made_at)"},
    {"table", "counsel_tree",
     "CREATE TABLE counsel_tree (\n"
     "  level INTEGER NOT NULL,\n"
     "  number INTEGER NOT NULL,\n"
     "  digest BLOB NOT NULL CHECK (length(digest) = 32),\n"
     "  PRIMARY KEY (level, number)\n"
     ") STRICT, WITHOUT ROWID"},
    {"table", "counsel_withheld",
     "CREATE TABLE counsel_withheld (\n"
     "  decision INTEGER NOT NULL REFERENCES counsel_decision (id),\n"
     "  part TEXT NOT NULL,\n"
     "  salt BLOB NOT NULL,\n"
     "  bytes BLOB NOT NULL,\n"
     "  PRIMARY KEY (decision, part)\n"
     ") STRICT"},
    {"table", "counsel_term",
     "CREATE TABLE counsel_term (\n"
     "  id INTEGER PRIMARY KEY,\n"
     "  kind TEXT NOT NULL CHECK (kind IN ('candidate', 'rule', 'fact')),\n"
     "  name TEXT NOT NULL,\n"
     "  UNIQUE (kind, name)\n"
     ") STRICT"},
    // What an auditor asks of the sqlite3 shell.
    {"view", "decisions",
     "CREATE VIEW decisions AS SELECT\n"
     "  id, made_at, who, purpose, decision, outcome, leaders,\n"
     "  facts_version AS \"facts version\", program\n"
     "FROM counsel_decision"},
    {"view", "decision_answers",
     "CREATE VIEW decision_answers AS SELECT\n"
     "  d.id AS decision,\n"
     "  a.value ->> '$.attribute' AS attribute,\n"
     "  coalesce(a.value ->> '$.value', CAST(w.bytes AS TEXT) ->> '$.value',\n"
     "           iif(a.value ->> '$.commitment' IS NOT NULL AND w.part IS NULL, '(erased)', 'none')) AS value\n"
     "FROM counsel_decision AS d JOIN json_each(d.answers) AS a\n"
     "LEFT JOIN counsel_withheld AS w ON w.decision = d.id AND w.part = 'answer ' || (a.key + 1)"},
    {"view", "decision_ranking",
     "CREATE VIEW decision_ranking AS SELECT\n"
     "  d.id AS decision,\n"
     "  c.value ->> '$.rank' AS rank,\n"
     "  c.value ->> '$.label' AS candidate,\n"
     "  (c.value ->> '$.points_udb') / 1000000.0 AS points\n"
     "FROM counsel_decision AS d JOIN counsel_content AS r ON r.digest = d.result\n"
     "JOIN json_each(CAST(r.bytes AS TEXT), '$.candidates') AS c"},
    {"view", "decision_reasons",
     "CREATE VIEW decision_reasons AS SELECT\n"
     "  d.id AS decision,\n"
     "  c.value ->> '$.label' AS candidate,\n"
     "  s.value ->> '$.verb' AS says,\n"
     "  s.value ->> '$.rule' AS rule,\n"
     "  (s.value ->> '$.points_udb') / 1000000.0 AS points\n"
     "FROM counsel_decision AS d JOIN counsel_content AS r ON r.digest = d.result\n"
     "JOIN json_each(CAST(r.bytes AS TEXT), '$.candidates') AS c JOIN json_each(c.value, '$.said') AS s"},
    {"view", "decision_rules",
     "CREATE VIEW decision_rules AS SELECT\n"
     "  d.id AS decision,\n"
     "  s.key AS came_to,\n"
     "  n.value AS rule\n"
     "FROM counsel_decision AS d JOIN counsel_content AS r ON r.digest = d.result\n"
     "JOIN json_each(CAST(r.bytes AS TEXT), '$.rules') AS s JOIN json_each(s.value) AS n"},
    {"view", "decision_questions",
     "CREATE VIEW decision_questions AS SELECT\n"
     "  d.id AS decision,\n"
     "  q.value AS attribute\n"
     "FROM counsel_decision AS d JOIN counsel_content AS r ON r.digest = d.result\n"
     "JOIN json_each(CAST(r.bytes AS TEXT), '$.unanswered') AS q"},
    {"view", "decision_files",
     "CREATE VIEW decision_files AS SELECT\n"
     "  d.id AS decision,\n"
     "  f.value ->> '$.path' AS file,\n"
     "  CAST(c.bytes AS TEXT) AS text\n"
     "FROM counsel_decision AS d JOIN counsel_content AS r ON r.digest = d.rules\n"
     "JOIN json_each(CAST(r.bytes AS TEXT), '$.files') AS f\n"
     "LEFT JOIN counsel_content AS c ON hex(c.digest) = upper(f.value ->> '$.sha256')"},
}};

/// Of the index of mentions, which migration 2 once made otherwise.
inline constexpr std::array<FixedObject, 2> kMentionObjects = {{
    {"table", "counsel_mention",
     "CREATE TABLE counsel_mention (\n"
     "  term INTEGER NOT NULL,\n"
     "  first INTEGER NOT NULL,\n"
     "  earliest TEXT NOT NULL,\n"
     "  latest TEXT NOT NULL,\n"
     "  latest_before TEXT NOT NULL,\n"
     "  decisions TEXT NOT NULL,\n"
     "  PRIMARY KEY (term, first)\n"
     ") STRICT"},
    {"view", "decision_mentions",
     "CREATE VIEW decision_mentions AS SELECT\n"
     "  x.value AS decision,\n"
     "  t.kind AS kind,\n"
     "  t.name AS name\n"
     "FROM counsel_term AS t JOIN counsel_mention AS m ON m.term = t.id JOIN json_each(m.decisions) AS x"},
}};

}  // namespace counsel::kb
