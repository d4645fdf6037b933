#include "kb/log_appender.h"

#include "kb/digest_column.h"
#include "kb/failure.h"
#include "kb/stored_tree.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kInsertDecision =
    "INSERT INTO counsel_decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertContent = "INSERT OR IGNORE INTO counsel_content VALUES (?, ?)";
constexpr std::string_view kInsertWithheld = "INSERT INTO counsel_withheld VALUES (?, ?, ?, ?)";
constexpr std::string_view kSelectSubtree = "SELECT digest FROM counsel_tree WHERE level = ? AND number = ?";
constexpr std::string_view kInsertSubtree = "INSERT INTO counsel_tree VALUES (?, ?, ?)";

/// The right edge of the tree over the records so far, from the subtrees that are stored.
Frontier read_frontier(Database& database) {
  const auto size = static_cast<std::uint64_t>(tree_size(database));
  auto row = database.prepare(kSelectSubtree);
  std::vector<Digest> subtrees;
  for (int level = 63; level-- > 0;) {
    if ((size >> level & 1) == 0) continue;
    row.start(std::int64_t{level}, static_cast<std::int64_t>((size >> level) - 1));
    if (!row.step()) throw Failure{ErrorKind::damaged, "a digest of the log of decisions is missing"};
    subtrees.push_back(digest_in(row, 0));
  }
  return *Frontier::of(size, std::move(subtrees));
}

}  // namespace

Appender::Appender(Database& database)
    : tree_(read_frontier(database)),
      decision_(database.prepare(kInsertDecision)),
      subtree_(database.prepare(kInsertSubtree)),
      content_(database.prepare(kInsertContent)),
      withheld_(database.prepare(kInsertWithheld)),
      mentions_(database) {}

std::int64_t Appender::append(const DecisionEntry& entry) {
  const DecisionRecord record = record_of(entry, static_cast<std::int64_t>(tree_.size()) + 1,
                                          [this](std::string_view bytes) { return digests_.of(bytes); });
  if (kept_.insert(record.rules).second) {
    keep(record.rules, entry.rules->manifest);
    for (const RuleText::File& file : entry.rules->files) keep(file.digest, file.bytes);
  }
  if (kept_.insert(record.result).second) keep(record.result, entry.result);
  if (!entry.proof.empty() && kept_.insert(record.proof).second) keep(record.proof, entry.proof);
  decision_.run(record.id, record.act.when, record.act.who, record.purpose, record.program, record.decision,
                record.outcome, record.leaders, record.facts_version, Bytes{bytes_of(record.facts)},
                Bytes{bytes_of(record.rules)}, record.answers, Bytes{bytes_of(record.result)},
                Bytes{bytes_of(record.proof)});
  for (const Withheld& each : entry.withheld) withheld_.run(record.id, each.part, Bytes{each.salt}, Bytes{each.bytes});
  for (const Mention& each : entry.mentions) mentions_.add(each, entry.act.when, record.id);
  add_leaf(leaf_of(record));
  return record.id;
}

void Appender::finish() { mentions_.finish(); }

void Appender::keep(const Digest& digest, const std::string& bytes) { content_.run(Bytes{bytes_of(digest)}, Bytes{bytes}); }

void Appender::add_leaf(const Digest& leaf) {
  subtree_.run(std::int64_t{0}, static_cast<std::int64_t>(tree_.size()), Bytes{bytes_of(leaf)});
  std::int64_t level = 0;
  for (const Digest& completed : tree_.append(leaf)) {
    ++level;
    subtree_.run(level, static_cast<std::int64_t>((tree_.size() >> level) - 1), Bytes{bytes_of(completed)});
  }
}

}  // namespace counsel::kb
