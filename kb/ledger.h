// kb/ledger.h
// The changes of one transaction: facts added, closed and moved, the version they make, and the checksums after.
//
// INVARIANT: whoever uses a ledger has read and verified all records in the same transaction, so that a damaged
//            base never gets a fresh checksum.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "kb/records.h"

namespace counsel::kb {

class Ledger {
 public:
  Ledger(Database& database, ChangeKind what, Act act, std::string note);

  /// Adds a fact of this relation. Requires: the values agree with its columns; no current fact says the same.
  FactId add(const StoredRelation& relation, const Fact& fact);

  /// Requires: the record is current.
  void close(Record& record, Ending ending, const std::string& note = "");

  /// The statement stands in another line of the rule files now. Makes no version: the fact is the same.
  void move(Record& record, const std::string& place);

  /// Writes the checksums, and the digest of the rule files if there is a new one. Nothing may follow.
  void finish(const std::optional<std::string>& stated = std::nullopt);

 private:
  std::int64_t version();  // makes it at the first change
  Statement& insert_values(const StoredRelation& relation);

  Database& database_;
  ChangeKind what_;
  Act act_;
  std::string note_;
  State state_;
  Digest current_change_{};
  Digest closed_change_{};
  std::optional<Version> version_;
  Statement insert_fact_;
  Statement insert_citation_;
  Statement close_;
  Statement move_;
  std::unordered_map<std::int64_t, Statement> insert_values_;  // by relation; never iterated
};

}  // namespace counsel::kb
