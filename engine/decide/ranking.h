// engine/decide/ranking.h
// The answer to one decision: its candidates in order, what speaks for and against each, and how firm it is.
//
// Units:  points in millionths of a decibel (`_udb`, int64), so that sums do not depend on their order.
// Order:  candidates by points, then the kind's order; excluded ones last. Contributions by size, then rule name.
// Source: docs/language.md "Certainty"; EMYCIN's certainty factors (van Melle 1979) on a logarithmic scale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/eval/model.h"
#include "engine/lang/program.h"

namespace counsel::decide {

enum class Outcome : std::uint8_t { settled, provisional, undecided, nothing_fits, contradiction };

/// "settled", "provisional", "undecided", "nothing fits", "contradiction"
std::string_view outcome_word(Outcome outcome);

/// One thing a rule says about one candidate; `row` of its evidence relation `evidence` proves it.
struct Contribution {
  RuleId rule{};
  std::uint32_t conclusion = 0;       // index into Rule::conclusions
  std::int64_t points_udb = 0;        // negative for `discourages`; 0 for exclusions and cautions
  std::vector<Value> for_each;        // the values of the conclusion's `for each` variables
  RelationId evidence{};
  RowId row{};
  std::optional<RuleId> overridden_by;
};

struct Candidate {
  std::string name;
  std::string label;
  std::uint32_t rank = 0;             // 1-based; equal points share one. 0: excluded
  bool tied = false;
  std::int64_t points_udb = 0;
  double certainty = 0;               // sign(p)·(1 − 10^(−|p|/10))
  std::vector<Contribution> contributions;
  std::vector<Contribution> exclusions;
  std::vector<Contribution> cautions;
  std::vector<Contribution> overridden;  // what would be said, if no other rule overrode it; counts for nothing
  bool excluded() const { return !exclusions.empty(); }
};

/// An attribute that can have one value and has several; `rows` of its relation prove them.
struct Contradiction {
  RelationId attribute{};
  std::vector<RowId> rows;
};

/// An unanswered question that could still change who leads.
struct OpenQuestion {
  struct Change {
    std::optional<Value> answer;       // nothing: answered with none
    std::vector<std::string> leaders;  // names of who would lead; none where nothing would fit
  };
  RelationId attribute{};
  /// The answers that alone change who leads; empty where only several answers together could.
  std::vector<Change> changes;
};

struct Ranking {
  DecisionId decision{};
  Outcome outcome = Outcome::undecided;
  std::vector<Candidate> candidates;
  bool thinly_supported = false;        // who leads has fewer points than the decision is `confident from`
  std::vector<Contradiction> contradictions;
  std::vector<OpenQuestion> questions;  // the most consequential first
  /// Questions that nobody answered and that some rule for this decision reads, by name.
  std::vector<RelationId> unanswered;

  /// The names of those that share the first rank; none where nothing is recommended.
  std::vector<std::string> leaders() const;
};

/// Of the attribute, where it can have one value and has several. Two answers to a closed question count as well.
std::optional<Contradiction> contradiction(const lang::Program& program, const eval::Model& model, RelationId attribute);
/// Of all attributes.
std::vector<Contradiction> contradictions(const lang::Program& program, const eval::Model& model);

/// Ranks the candidates of one decision by what holds in the model. The outcome is `provisional` where there is a
/// leader; decide.h finds out whether it is settled, and fills in the questions.
/// Errors: as evidence.h.
Result<Ranking> rank(const lang::Program& program, const eval::Model& model, DecisionId decision);

/// The outcome and leaders that `rank` gives, without the rest: for trying many models.
struct Lead {
  Outcome outcome = Outcome::undecided;
  std::vector<std::string> leaders;  // as Ranking::leaders, in the kind's order
};
Result<Lead> lead(const lang::Program& program, const eval::Model& model, DecisionId decision);

}  // namespace counsel::decide
