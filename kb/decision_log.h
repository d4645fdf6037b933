// kb/decision_log.h
// The decisions on record in a fact base's file: appended and never changed, but that what they withhold can be
// erased, and the oldest of them deleted (docs/storage.md "Decisions").
//
// Order:  records by id, which is the order in which they came.
// Cost:   appending is one transaction, however many entries it is given: what their contents have in common with those
//         before is stored once. A single record is taken in with one wait for the disk, and filed later, with those after it
//         (arrivals.h). Reading goes by indexes.
// Errors: as fact_base.h. After `append` or `take_in` the records are durable; after an error none of them is there.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kb/bundle.h"
#include "kb/decision.h"
#include "kb/erasure_record.h"
#include "kb/fact_base.h"
#include "kb/log_audit.h"

namespace counsel::kb {

struct DecisionFilter {
  std::optional<std::string> who;
  std::optional<std::string> purpose;
  std::optional<std::string> outcome;
  std::optional<std::string> since;   // ISO 8601: at or after …
  std::optional<std::string> before;  // … and before
  std::vector<Mention> mentions;      // all of them
  std::size_t most = 0;               // the newest so many; 0: all
};

/// A record with all it refers to that is still there.
struct DecisionInFull {
  DecisionRecord record;
  std::string rules, result;
  std::optional<std::string> proof;  // nothing: erased
  std::vector<Withheld> withheld;
  std::vector<DecisionRecord> redactions;  // that erased something of it
};

struct Redaction {
  std::int64_t id = 0;                    // of its record; 0: nothing had anything to erase, so nothing was done
  std::vector<Redacted> redacted;         // by number
  std::vector<std::int64_t> had_nothing;  // decisions that were named, and withheld nothing any more
};

struct Pruning {
  std::int64_t id = 0;         // of its record; 0: nothing was done
  std::optional<Pruned> pruned;  // nothing: there was nothing to prune
  std::int64_t stays = 0;      // the first decision that was made later, and so stays; 0: there is none
  std::int64_t left = 0;       // decisions made before then that stay, since they come after that one
};

class DecisionLog {
 public:
  /// Requires: `base` outlives the log.
  explicit DecisionLog(FactBase& base) : base_(base) {}

  /// The id of the last of them. Requires: there is one.
  Result<std::int64_t> append(std::span<const DecisionEntry> entries);
  Result<std::int64_t> append(const DecisionEntry& entry) { return append(std::span(&entry, 1)); }

  /// The same of one that somebody waits for.
  Result<std::int64_t> take_in(const DecisionEntry& entry);
  /// Whether the next one would have to wait until all that was taken in is filed, so that it is time to do that.
  bool is_full() const { return is_full_; }
  /// The id of the last that is filed.
  Result<std::int64_t> file_arrived();

  /// The newest first, by their times: clocks are set back, so ids may be in another order.
  Result<std::vector<DecisionRecord>> list(const DecisionFilter& filter);

  /// not_found where there is no such record; damaged where something that it refers to is not what was written.
  Result<DecisionInFull> find(std::int64_t id);

  /// Erases everything that these decisions withhold, so that no byte of it is left in the file (secure_erase.h), and puts
  /// that on record in the same transaction. What is named twice counts once. not_found where there is no such record:
  /// nothing is erased then.
  Result<Redaction> redact(const ErasureAct& act, std::span<const std::int64_t> ids);

  /// Deletes the decisions on record up to the first one that was not made before `before` (ISO 8601), with all that no other
  /// refers to, so that no byte of it is left in the file, and puts that on record in the same transaction. Their leaves
  /// are kept. A pruning on record goes only with decisions that come after it. damaged where one of them is not as it was
  /// recorded: nothing is deleted then. What it finds to prune is what `prunable` says.
  Result<Pruning> prune(const ErasureAct& act, const std::string& before);
  Result<Pruning> prunable(const std::string& before);

  /// All that decisions mention of this kind, by name.
  Result<std::vector<std::string>> mentioned(MentionKind kind);

  /// Whether all of it is what was recorded, by these checkpoints and by itself.
  Result<LogAudit> audit(const std::vector<Checkpoint>& checkpoints);

  /// The decision with all that it rests on, and that it is in the log which the checkpoint was signed for; `signed_text` is
  /// that one's text. not_found where it is not among the records that the checkpoint is of; damaged where the log is not
  /// what it was signed for, or what the decision rests on not what was recorded.
  Result<Bundle> prove(std::int64_t id, const Checkpoint& checkpoint, const std::string& signed_text);

  /// The bytes with these digests, in their order: files of rules. damaged where some are missing or others.
  Result<std::vector<std::string>> contents(std::span<const Digest> of);

 private:
  FactBase& base_;
  bool is_full_ = false;
};

}  // namespace counsel::kb
