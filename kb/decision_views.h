// kb/decision_views.h
// What an auditor asks of the `sqlite3` shell about decisions: the views of the log, which migration 5 makes. Each is of those that
// are filed, by the tables, and of those that are not yet (arrivals.h). docs/storage.md describes each.
#pragma once

#include <array>

#include "kb/tables.h"

namespace counsel::kb {

inline constexpr std::array<FixedObject, 10> kDecisionViews = {{
    // Nothing of a text that was written in part: CASE, since conditions are checked in any order.
    {"view", "counsel_arrived",
     "CREATE VIEW counsel_arrived AS\n"
     "WITH bytes_there AS (\n"
     "  SELECT CAST(substr(bytes, 1, instr(bytes, x'00') - 1) AS TEXT) AS text FROM counsel_arrival\n"
     "), sound AS (SELECT CASE WHEN json_valid(text) THEN text END AS text FROM bytes_there)\n"
     "SELECT CAST(text ->> '$.id' AS INTEGER) AS id, text FROM sound WHERE text IS NOT NULL"},
    // The types are those of the tables, by which SQLite sees that it may go by their indexes.
    {"view", "decisions",
     "CREATE VIEW decisions AS SELECT\n"
     "  id, made_at, who, purpose, decision, outcome, leaders,\n"
     "  facts_version AS \"facts version\", program\n"
     "FROM counsel_decision\n"
     "UNION ALL SELECT\n"
     "  id,\n"
     "  CAST(text ->> '$.made_at' AS TEXT),\n"
     "  CAST(text ->> '$.who' AS TEXT),\n"
     "  CAST(text ->> '$.purpose' AS TEXT),\n"
     "  CAST(text ->> '$.decision' AS TEXT),\n"
     "  CAST(text ->> '$.outcome' AS TEXT),\n"
     "  CAST(text ->> '$.leaders' AS TEXT),\n"
     "  CAST(text ->> '$.facts_version' AS INTEGER),\n"
     "  CAST(text ->> '$.program' AS TEXT)\n"
     "FROM counsel_arrived"},
    {"view", "decision_answers",
     "CREATE VIEW decision_answers AS SELECT\n"
     "  d.id AS decision,\n"
     "  a.value ->> '$.attribute' AS attribute,\n"
     "  coalesce(a.value ->> '$.value', CAST(w.bytes AS TEXT) ->> '$.value',\n"
     "           iif(a.value ->> '$.commitment' IS NOT NULL AND w.part IS NULL, '(erased)', 'none')) AS value\n"
     "FROM counsel_decision AS d JOIN json_each(d.answers) AS a\n"
     "LEFT JOIN counsel_withheld AS w ON w.decision = d.id AND w.part = 'answer ' || (a.key + 1)\n"
     "UNION ALL SELECT\n"
     "  d.id,\n"
     "  a.value ->> '$.attribute',\n"
     "  coalesce(a.value ->> '$.value', (\n"
     "    SELECT w.value ->> '$.bytes.text' ->> '$.value' FROM json_each(d.text, '$.withheld') AS w\n"
     "    WHERE w.value ->> '$.part' = 'answer ' || (a.key + 1)), 'none')\n"
     "FROM counsel_arrived AS d JOIN json_each(d.text ->> '$.answers') AS a"},
    {"view", "decision_ranking",
     "CREATE VIEW decision_ranking AS SELECT\n"
     "  d.id AS decision,\n"
     "  c.value ->> '$.rank' AS rank,\n"
     "  c.value ->> '$.label' AS candidate,\n"
     "  (c.value ->> '$.points_udb') / 1000000.0 AS points\n"
     "FROM counsel_decision AS d JOIN counsel_content AS r ON r.digest = d.result\n"
     "JOIN json_each(CAST(r.bytes AS TEXT), '$.candidates') AS c\n"
     "UNION ALL SELECT\n"
     "  d.id, c.value ->> '$.rank', c.value ->> '$.label', (c.value ->> '$.points_udb') / 1000000.0\n"
     "FROM counsel_arrived AS d JOIN json_each(d.text ->> '$.result', '$.candidates') AS c"},
    {"view", "decision_reasons",
     "CREATE VIEW decision_reasons AS SELECT\n"
     "  d.id AS decision,\n"
     "  c.value ->> '$.label' AS candidate,\n"
     "  s.value ->> '$.verb' AS says,\n"
     "  s.value ->> '$.rule' AS rule,\n"
     "  (s.value ->> '$.points_udb') / 1000000.0 AS points\n"
     "FROM counsel_decision AS d JOIN counsel_content AS r ON r.digest = d.result\n"
     "JOIN json_each(CAST(r.bytes AS TEXT), '$.candidates') AS c JOIN json_each(c.value, '$.said') AS s\n"
     "UNION ALL SELECT\n"
     "  d.id, c.value ->> '$.label', s.value ->> '$.verb', s.value ->> '$.rule', (s.value ->> '$.points_udb') / 1000000.0\n"
     "FROM counsel_arrived AS d\n"
     "JOIN json_each(d.text ->> '$.result', '$.candidates') AS c JOIN json_each(c.value, '$.said') AS s"},
    {"view", "decision_rules",
     "CREATE VIEW decision_rules AS SELECT\n"
     "  d.id AS decision,\n"
     "  s.key AS came_to,\n"
     "  n.value AS rule\n"
     "FROM counsel_decision AS d JOIN counsel_content AS r ON r.digest = d.result\n"
     "JOIN json_each(CAST(r.bytes AS TEXT), '$.rules') AS s JOIN json_each(s.value) AS n\n"
     "UNION ALL SELECT\n"
     "  d.id, s.key, n.value\n"
     "FROM counsel_arrived AS d\n"
     "JOIN json_each(d.text ->> '$.result', '$.rules') AS s JOIN json_each(s.value) AS n"},
    {"view", "decision_questions",
     "CREATE VIEW decision_questions AS SELECT\n"
     "  d.id AS decision,\n"
     "  q.value AS attribute\n"
     "FROM counsel_decision AS d JOIN counsel_content AS r ON r.digest = d.result\n"
     "JOIN json_each(CAST(r.bytes AS TEXT), '$.unanswered') AS q\n"
     "UNION ALL SELECT\n"
     "  d.id, q.value\n"
     "FROM counsel_arrived AS d JOIN json_each(d.text ->> '$.result', '$.unanswered') AS q"},
    {"view", "counsel_manifest",
     "CREATE VIEW counsel_manifest AS SELECT\n"
     "  d.id AS decision, CAST(r.bytes AS TEXT) AS text\n"
     "FROM counsel_decision AS d JOIN counsel_content AS r ON r.digest = d.rules\n"
     "UNION ALL SELECT\n"
     "  id, text ->> '$.manifest'\n"
     "FROM counsel_arrived"},
    {"view", "decision_files",
     "CREATE VIEW decision_files AS SELECT\n"
     "  m.decision AS decision,\n"
     "  f.value ->> '$.path' AS file,\n"
     "  CAST(c.bytes AS TEXT) AS text\n"
     "FROM counsel_manifest AS m JOIN json_each(m.text, '$.files') AS f\n"
     "LEFT JOIN counsel_content AS c ON hex(c.digest) = upper(f.value ->> '$.sha256')"},
    {"view", "decision_mentions",
     "CREATE VIEW decision_mentions AS SELECT\n"
     "  x.value AS decision,\n"
     "  t.kind AS kind,\n"
     "  t.name AS name\n"
     "FROM counsel_term AS t JOIN counsel_mention AS m ON m.term = t.id JOIN json_each(m.decisions) AS x\n"
     "WHERE t.kind IN ('candidate', 'rule', 'fact')\n"
     "UNION ALL SELECT\n"
     "  d.id, x.value ->> '$.kind', x.value ->> '$.name'\n"
     "FROM counsel_arrived AS d JOIN json_each(d.text, '$.mentions') AS x"},
}};

}  // namespace counsel::kb
