// kb/fact_tables.h
// The tables, the index and the view of facts that every base has, which migration 1 makes. docs/storage.md describes each.
#pragma once

#include <array>

#include "kb/tables.h"

namespace counsel::kb {

// Every text is compared with what sqlite_schema says, so a change here is a migration.
inline constexpr std::array<FixedObject, 9> kFactObjects = {{
    {"table", "counsel_state",
     "CREATE TABLE counsel_state (\n"
     "  id INTEGER PRIMARY KEY CHECK (id = 1),\n"
     "  stated TEXT NOT NULL,\n"
     "  version INTEGER NOT NULL,\n"
     "  current_checksum TEXT NOT NULL,\n"
     "  closed_checksum TEXT NOT NULL,\n"
     "  versions_checksum TEXT NOT NULL\n"
     ") STRICT"},
    {"table", "counsel_version",
     "CREATE TABLE counsel_version (\n"
     "  number INTEGER PRIMARY KEY,\n"
     "  made_at TEXT NOT NULL,\n"
     "  who TEXT NOT NULL,\n"
     "  what TEXT NOT NULL CHECK (what IN ('rules', 'person', 'import')),\n"
     "  note TEXT NOT NULL\n"
     ") STRICT"},
    {"table", "counsel_document",
     "CREATE TABLE counsel_document (\n"
     "  id TEXT PRIMARY KEY,\n"
     "  title TEXT NOT NULL\n"
     ") STRICT, WITHOUT ROWID"},
    {"table", "counsel_relation",
     "CREATE TABLE counsel_relation (\n"
     "  id INTEGER PRIMARY KEY,\n"
     "  name TEXT NOT NULL,\n"
     "  current INTEGER NOT NULL CHECK (current IN (0, 1))\n"
     ") STRICT"},
    {"table", "counsel_column",
     "CREATE TABLE counsel_column (\n"
     "  relation INTEGER NOT NULL REFERENCES counsel_relation (id),\n"
     "  position INTEGER NOT NULL,\n"
     "  name TEXT NOT NULL,\n"
     "  type TEXT NOT NULL CHECK (type IN ('name', 'text', 'integer', 'number', 'yes or no', 'date')),\n"
     "  kind TEXT NOT NULL,\n"
     "  PRIMARY KEY (relation, position)\n"
     ") STRICT, WITHOUT ROWID"},
    {"table", "counsel_fact",
     "CREATE TABLE counsel_fact (\n"
     "  id INTEGER PRIMARY KEY,\n"
     "  relation INTEGER NOT NULL REFERENCES counsel_relation (id),\n"
     "  origin TEXT NOT NULL CHECK (origin IN ('rules', 'person', 'imported')),\n"
     "  who TEXT NOT NULL,\n"
     "  place TEXT NOT NULL,\n"
     "  added_at TEXT NOT NULL,\n"
     "  added_version INTEGER NOT NULL REFERENCES counsel_version (number),\n"
     "  closed_at TEXT,\n"
     "  closed_version INTEGER REFERENCES counsel_version (number),\n"
     "  closed_by TEXT,\n"
     "  closed_why TEXT CHECK (closed_why IN ('retracted', 'no longer stated', 'cited anew', 'set aside')),\n"
     "  closed_note TEXT,\n"
     "  CHECK ((closed_version IS NULL) = (closed_at IS NULL)\n"
     "     AND (closed_version IS NULL) = (closed_by IS NULL)\n"
     "     AND (closed_version IS NULL) = (closed_why IS NULL)\n"
     "     AND (closed_version IS NULL) = (closed_note IS NULL))\n"
     ") STRICT"},
    {"index", "counsel_fact_current",
     "CREATE INDEX counsel_fact_current ON counsel_fact (relation) WHERE closed_version IS NULL"},
    {"table", "counsel_citation",
     "CREATE TABLE counsel_citation (\n"
     "  fact INTEGER NOT NULL REFERENCES counsel_fact (id),\n"
     "  position INTEGER NOT NULL,\n"
     "  document TEXT NOT NULL REFERENCES counsel_document (id),\n"
     "  locator TEXT NOT NULL,\n"
     "  PRIMARY KEY (fact, position)\n"
     ") STRICT, WITHOUT ROWID"},
    // What the view of every relation shows beside the values.
    {"view", "counsel_current",
     "CREATE VIEW counsel_current AS SELECT\n"
     "  id AS fact,\n"
     "  (SELECT group_concat(cited, '; ') FROM (\n"
     "    SELECT document || iif(locator = '', '', ', ' || locator) AS cited\n"
     "    FROM counsel_citation AS c WHERE c.fact = f.id ORDER BY position)) AS source,\n"
     "  iif(origin = 'rules', 'rules', who) AS added_by,\n"
     "  place,\n"
     "  added_version AS since_version\n"
     "FROM counsel_fact AS f WHERE closed_version IS NULL"},
}};

}  // namespace counsel::kb
