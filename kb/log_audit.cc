#include "kb/log_audit.h"

#include <algorithm>
#include <span>

#include "engine/base/check.h"
#include "kb/arrivals.h"
#include "kb/column_lists.h"
#include "kb/decision_log.h"
#include "kb/decision_rows.h"
#include "kb/failure.h"
#include "kb/finding_tally.h"
#include "kb/log_contents.h"
#include "kb/log_indexes.h"
#include "kb/log_verify.h"
#include "kb/merkle.h"
#include "kb/prunings.h"
#include "kb/session.h"
#include "kb/stored_tree.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kCountDecisions = "SELECT count(*) FROM counsel_decision";

class RecordsAudit {
 public:
  RecordsAudit(Database& database, const std::vector<Checkpoint>& checkpoints, LogContents& contents, ColumnLists& lists)
      : database_(database), checkpoints_(checkpoints), contents_(contents), lists_(lists) {}

  LogAudit run() {
    note_prunings();
    read_records();
    compare_stored();
    compare_checkpoints();
    return std::move(audit_);
  }

  /// How many were read.
  std::int64_t decisions() const { return decisions_; }

 private:
  /// Of what was pruned the stored leaves stand for the records.
  void note_prunings() {
    prunings_ = prunings(database_);
    if (const PruningOnRecord* last = last_of(prunings_)) {
      audit_.pruned = last->pruned.last;
      audit_.pruning = last->record.id;
    }
    leaves_ = stored_leaves(database_, audit_.pruned);
  }

  void read_records() {
    const auto most = std::max(audit_.pruned + database_.number(kCountDecisions), count_leaves(database_));
    FindingTally stray, returned;
    auto rows = database_.prepare(std::string(kSelectDecision) + " ORDER BY d.id");
    while (rows.step()) {
      ++decisions_;
      const auto id = rows.integer(0);
      if (id < 1 || id > most) {
        stray.at(id);
      } else if (id <= audit_.pruned) {
        returned.at(id);
      } else {
        leaves_.resize(static_cast<std::size_t>(id) - 1);  // nothing for those that are missing
        leaves_.push_back(leaf_in(rows));
      }
    }
    filed_ = leaves_.size();
    read_arrived();
    stray.add_to(audit_.findings, "has a number that no decision can have");
    returned.add_to(audit_.findings, "is there again, after a pruning on record deleted it");
    audit_.agrees.resize(checkpoints_.size());
    note_checkpoints();
    for (const auto& leaf : leaves_) {
      if (!leaf) break;
      tree_.append(*leaf);
      note_checkpoints();
    }
    audit_.now = {tree_.size(), tree_.root()};
  }

  /// Those that are not filed have the numbers after those that are, and no digest stored.
  void read_arrived() {
    FindingTally other, misplaced;
    std::int64_t id = tree_size(database_);
    for (const auto& arrival : read_arrivals(database_)) {
      ++id;
      if (!arrival) {
        other.at(id);
      } else if (id <= static_cast<std::int64_t>(leaves_.size())) {
        misplaced.at(id);
      } else {
        const DecisionRecord record = record_of(arrival->entry, id);
        contents_.add(record, arrival->entry);
        leaves_.resize(static_cast<std::size_t>(id) - 1);
        leaves_.push_back(leaf_of(record));
      }
    }
    other.add_to(audit_.findings, "arrived and is not filed yet, and is not as it was recorded");
    misplaced.add_to(audit_.findings, "arrived and is not filed yet, and there is another of its number");
  }

  /// Nothing where the row cannot have been written by a decision.
  std::optional<Digest> leaf_in(const Statement& row) {
    try {
      const DecisionRecord record = read_decision(row);
      contents_.add(record);
      lists_.add(record);
      return leaf_of(record);
    } catch (const Failure& failure) {
      if (failure.kind != ErrorKind::damaged) throw;
      return std::nullopt;
    }
  }

  void note_checkpoints() {
    for (std::size_t i = 0; i < checkpoints_.size(); ++i)
      if (checkpoints_[i].size == tree_.size() && checkpoints_[i].root == tree_.root()) {
        audit_.agrees[i] = true;
        audit_.covered = std::max(audit_.covered, checkpoints_[i].size);
      }
  }

