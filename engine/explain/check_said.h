// engine/explain/check_said.h
// Whether what rules say about candidates and uncertain facts is all of it, comes to its points, and is not overridden:
// private to check_proof.cc.
//
// Errors: what is wrong, in words; empty where nothing is.
#pragma once

#include <string>
#include <vector>

#include "engine/explain/naive_model.h"
#include "engine/explain/proof.h"

namespace counsel::explain {

/// The attribute or relation that a row is about, whatever is kept apart of it.
RelationId about(RelationId id, const lang::Program& program);

/// Says of a rule or a statement what only follows from one.
bool names_a_rule(const Node& node);

class SaidCheck {
 public:
  SaidCheck(const lang::Program& program, const NaiveModel& model, const Proof& proof)
      : program_(program), model_(model), proof_(proof) {}

  /// Everything that is said about the candidate is there and sums to its points.
  std::string candidate(const Node& node, const CandidateClaim& claim) const;
  /// All evidence for the fact is there and adds up to its certainty.
  std::string combined(const Node& node, const RowClaim& claim) const;
  /// Each premise is a way in which the row holds.
  std::string ways(const Node& node, const RowClaim& claim) const;
  /// Each premise is a value of one attribute, or excludes one candidate.
  std::string several(const Node& node) const;
  /// Whether a row holds since another does that is kept apart from it: what is stated or concluded of an attribute.
  bool gives(const RowClaim& from, const RowClaim& to) const;
  /// The statement and the points of a row's node are those of the row.
  std::string words(const Node& node, const RowClaim& claim) const;

 private:
  struct Said {
    RowClaim row;
    std::int64_t points_udb = 0;
    std::vector<std::string> overridden_by;  // any of these rules; empty where it counts
  };

  std::vector<Said> said_about(const CandidateClaim& claim) const;
  std::vector<RowClaim> best_rows(const lang::RuleConclusion& conclusion, std::span<const Value> subject) const;
  void set_aside(std::vector<Said>& all) const;
  const lang::RuleConclusion* conclusion_of(RelationId evidence) const;

  const lang::Program& program_;
  const NaiveModel& model_;
  const Proof& proof_;
};

}  // namespace counsel::explain
