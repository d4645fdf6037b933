// Reading the decision log.
#include <map>
#include <tuple>

#include "kb/commitments.h"
#include "kb/decision_log.h"
#include "kb/decision_rows.h"
#include "kb/digest_column.h"
#include "kb/failure.h"
#include "kb/prunings.h"
#include "kb/session.h"
#include "kb/sqlite.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kMentioned = " JOIN counsel_mention AS m ON m.decision = d.id";
constexpr std::string_view kTerm = "(SELECT id FROM counsel_term WHERE kind = ? AND name = ?)";
constexpr std::string_view kSelectContent = "SELECT bytes FROM counsel_content WHERE digest = ?";
constexpr std::string_view kSelectLeaf = "SELECT digest FROM counsel_tree WHERE level = 0 AND number = ?";
constexpr std::string_view kCountDecisions = "SELECT count(*) FROM counsel_decision NOT INDEXED";
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

Failure not_as_recorded(std::int64_t id) {
  return {ErrorKind::damaged, "the decision " + std::to_string(id) + " is not as it was recorded"};
}

Failure misleading_index() { return {ErrorKind::damaged, "an index of it is not of the decisions in it"}; }

/// Whether the record is what the filter asks for; whether it mentions something is not told by the record.
bool fits(const DecisionRecord& record, const DecisionFilter& filter) {
  return (!filter.since || record.act.when >= *filter.since) && (!filter.before || record.act.when < *filter.before) &&
         (!filter.who || record.act.who == *filter.who) && (!filter.purpose || record.purpose == *filter.purpose) &&
         (!filter.outcome || record.outcome == *filter.outcome);
}

bool is_before(const DecisionRecord& a, const DecisionRecord& b) {
  return std::tie(a.act.when, a.id) < std::tie(b.act.when, b.id);
}

/// The conditions of a filter, and what stands for their question marks.
struct Where {
  std::string sql;
  std::vector<std::string_view> values;

  void add(std::string_view condition, std::initializer_list<std::string_view> with) {
    sql.append(sql.empty() ? " WHERE " : " AND ").append(condition);
    values.insert(values.end(), with);
  }
};

/// What the list reads first: the mentions of one term, or else the decisions themselves. Both are in order of time.
Where where(const DecisionFilter& filter) {
  Where made;
  const std::string first = filter.mentions.empty() ? "d" : "m";
  for (const Mention& each : filter.mentions) {
    const std::string is_term = "term = " + std::string(kTerm);
    made.add(made.sql.empty() ? "m." + is_term
                              : "EXISTS (SELECT 1 FROM counsel_mention AS x WHERE x." + is_term +
                                    " AND x.made_at = m.made_at AND x.decision = m.decision)",
             {mention_word(each.kind), each.name});
  }
  if (filter.since) made.add(first + ".made_at >= ?", {*filter.since});
  if (filter.before) made.add(first + ".made_at < ?", {*filter.before});
  if (filter.who) made.add("d.who = ?", {*filter.who});
  if (filter.purpose) made.add("d.purpose = ?", {*filter.purpose});
  if (filter.outcome) made.add("d.outcome = ?", {*filter.outcome});
  return made;
}

std::string select_list(const DecisionFilter& filter, const Where& conditions) {
  const bool by_mention = !filter.mentions.empty();
  return std::string(kSelectDecision).append(by_mention ? kMentioned : "") + conditions.sql + " ORDER BY " +
         (by_mention ? "m.made_at DESC, m.decision DESC" : "d.made_at DESC, d.id DESC") +
         (filter.most == 0 ? "" : " LIMIT " + std::to_string(filter.most));
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

Result<std::vector<DecisionRecord>> DecisionLog::list(const DecisionFilter& filter) {
  return base_.attempt("list the decisions in", [&] {
    Session session(base_.database_, Transaction::Mode::read);
    const Where conditions = where(filter);
    auto rows = base_.database_.prepare(select_list(filter, conditions));
    rows.start();
    int parameter = 0;
    for (const std::string_view value : conditions.values) rows.bind(++parameter, value);
    std::vector<DecisionRecord> found;
    while (rows.step()) {
      DecisionRecord record = read_decision(rows);
      if (!is_as_recorded(base_.database_, record)) throw not_as_recorded(record.id);
      if (!fits(record, filter) || (!found.empty() && !is_before(record, found.back()))) throw misleading_index();
      found.push_back(std::move(record));
    }
    if (conditions.sql.empty() && filter.most == 0 &&
        static_cast<std::int64_t>(found.size()) != base_.database_.number(kCountDecisions))
      throw misleading_index();
    return found;
  });
}

Result<DecisionInFull> DecisionLog::find(std::int64_t id) {
  return base_.attempt("read a decision in", [&] {
    Session session(base_.database_, Transaction::Mode::read);
    return read_in_full(base_.database_, id);
  });
}

Result<std::vector<std::string>> DecisionLog::mentioned(MentionKind kind) {
  return base_.attempt("list the decisions in", [&] {
    Session session(base_.database_, Transaction::Mode::read);
    auto rows = base_.database_.prepare(kSelectTerms);
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
