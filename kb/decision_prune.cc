// Deleting the oldest decisions.
//
// What goes is a prefix of the log, so that one number says what is gone. Each record is compared with its leaf before it
// goes: nobody gets rid of an edited or a missing record by pruning.
#include <array>
#include <set>

#include "kb/arrivals.h"
#include "kb/commitments.h"
#include "kb/decision_rows.h"
#include "kb/digest_column.h"
#include "kb/failure.h"
#include "kb/log_appender.h"
#include "kb/log_reading.h"
#include "kb/mention_blocks.h"
#include "kb/merkle.h"
#include "kb/prunings.h"
#include "kb/secure_erase.h"
#include "kb/session.h"
#include "kb/stored_tree.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kAfter = " WHERE d.id > ? ORDER BY d.id";
constexpr std::string_view kCountLeft =
    "SELECT count(*) FROM counsel_decision WHERE id > ? AND made_at < ? AND outcome <> 'pruned'";

constexpr std::string_view kReferences = "SELECT rules, result, proof FROM counsel_decision WHERE id ";
constexpr std::string_view kGone = "BETWEEN ? AND ?";
constexpr std::string_view kStaying = "NOT BETWEEN ? AND ?";

constexpr std::string_view kDeleteContent = "DELETE FROM counsel_content WHERE digest = ?";
constexpr std::array<std::string_view, 2> kDeleteDecisions = {
    "DELETE FROM counsel_withheld WHERE decision BETWEEN ? AND ?",
    "DELETE FROM counsel_decision WHERE id BETWEEN ? AND ?",
};
constexpr std::string_view kDeleteTerms = "DELETE FROM counsel_term WHERE id NOT IN (SELECT term FROM counsel_mention)";
constexpr std::array<std::string_view, 5> kTables = {"counsel_decision", "counsel_content", "counsel_withheld",
                                                     "counsel_term", "counsel_mention"};

Failure not_sound(const std::string& what) {
  return {ErrorKind::damaged, what + ", and nothing is pruned; `counsel audit verify` says more"};
}

using Leaves = std::vector<std::optional<Digest>>;

Digest root_of_first(const Leaves& leaves, std::int64_t size) {
  Frontier tree;
  while (static_cast<std::int64_t>(tree.size()) < size) {
    if (tree.size() >= leaves.size() || !leaves[tree.size()]) throw not_sound("the digest that is kept of a decision is missing");
    tree.append(*leaves[tree.size()]);
  }
  return tree.root();
}

/// How many decisions are gone already, whose leaves are as they were.
std::int64_t gone_already(const std::vector<PruningOnRecord>& prunings, const Leaves& leaves) {
  const PruningOnRecord* last = last_of(prunings);
  if (last == nullptr) return 0;
  if (root_of_first(leaves, last->pruned.last) != last->pruned.root)
    throw not_sound("the digests that are kept of decisions are not what they were");
  return last->pruned.last;
}

Pruning plan(Database& database, const std::string& before) {
  const Leaves leaves = stored_leaves(database, count_leaves(database));
  const std::int64_t gone = gone_already(prunings(database), leaves);
  std::int64_t id = gone, last = gone;
  Pruning plan;
  auto rows = database.prepare(std::string(kSelectDecision).append(kAfter));
  rows.start(gone);
  while (rows.step()) {
    const DecisionRecord record = read_decision(rows);
    if (record.act.when >= before) {
      plan.stays = record.id;
      break;
    }
    if (record.id != ++id) throw not_sound("decision " + std::to_string(id) + " is missing");
    const auto at = static_cast<std::size_t>(id) - 1;
    if (at >= leaves.size() || leaves[at] != leaf_of(record))
      throw not_sound("decision " + std::to_string(id) + " is not as it was recorded");
    if (record.outcome != kPruned) last = id;
  }
  if (last > gone) plan.pruned = Pruned{gone + 1, last, root_of_first(leaves, last), before};
  auto left = database.prepare(kCountLeft);
  left.start(last, std::string_view(before));
  if (left.step()) plan.left = left.integer(0);
  return plan;
}

/// Gives `visit` the digests of all that those decisions refer to which are gone, or those which stay.
template <class Visit>
void for_each_reference(Database& database, const Pruned& pruned, std::string_view which, const Visit& visit) {
  std::set<Digest> manifests;
  auto rows = database.prepare(std::string(kReferences).append(which));
  rows.start(pruned.first, pruned.last);
  while (rows.step()) {
    for (const int column : {0, 1, 2}) visit(digest_in(rows, column));
    if (const Digest manifest = digest_in(rows, 0); manifests.insert(manifest).second)
      for (const Digest& file : files_in_manifest(needed_content(database, manifest))) visit(file);
  }
}

/// Those that nothing else refers to. Requires: the decisions are still there.
void delete_contents(Database& database, const Pruned& pruned) {
  std::set<Digest> gone;
  for_each_reference(database, pruned, kGone, [&](const Digest& digest) { gone.insert(digest); });
  for_each_reference(database, pruned, kStaying, [&](const Digest& digest) { gone.erase(digest); });
  auto remove = database.prepare(kDeleteContent);
  for (const Digest& digest : gone) remove.run(Bytes{bytes_of(digest)});
}

}  // namespace

Result<Pruning> DecisionLog::prunable(const std::string& before) {
  return base_.attempt("look for old decisions in", [&] {
    LogReading reading(base_);
    return plan(reading.database(), before);
  });
}

Result<Pruning> DecisionLog::prune(const ErasureAct& act, const std::string& before) {
  return base_.attempt("prune the decisions in", [&] {
    Database& database = base_.database_;
    SecureErase erase(database);
    Session session(database, Transaction::Mode::write);
    file_arrivals(database);
    Pruning done = plan(database, before);
    if (!done.pruned) return done;
    delete_contents(database, *done.pruned);
    for (const std::string_view sql : kDeleteDecisions) database.prepare(sql).run(done.pruned->first, done.pruned->last);
    forget_mentions(database, done.pruned->last);
    database.execute(kDeleteTerms);
    for (const std::string_view table : kTables) erase.write_anew(table);
    erase.clear_free_pages();
    const DecisionEntry entry = pruning_entry(act, *done.pruned);
    done.id = file_entries(database, std::span(&entry, 1));
    erase.commit(session.transaction);
    return done;
  });
}

}  // namespace counsel::kb
