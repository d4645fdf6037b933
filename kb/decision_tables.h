// kb/decision_tables.h
// The tables and indexes of the decision log, which migrations 2, 4 and 5 make. docs/storage.md describes each.
#pragma once

#include <array>
#include <string_view>

#include "kb/tables.h"

namespace counsel::kb {

inline constexpr std::array<FixedObject, 6> kDecisionObjects = {{
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
}};

/// Of the index of mentions, which migration 2 once made otherwise.
inline constexpr FixedObject kTermTable = {
    "table", "counsel_term",
    "CREATE TABLE counsel_term (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  kind TEXT NOT NULL CHECK (kind IN ('candidate', 'rule', 'fact', 'who', 'outcome')),\n"
    "  name TEXT NOT NULL,\n"
    "  UNIQUE (kind, name)\n"
    ") STRICT"};

inline constexpr FixedObject kMentionTable = {
    "table", "counsel_mention",
    "CREATE TABLE counsel_mention (\n"
    "  term INTEGER NOT NULL,\n"
    "  first INTEGER NOT NULL,\n"
    "  earliest TEXT NOT NULL,\n"
    "  latest TEXT NOT NULL,\n"
    "  latest_before TEXT NOT NULL,\n"
    "  decisions TEXT NOT NULL,\n"
    "  PRIMARY KEY (term, first)\n"
    ") STRICT"};

/// Of what has arrived and is not filed yet (arrivals.h).
inline constexpr FixedObject kArrivalTable = {
    "table", "counsel_arrival",
    "CREATE TABLE counsel_arrival (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  bytes BLOB NOT NULL\n"
    ") STRICT"};

}  // namespace counsel::kb
