// kb/arrivals.h
// Records that have arrived in a base and are not filed yet: not in the tables of the log, but in a place each of a table of
// its own.
//
// Why:    to file a record takes a transaction of SQLite, which waits for the disk five times. An `ask` waits as often as that
//         before it answers; to arrive takes one wait.
// How:    a place is a row that is there before, all zeros. A text is written over the zeros, where they are, with a journal
//         in memory, so that nothing but the pages of that value is written, and the counter of changes in the file's
//         header. After a power cut any of their sectors may be as they were: what is left is sound for SQLite, and
//         since no text has a zero byte, a part that is missing shows. Such a record was never answered; it counts for nothing.
// Order:  places are taken from the first on; only the last that is taken may be in part.
// Filing: all that arrived is filed before anything else is written to the log. Who reads it reads what arrived as well
//         (log_reading.h, log_audit.cc).
// Private to DecisionLog.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kb/arrival_text.h"
#include "kb/decision.h"
#include "kb/sqlite.h"

namespace counsel::kb {

/// For as long as one is there, the journal of what is written is in memory. Requires: no transaction when it begins and ends.
class JournalInMemory {
 public:
  explicit JournalInMemory(Database& database);
  ~JournalInMemory();
  JournalInMemory(const JournalInMemory&) = delete;

 private:
  Database& database_;
};

// In a transaction.

struct Arrived {
  std::int64_t id = 0;  // that the record has from now on
  bool is_place_left = false;  // for one more
};

/// Nothing where the record has to be filed at once: there is no place for it, or its rules are not on record yet. Requires: a
/// transaction that writes, with its journal in memory, and nothing else is written in it.
std::optional<Arrived> arrive(Database& database, const DecisionEntry& entry);

bool has_arrivals(Database& database);
/// All that arrived and are not filed, in their order; nothing in the place of one that is not what was recorded, or not in order.
std::vector<std::optional<Arrival>> read_arrivals(Database& database);
/// The number of the last record that was filed or arrived; 0 where there are none.
std::int64_t last_number(Database& database);
/// Nothing where the record has been filed, or there is none.
std::optional<Arrival> find_arrival(Database& database, std::int64_t id);

/// Files all that have arrived, and empties their places. Requires: a transaction that writes. Failure: damaged, where not all
/// of them are what was recorded.
void file_arrivals(Database& database);

/// Makes places for records such as this one, if there are none. Requires: a transaction that writes; nothing is left to be filed.
void make_places(Database& database, const DecisionEntry& like);

}  // namespace counsel::kb
