#include "kb/decision_log.h"

#include "kb/arrivals.h"
#include "kb/log_appender.h"
#include "kb/session.h"
#include "kb/sqlite.h"

namespace counsel::kb {

namespace {

/// The id of the last of them. Requires: a transaction that writes.
std::int64_t file(Database& database, std::span<const DecisionEntry> entries) {
  file_arrivals(database);
  Appender appender(database);
  std::int64_t last = 0;
  for (const DecisionEntry& entry : entries) last = appender.append(entry);
  appender.finish();
  return last;
}

}  // namespace

Result<std::int64_t> DecisionLog::append(std::span<const DecisionEntry> entries) {
  return base_.attempt("record a decision in", [&] {
    // What a batch touches stays in memory until it is written: 64 MiB, and as little of it as there is to hold.
    base_.database_.execute("PRAGMA cache_size = -65536");
    Session session(base_.database_, Transaction::Mode::write);
    const std::int64_t last = file(base_.database_, entries);
    session.transaction.commit();
    return last;
  });
}

Result<std::int64_t> DecisionLog::take_in(const DecisionEntry& entry) {
  return base_.attempt("record a decision in", [&] {
    {
      const JournalInMemory journal(base_.database_);
      Session session(base_.database_, Transaction::Mode::write);
      if (const auto id = arrive(base_.database_, entry)) {
        session.transaction.commit();
        return *id;
      }
    }
    Session session(base_.database_, Transaction::Mode::write);
    const std::int64_t id = file(base_.database_, std::span(&entry, 1));
    make_places(base_.database_, entry);
    session.transaction.commit();
    return id;
  });
}

}  // namespace counsel::kb
