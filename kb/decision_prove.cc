// A decision of the log with its proof.
#include <algorithm>

#include "kb/commitments.h"
#include "kb/decision_rows.h"
#include "kb/failure.h"
#include "kb/log_reading.h"
#include "kb/prunings.h"
#include "kb/records.h"
#include "kb/stored_tree.h"

namespace counsel::kb {

namespace {

Failure other_log() {
  return {ErrorKind::damaged, "its decisions are not those that the checkpoint was signed for, or not all of them; "
                              "`counsel audit verify` says which"};
}

/// The leaves of the records that the checkpoint is of.
std::vector<Digest> signed_leaves(Database& database, const Checkpoint& checkpoint) {
  const std::int64_t pruned = pruned_up_to(database);
  std::vector<Digest> leaves;
  for (const auto& kept : stored_leaves(database, std::min(pruned, static_cast<std::int64_t>(checkpoint.size)))) {
    if (!kept) throw other_log();
    leaves.push_back(*kept);
  }
  auto rows = database.prepare(std::string(kSelectDecision) + " WHERE d.id > ? ORDER BY d.id");
  rows.start(pruned);
  while (leaves.size() < checkpoint.size && rows.step()) leaves.push_back(leaf_of(read_decision(rows)));
  if (leaves.size() != checkpoint.size || root_of(leaves) != checkpoint.root) throw other_log();
  return leaves;
}

std::vector<Fact> facts_then(Database& database, const std::vector<StoredRelation>& relations,
                           const DecisionRecord& record) {
  if (!is_answered(record.outcome)) return {};
  std::vector<Fact> facts = facts_of(held_in(record.facts_version, read_records(database, relations, Extent::all)));
  if (digest_of_facts(facts) != record.facts)
    throw Failure{ErrorKind::damaged, "the facts that the decision was made on are not what they were"};
  return facts;
}

}  // namespace

Result<Bundle> DecisionLog::prove(std::int64_t id, const Checkpoint& checkpoint, const std::string& signed_text) {
  return base_.attempt("prove a decision of", [&] {
    LogReading reading(base_);
    Database& database = reading.database();
    if (id < 1 || static_cast<std::uint64_t>(id) > checkpoint.size)
      throw Failure{ErrorKind::not_found, "the checkpoint is of " + std::to_string(checkpoint.size) +
                                              " decisions, and not of the decision " + std::to_string(id)};
    const std::vector<Digest> leaves = signed_leaves(database, checkpoint);
    DecisionInFull found = read_in_full(database, id);
    Bundle bundle{.record = std::move(found.record),
                  .manifest = std::move(found.rules),
                  .files = {},
                  .fact_files = {},
                  .facts = {},
                  .result = std::move(found.result),
                  .proof = std::nullopt,
                  .withheld = std::move(found.withheld),
                  .inclusion = inclusion_proof(static_cast<std::uint64_t>(id) - 1, leaves),
                  .checkpoint = signed_text};
    const Manifest files = read_manifest(bundle.manifest).value_or(Manifest());
    for (const Digest& file : digests_of(files.rule_files)) bundle.files.push_back(needed_content(database, file));
    for (const Digest& file : digests_of(files.fact_files)) bundle.fact_files.push_back(needed_content(database, file));
    bundle.facts = facts_then(database, reading.relations(), bundle.record);
    if (!withholds(bundle.record)) bundle.proof = needed_content(database, bundle.record.proof);
    return bundle;
  });
}

}  // namespace counsel::kb
