// Erasing what decisions withhold.
#include <algorithm>
#include <set>

#include "kb/arrivals.h"
#include "kb/decision_rows.h"
#include "kb/failure.h"
#include "kb/log_appender.h"
#include "kb/prunings.h"
#include "kb/secure_erase.h"
#include "kb/session.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kSelectParts = "SELECT part FROM counsel_withheld WHERE decision = ? ORDER BY rowid";
constexpr std::string_view kDeleteParts = "DELETE FROM counsel_withheld WHERE decision = ?";
constexpr std::string_view kLaterInOrder = " AND d.id > ?2 ORDER BY d.id";

std::vector<std::string> texts(Statement& query, std::int64_t id) {
  std::vector<std::string> all;
  query.start(id);
  while (query.step()) all.push_back(query.text(0));
  return all;
}

/// What there is to erase of the decisions, and those of which there is nothing.
Redaction plan(Database& database, std::span<const std::int64_t> ids) {
  Redaction plan;
  auto parts = database.prepare(kSelectParts);
  for (const std::int64_t id : std::set<std::int64_t>(ids.begin(), ids.end())) {
    const DecisionRecord record = sound_record(database, id);
    sound_withheld(database, record, needed_content(database, record.result));
    if (auto found = texts(parts, id); !found.empty())
      plan.redacted.push_back({id, std::move(found)});
    else
      plan.had_nothing.push_back(id);
  }
  return plan;
}

}  // namespace

std::vector<RedactionOnRecord> redactions_of(Database& database, std::int64_t id) {
  std::vector<RedactionOnRecord> found;
  auto rows = database.prepare(std::string(kSelectDecision).append(kOfOutcome).append(kLaterInOrder));
  rows.start(kRedacted, id);
  while (rows.step()) {
    DecisionRecord record = read_decision(rows);
    if (!is_as_recorded(database, record)) continue;  // which says nothing
    for (Redacted& each : redacted_in(needed_content(database, record.result)))
      if (each.decision == id) found.push_back({record, std::move(each.parts)});
  }
  return found;
}

Result<Redaction> DecisionLog::redact(const ErasureAct& act, std::span<const std::int64_t> ids) {
  return base_.attempt("erase from", [&] {
    Database& database = base_.database_;
    SecureErase erase(database);
    Session session(database, Transaction::Mode::write);
    file_arrivals(database);
    Redaction done = plan(database, ids);
    if (done.redacted.empty()) return done;
    auto remove = database.prepare(kDeleteParts);
    for (const Redacted& each : done.redacted) remove.run(each.decision);
    erase.write_anew("counsel_withheld");
    erase.clear_free_pages();
    const DecisionEntry entry = redaction_entry(act, done.redacted);
    done.id = file_entries(database, std::span(&entry, 1));
    erase.commit(session.transaction);
    return done;
  });
}

}  // namespace counsel::kb
