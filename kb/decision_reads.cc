// Reading what is on record of a decision.
#include <algorithm>
#include <map>

#include "kb/arrivals.h"
#include "kb/commitments.h"
#include "kb/decision_log.h"
#include "kb/decision_rows.h"
#include "kb/digest_column.h"
#include "kb/failure.h"
#include "kb/log_reading.h"
#include "kb/prunings.h"
#include "kb/session.h"
#include "kb/sqlite.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kSelectContent = "SELECT bytes FROM counsel_content WHERE digest = ?";
constexpr std::string_view kSelectLeaf = "SELECT digest FROM counsel_tree WHERE level = 0 AND number = ?";
constexpr std::string_view kSelectTerms = "SELECT name FROM counsel_term WHERE kind = ? ORDER BY name";
constexpr std::string_view kSelectWithheld =
    "SELECT part, salt, bytes FROM counsel_withheld WHERE decision = ? ORDER BY part";

std::vector<Withheld> read_withheld(Database& database, std::int64_t id) {
  std::vector<Withheld> parts;
  auto rows = database.prepare_once(kSelectWithheld);
  rows.start(id);
  while (rows.step()) parts.push_back({rows.text(0), rows.bytes(1), rows.bytes(2)});
  return parts;
}

/// As one that is filed is read.
DecisionInFull in_full(const Arrival& arrival) {
  const DecisionEntry& entry = arrival.entry;
  DecisionInFull found{.record = record_of(entry, arrival.id),
                       .rules = entry.rules->manifest,
                       .result = entry.result,
                       .proof = entry.proof,
                       .withheld = entry.withheld,
                       .redactions = {}};
  if (const Withheld* proof = find_part(found.withheld, kProofPart)) found.proof = proof->bytes;
  std::ranges::sort(found.withheld, {}, &Withheld::part);
  return found;
}

}  // namespace

DecisionRecord read_decision(const Statement& row) {
  return {.id = row.integer(0),
          .act = {.who = row.text(2), .when = row.text(1)},
          .purpose = row.text(3),
          .program = row.text(4),
          .decision = row.text(5),
          .outcome = row.text(6),
          .leaders = row.text(7),
          .facts_version = row.integer(8),
          .facts = digest_in(row, 9),
          .rules = digest_in(row, 10),
          .answers = row.text(11),
          .result = digest_in(row, 12),
          .proof = digest_in(row, 13)};
}

bool is_as_recorded(Database& database, const DecisionRecord& record) {
  auto row = database.prepare_once(kSelectLeaf);
  row.start(record.id - 1);
  return row.step() && digest_in(row, 0) == leaf_of(record);
}

Failure not_as_recorded(std::int64_t id) {
  return {ErrorKind::damaged, "the decision " + std::to_string(id) + " is not as it was recorded"};
}

DecisionRecord sound_record(Database& database, std::int64_t id) {
  auto row = database.prepare_once(std::string(kSelectDecision) + " WHERE d.id = ?");
  row.start(id);
  if (!row.step()) throw no_such_decision(database, id);
  DecisionRecord record = read_decision(row);
  if (record.id != id || !is_as_recorded(database, record)) throw not_as_recorded(id);
  return record;
}

std::string needed_content(Database& database, const Digest& of) {
  auto row = database.prepare_once(kSelectContent);
  row.start(Bytes{bytes_of(of)});
  if (!row.step()) throw Failure{ErrorKind::damaged, "the content " + to_hex(of) + " is missing"};
  std::string bytes = row.bytes(0);
  if (sha256(bytes) != of) throw Failure{ErrorKind::damaged, "the content " + to_hex(of) + " is not what was recorded"};
  return bytes;
}

std::vector<Withheld> sound_withheld(Database& database, const DecisionRecord& record, std::string_view result) {
  const std::string decision = "the decision " + std::to_string(record.id);
  std::vector<Withheld> parts = read_withheld(database, record.id);
  std::map<std::string, Digest> committed;
  if (withholds(record)) committed = commitments_in(record.answers, record.proof, result);
  for (const Withheld& part : parts) {
    const auto found = committed.find(part.part);
    if (found == committed.end() || !opens(part, found->second))
      throw Failure{ErrorKind::damaged, "what " + decision + " withholds is not what was recorded"};
    committed.erase(found);
  }
  if (committed.empty()) return parts;
  for (const RedactionOnRecord& each : redactions_of(database, record.id))
    for (const std::string& part : each.parts) committed.erase(part);
  if (!committed.empty())
    throw Failure{ErrorKind::damaged, "something that " + decision + " withholds is gone, and no redaction on record erased it"};
  return parts;
}

DecisionInFull read_in_full(Database& database, std::int64_t id) {
  DecisionInFull found{.record = sound_record(database, id)};
  found.rules = needed_content(database, found.record.rules);
  found.result = needed_content(database, found.record.result);
  found.withheld = sound_withheld(database, found.record, found.result);
  if (!withholds(found.record))
    found.proof = needed_content(database, found.record.proof);
  else if (const Withheld* proof = find_part(found.withheld, kProofPart))
    found.proof = proof->bytes;
  else
    for (RedactionOnRecord& each : redactions_of(database, id)) found.redactions.push_back(std::move(each.record));
  return found;
}

Result<DecisionInFull> DecisionLog::find(std::int64_t id) {
  return base_.attempt("read a decision in", [&] {
    Session session(base_.database_, Transaction::Mode::read);
    if (const auto arrival = find_arrival(base_.database_, id)) return in_full(*arrival);
    return read_in_full(base_.database_, id);
  });
}

Result<std::vector<std::string>> DecisionLog::mentioned(MentionKind kind) {
  return base_.attempt("list the decisions in", [&] {
    LogReading reading(base_);
    auto rows = reading.database().prepare(kSelectTerms);
    rows.start(mention_word(kind));
    std::vector<std::string> names;
    while (rows.step()) names.push_back(rows.text(0));
    return names;
  });
}

Result<std::vector<std::string>> DecisionLog::contents(std::span<const Digest> of) {
  return base_.attempt("read", [&] {
    Session session(base_.database_, Transaction::Mode::read);
    std::vector<std::string> contents;
    for (const Digest& each : of) contents.push_back(needed_content(base_.database_, each));
    return contents;
  });
}

}  // namespace counsel::kb