  /// The leaves with the records; where those agree every level above with the one below.
  void compare_stored() {
    FindingTally other, lost, unkept, unstored, misstored;
    const auto compare = [&](std::uint64_t at, const std::optional<Digest>& stored) {
      const auto id = static_cast<std::int64_t>(at) + 1;
      const auto leaf = at < leaves_.size() ? leaves_[at] : std::nullopt;
      if (!leaf)
        (id > audit_.pruned ? lost : unkept).at(id);
      else if (!stored)
        unstored.at(id);
      else if (*stored != *leaf)
        (at < audit_.covered ? misstored : other).at(id);
    };
    for_each_stored(database_, 0, filed_, compare);
    const std::size_t before = audit_.findings.size();
    unkept.add_to(audit_.findings, "is pruned, and the digest that was kept of it is missing");
    lost.add_to(audit_.findings, "is missing");
    other.add_to(audit_.findings, "is not as the digest that is stored for it says");
    unstored.add_to(audit_.findings, "has no digest stored for it");
    misstored.add_to(audit_.findings, "is what a checkpoint was signed for, and another digest is stored for it");
    compare_kept();
    if (audit_.findings.size() > before) return;
    std::vector<Digest> leaves;
    leaves.reserve(filed_);
    for (const auto& leaf : std::span(leaves_).first(filed_)) leaves.push_back(*leaf);
    compare_subtrees(database_, std::move(leaves), audit_.findings);
  }

  /// The leaves of what was pruned with what prunings say of them.
  void compare_kept() {
    std::vector<Checkpoint> said;
    for (const PruningOnRecord& each : prunings_) said.push_back({static_cast<std::uint64_t>(each.pruned.last), each.pruned.root});
    const auto kept = std::span(leaves_).first(static_cast<std::size_t>(audit_.pruned));
    const auto bad = find_bad_record(kept, said, stored_);
    if (!bad)
      audit_.findings.push_back({1, audit_.pruned, "prunings on record contradict each other"});
    else if (*bad && is_kept(**bad))
      audit_.findings.push_back(finding(**bad, "the digest that is kept of it is not what it was when it was pruned"));
  }

  /// Of what is missing that is said already.
  bool is_kept(const BadRecord& bad) const {
    return std::all_of(leaves_.begin() + static_cast<std::ptrdiff_t>(bad.first),
                       leaves_.begin() + static_cast<std::ptrdiff_t>(bad.last) + 1, [](const auto& leaf) { return leaf.has_value(); });
  }

  void compare_checkpoints() {
    if (std::ranges::count(audit_.agrees, false) == 0) return;
    const auto size = static_cast<std::int64_t>(leaves_.size());
    const auto longest = static_cast<std::int64_t>(std::ranges::max(checkpoints_, {}, &Checkpoint::size).size);
    std::vector<LogFinding> found = {first_bad()};
    if (longest > size)
      found.push_back({size + 1, longest,
                       longest == size + 1 ? "is missing at the end, and a checkpoint was signed with it"
                                           : "are missing at the end, and a checkpoint was signed with them"});
    if (found.size() == 2 && found[0].first > size) found.erase(found.begin());
    audit_.findings.insert(audit_.findings.begin(), found.begin(), found.end());
  }

  LogFinding first_bad() {
    const auto bad = find_bad_record(leaves_, checkpoints_, stored_);
    if (!bad) return {0, 0, bad.error().message};
    COUNSEL_CHECK(bad->has_value(), "a log that a checkpoint does not agree with has a bad record");
    const bool is_pruned = static_cast<std::int64_t>((*bad)->last) < audit_.pruned;
    return finding(**bad, std::string(is_pruned ? "the digest that is kept of it " : "") + "is not what a checkpoint was signed for");
  }

  static LogFinding finding(const BadRecord& bad, std::string what) {
    return {static_cast<std::int64_t>(bad.first) + 1, static_cast<std::int64_t>(bad.last) + 1, std::move(what)};
  }

  Database& database_;
  const std::vector<Checkpoint>& checkpoints_;
  LogContents& contents_;
  ColumnLists& lists_;
  std::int64_t decisions_ = 0;
  const StoredDigests stored_ = stored_digests(database_);
  std::vector<PruningOnRecord> prunings_;
  std::vector<std::optional<Digest>> leaves_;
  std::size_t filed_ = 0;  // so many of them are not of what has arrived alone
  Frontier tree_;
  LogAudit audit_;
};

}  // namespace

Result<LogAudit> DecisionLog::audit(const std::vector<Checkpoint>& checkpoints) {
  return base_.attempt("verify the decisions in", [&] {
    Session session(base_.database_, Transaction::Mode::read);
    LogContents contents;
    ColumnLists lists;
    RecordsAudit records(base_.database_, checkpoints, contents, lists);
    LogAudit audit = records.run();
    audit.erased = contents.compare(base_.database_, session.relations(), audit.findings);
    compare_indexes(base_.database_, {records.decisions(), contents.contents(), contents.withheld()}, audit.findings);
    // Of records that are gone or edited it is said already.
    if (audit.findings.empty()) lists.compare(base_.database_, audit.findings);
    return audit;
  });
}

}  // namespace counsel::kb
