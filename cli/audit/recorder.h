// cli/audit/recorder.h
// Putting an `ask` on the record before its answer is shown.
#pragma once

#include <string>

#include "cli/audit/decision_entry.h"
#include "cli/commands/session.h"
#include "kb/decision.h"

namespace counsel::cli {

struct RecordOptions {
  std::string purpose;
  bool no_record = false;
};

/// Whether there is to be a record: a base that keeps nothing has none.
bool is_recorded(const RecordOptions& options, const BaseOptions& base, const RuleBase& rules, const Io& io);

/// Durable when it returns. Says whether it is time to file what is on record, which takes longer: once the answer is shown.
OrExit<bool> record(const kb::DecisionEntry& entry, const BaseOptions& base, const RuleBase& rules, Io& io);

/// What goes wrong is no matter of the answer: the next record is filed with those before it, or says what is wrong.
void file_records(const BaseOptions& base, const RuleBase& rules, const Io& io);

/// What was typed, and what was said of it, of an `ask` that came to no answer. Where the record cannot be kept, that is
/// said too. Without a rule base there is no fact base to keep it in.
void record_failure(const FailedAsk& failed, const RecordOptions& options, const BaseOptions& base, Io& io);

}  // namespace counsel::cli
