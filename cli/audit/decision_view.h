// cli/audit/decision_view.h
// A decision on record, read back for the reader: from the record alone, whatever became of the rules and facts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/render/proof_view.h"
#include "engine/base/result.h"
#include "kb/commitments.h"
#include "kb/decision_log.h"

namespace counsel::cli {

struct DecisionView {
  kb::DecisionRecord record;
  std::string rules;  // the name of the rule base
  std::vector<kb::ListedFile> fact_files;
  ProofView proof;    // with the ranking, the question and the answers; those that were erased say so

  bool thinly_supported = false;
  std::vector<std::string> open;        // attributes whose answers could have changed who leads
  std::vector<std::string> unanswered;  // all that were open
  std::vector<std::string> fired, nearly_fired, not_read;  // rules

  // Of a decision that failed; nothing where that was erased.
  std::optional<std::vector<std::string>> asked;  // the words that were typed
  std::optional<std::string> said;

  std::vector<kb::DecisionRecord> redactions;  // that erased something of it
  std::vector<kb::Redacted> redacted;          // of a redaction: what it erased
  std::optional<kb::Pruned> pruned;            // of a pruning: what it deleted

  bool failed() const { return record.outcome == kb::kFailed; }
  bool is_erasure() const { return kb::is_erasure(record.outcome); }
};

/// The answers of a record. `otherwise` stands for what is not among those withheld. Throws: Malformed (read_json.h).
std::vector<GivenView> given_on_record(std::string_view answers, const std::vector<kb::Withheld>& withheld,
                                       const std::string& otherwise);

/// Errors: damaged, where a text of the record is not what it should be.
Result<DecisionView> decision_view(const kb::DecisionInFull& decision);

}  // namespace counsel::cli
