// kb/records.h
// Reading the records of a base, each checked against the declared columns and all of them against checksums.
//
// The base keeps checksums of its current records, its closed records and its versions: the digests of the single
// items, added without carry (exclusive or), so that a change costs only what it changes. An item that is lost,
// doubled, altered or made outside counsel shows in them. They guard against accidents, not against an adversary
// who can compute them too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kb/digest.h"
#include "kb/record.h"
#include "kb/relations.h"
#include "kb/sqlite.h"

namespace counsel::kb {

struct State {
  std::string stated;        // digest of what the rule files said when they were last brought in; empty: never
  std::int64_t version = 0;  // the last one; 0 before the first
  std::string current;       // checksums, in hexadecimal
  std::string closed;
  std::string versions;
};

State read_state(Database& database);

std::vector<Version> read_versions(Database& database);

enum class Extent { current, all };

/// Sorted by relation, values and id. Fails where a record is not what was written.
std::vector<Record> read_records(Database& database, const std::vector<StoredRelation>& relations, Extent extent);

/// Those that had been added in that version, as they were then: closed where they were closed by then.
std::vector<Record> known_in(std::int64_t version, std::vector<Record> records);

/// Of those the ones that were current.
std::vector<Record> held_in(std::int64_t version, std::vector<Record> records);

/// What they say.
std::vector<Fact> facts_of(std::vector<Record> records);

/// The order in which records are read.
bool comes_before(const Record& a, const Record& b);

/// What an item adds to its checksum.
Digest digest_of(const Record& record);
Digest digest_of(const Version& version);

/// The same for facts that say the same, whatever else is known of them.
std::string identity(std::string_view relation, const std::vector<Value>& values);

}  // namespace counsel::kb
