#include "kb/decision_log.h"

#include "kb/log_appender.h"
#include "kb/session.h"
#include "kb/sqlite.h"

namespace counsel::kb {

Result<std::int64_t> DecisionLog::append(std::span<const DecisionEntry> entries) {
  return base_.attempt("record a decision in", [&] {
    // What a batch touches stays in memory until it is written: 64 MiB, and as little of it as there is to hold.
    base_.database_.execute("PRAGMA cache_size = -65536");
    Session session(base_.database_, Transaction::Mode::write);
    Appender appender(base_.database_);
    std::int64_t last = 0;
    for (const DecisionEntry& entry : entries) last = appender.append(entry);
    appender.finish();
    session.transaction.commit();
    return last;
  });
}

}  // namespace counsel::kb
