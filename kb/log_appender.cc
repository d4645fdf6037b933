#include "kb/log_appender.h"

#include <string>
#include <unordered_set>
#include <vector>

#include "kb/content_digests.h"
#include "kb/digest_column.h"
#include "kb/failure.h"
#include "kb/mention_index.h"
#include "kb/merkle.h"
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

class Appender {
 public:
  explicit Appender(Database& database);

  /// The id that it has from now on. Requires: the entry outlives this.
  std::int64_t append(const DecisionEntry& entry);

  /// Writes what is not written yet.
  void finish();

 private:
  void keep(const Digest& digest, const std::string& bytes);
  void add_leaf(const Digest& leaf);

  Frontier tree_;
  std::vector<std::vector<Digest>> subtrees_;  // to be written, by level: the last ones of the tree
  Statement decision_, subtree_, content_, withheld_;
  MentionIndex mentions_;
  ContentDigests digests_;
  std::unordered_set<Digest, HashOfDigest> kept_;
};

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
  for (const Mention& each : entry.mentions) mentions_.add(each.kind, each.name, entry.act.when, record.id);
  mentions_.add(MentionKind::who, entry.act.who, entry.act.when, record.id);
  mentions_.add(MentionKind::outcome, entry.outcome, entry.act.when, record.id);
  add_leaf(leaf_of(record));
  return record.id;
}

void Appender::finish() {
  mentions_.finish();
  for (std::size_t level = 0; level < subtrees_.size(); ++level) {
    auto number = static_cast<std::int64_t>((tree_.size() >> level) - subtrees_[level].size());
    for (const Digest& each : subtrees_[level]) subtree_.run(static_cast<std::int64_t>(level), number++, Bytes{bytes_of(each)});
  }
}

void Appender::keep(const Digest& digest, const std::string& bytes) { content_.run(Bytes{bytes_of(digest)}, Bytes{bytes}); }

void Appender::add_leaf(const Digest& leaf) {
  const auto note = [&](std::size_t level, const Digest& subtree) {
    if (level == subtrees_.size()) subtrees_.emplace_back();
    subtrees_[level].push_back(subtree);
  };
  note(0, leaf);
  std::size_t level = 0;
  for (const Digest& completed : tree_.append(leaf)) note(++level, completed);
}

}  // namespace

std::int64_t file_entries(Database& database, std::span<const DecisionEntry> entries) {
  Appender appender(database);
  std::int64_t last = 0;
  for (const DecisionEntry& entry : entries) last = appender.append(entry);
  appender.finish();
  return last;
}

}  // namespace counsel::kb
