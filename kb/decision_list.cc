// Listing decisions by a filter.
//
// What is listed is read by indexes: those of SQLite, or that of mentions. No digest is over either, so that each
// record is compared with its leaf and with the filter, and the order of all with what it should be.
#include <tuple>

#include "kb/decision_log.h"
#include "kb/decision_rows.h"
#include "kb/failure.h"
#include "kb/log_reading.h"
#include "kb/mention_lists.h"
#include "kb/sqlite.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kNewestFirst = " ORDER BY d.made_at DESC, d.id DESC";
constexpr std::string_view kCountDecisions = "SELECT count(*) FROM counsel_decision NOT INDEXED";

/// Whether the record is what the filter asks for; whether it mentions something else is not told by the record.
bool fits(const DecisionRecord& record, const DecisionFilter& filter) {
  return (!filter.since || record.act.when >= *filter.since) && (!filter.before || record.act.when < *filter.before) &&
         (!filter.who || record.act.who == *filter.who) && (!filter.purpose || record.purpose == *filter.purpose) &&
         (!filter.outcome || record.outcome == *filter.outcome);
}

bool is_before(const DecisionRecord& a, const DecisionRecord& b) {
  return std::tie(a.act.when, a.id) < std::tie(b.act.when, b.id);
}

/// What there are no lists of, as a condition of SQL on `counsel_decision AS d`, and what stands for its question marks.
struct Condition {
  std::string sql;
  std::vector<std::string_view> values;

  void add(std::string_view condition, const std::optional<std::string>& value) {
    if (!value) return;
    sql.append(sql.empty() ? "" : " AND ").append(condition);
    values.push_back(*value);
  }

  /// Starts the statement, of which these are the first parameters.
  void start(Statement& statement) const {
    statement.start();
    for (std::size_t i = 0; i < values.size(); ++i) statement.bind(static_cast<int>(i) + 1, values[i]);
  }
};

Condition condition_of(const DecisionFilter& filter) {
  Condition made;
  made.add("d.made_at >= ?", filter.since);
  made.add("d.made_at < ?", filter.before);
  made.add("d.purpose = ?", filter.purpose);
  return made;
}

/// The records of a list, in its order.
class Listing {
 public:
  explicit Listing(const DecisionFilter& filter) : filter_(filter) {}

  bool is_full() const { return filter_.most > 0 && records_.size() == filter_.most; }

  /// Requires: the record is as it was recorded.
  void add(DecisionRecord record) {
    if (!fits(record, filter_) || (!records_.empty() && !is_before(record, records_.back()))) throw misleading_index();
    records_.push_back(std::move(record));
  }

  std::vector<DecisionRecord> take() { return std::move(records_); }

 private:
  const DecisionFilter& filter_;
  std::vector<DecisionRecord> records_;
};

std::vector<DecisionRecord> list_by_columns(Database& database, const DecisionFilter& filter) {
  const Condition condition = condition_of(filter);
  auto rows =
      database.prepare(std::string(kSelectDecision) + (condition.sql.empty() ? "" : " WHERE ") + condition.sql +
                       std::string(kNewestFirst) + (filter.most == 0 ? "" : " LIMIT " + std::to_string(filter.most)));
  condition.start(rows);
  Listing listing(filter);
  while (rows.step()) {
    DecisionRecord record = read_decision(rows);
    if (!is_as_recorded(database, record)) throw not_as_recorded(record.id);
    listing.add(std::move(record));
  }
  std::vector<DecisionRecord> found = listing.take();
  if (condition.sql.empty() && filter.most == 0 &&
      static_cast<std::int64_t>(found.size()) != database.number(kCountDecisions))
    throw misleading_index();
  return found;
}

/// All that there are lists of.
std::vector<Mention> mentions_of(const DecisionFilter& filter) {
  std::vector<Mention> mentions = filter.mentions;
  if (filter.who) mentions.push_back({MentionKind::who, *filter.who});
  if (filter.outcome) mentions.push_back({MentionKind::outcome, *filter.outcome});
  return mentions;
}

std::vector<DecisionRecord> list_by_mentions(Database& database, const DecisionFilter& filter,
                                             const std::vector<Mention>& mentions) {
  const Condition condition = condition_of(filter);
  auto row = database.prepare("SELECT d.made_at, " + (condition.sql.empty() ? "1" : condition.sql) +
                              " FROM counsel_decision AS d WHERE d.id = ?");
  condition.start(row);
  const auto made_at = [&](std::int64_t decision) -> std::optional<std::string> {
    row.start();  // which leaves the other parameters as they are
    row.bind(static_cast<int>(condition.values.size()) + 1, decision);
    if (!row.step()) throw misleading_index();
    if (row.integer(1) == 0) return std::nullopt;
    return row.text(0);
  };
  MentionedDecisions mentioned(database, mentions, filter.since, filter.before, made_at);
  Listing listing(filter);
  while (!listing.is_full()) {
    const auto decision = mentioned.next();
    if (!decision) break;
    listing.add(sound_record(database, *decision));
  }
  return listing.take();
}

}  // namespace

Result<std::vector<DecisionRecord>> DecisionLog::list(const DecisionFilter& filter) {
  return base_.attempt("list the decisions in", [&] {
    LogReading reading(base_);
    const std::vector<Mention> mentions = mentions_of(filter);
    return mentions.empty() ? list_by_columns(reading.database(), filter)
                            : list_by_mentions(reading.database(), filter, mentions);
  });
}

}  // namespace counsel::kb
