// kb/records.h
// Reading the records of a base, each checked against the declared columns and all of them against checksums.
//
// The base keeps two checksums, of its current and of its closed records: the digests of the single records,
// added without carry (exclusive or), so that a change costs only what it changes. A record that is lost,
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
  std::string stated;    // digest of what the rule files said when they were last brought in; empty: never
  std::string current;   // checksum of the current records
  std::string closed;    // and of the closed ones
};

State read_state(Database& database);

/// The number of the last version; 0 before the first.
std::int64_t last_version(Database& database);

enum class Extent { current, all };

/// Sorted by relation, values and id. Fails where a record is not what was written.
std::vector<Record> read_records(Database& database, const std::vector<StoredRelation>& relations, Extent extent);

/// What a record adds to its checksum.
Digest digest_of(const Record& record);

/// The same for facts that say the same, whatever else is known of them.
std::string identity(std::string_view relation, const std::vector<Value>& values);

}  // namespace counsel::kb
