#include "kb/decision_log.h"

#include "kb/arrivals.h"
#include "kb/log_appender.h"
#include "kb/session.h"
#include "kb/sqlite.h"
#include "kb/stored_tree.h"

namespace counsel::kb {

Result<std::int64_t> DecisionLog::append(std::span<const DecisionEntry> entries) {
  return base_.attempt("record a decision in", [&] {
    // What a batch of ten thousand touches stays in memory until it is written. With more, every commit takes longer: it
    // looks at all that is in the cache.
    base_.database_.execute("PRAGMA cache_size = -16384");
    Session session(base_.database_, Transaction::Mode::write);
    file_arrivals(base_.database_);
    const std::int64_t last = file_entries(base_.database_, entries);
    session.transaction.commit();
    return last;
  });
}

Result<std::int64_t> DecisionLog::take_in(const DecisionEntry& entry) {
  return base_.attempt("record a decision in", [&] {
    {
      const JournalInMemory journal(base_.database_);
      Session session(base_.database_, Transaction::Mode::write);
      if (const auto arrived = arrive(base_.database_, entry)) {
        session.transaction.commit();
        is_full_ = !arrived->is_place_left;
        return arrived->id;
      }
    }
    Session session(base_.database_, Transaction::Mode::write);
    file_arrivals(base_.database_);
    const std::int64_t id = file_entries(base_.database_, std::span(&entry, 1));
    make_places(base_.database_, entry);
    is_full_ = false;
    session.transaction.commit();
    return id;
  });
}

Result<std::int64_t> DecisionLog::file_arrived() {
  return base_.attempt("file the decisions in", [&] {
    Session session(base_.database_, Transaction::Mode::write);
    file_arrivals(base_.database_);
    session.transaction.commit();
    is_full_ = false;
    return tree_size(base_.database_);
  });
}

}  // namespace counsel::kb
