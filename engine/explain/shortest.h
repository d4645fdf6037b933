// engine/explain/shortest.h
// Which of the ways to derive a row its shortest proof goes by.
//
// Measure: the height of a proof, in steps from the row down to what rests on nothing; then its size, counted as a
// tree,
//          so that what is used twice counts twice; then the rule by its id (which is by name), its alternative and
//          head, and the values of its variables. A step is a rule that an author wrote, or evidence that adds up; the
//          rows it rests on are those of its conditions without `not`. What stands in `not`, in an aggregate and in
//          `every` is of the same words in any proof, and takes no part; neither does what only passes a value on.
// Method:  a row's proof is made of the shortest proofs of its premises: each row has one proof, wherever it is used.
//          So the measure is a least fixpoint (Knuth 1977, "A generalization of Dijkstra's algorithm"), where the least
//          number of different rows would be NP-hard to find. Premises are lower than the row in the model's heights
//          (model.h), so a proof comes to an end, and each row within reach is looked at once, without recursion.
// Cost:    one join for each row within reach of what is asked. From kMostWays ways on, lengths are no longer compared:
//          the way is then the lowest in the model's heights, then by rule, alternative, head and values.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/explain/grounds.h"
#include "engine/explain/shared_work.h"

namespace counsel::explain {

/// Whether the row holds by its premise and no reason besides: a value taken over, or an attribute known by its answer.
bool is_taken_over(const eval::Derivation& derivation, const Grounds& grounds);

/// What an uncertain row adds up from: evidence and statements of it, as rows.
std::vector<Row> adds_up_from(RelationId relation, RowId row, const Grounds& grounds);

class ShortestProofs {
 public:
  static constexpr std::size_t kMostWays = 10'000;

  ShortestProofs(const Grounds& grounds, eval::Matcher& matcher);

  /// Every way in which a rule derives the row from lower ones, that of the shortest proof first. Empty for a fact, and
  /// for what adds up.
  const std::vector<eval::Derivation>& ways(RelationId relation, RowId row);
  /// The same from any rows but those whose shortest proof rests on the row itself; a fact has ways, too.
  std::vector<eval::Derivation> all_ways(RelationId relation, RowId row);

  /// The number of ways to derive the row and all that is within its reach, as a tree has it; at most kMostWays.
  /// Requires: its ways were asked for.
  std::uint64_t ways_within(Row row) const;
  /// Lengths are no longer compared.
  bool is_at_its_limit() const { return seen_ways_ >= kMostWays; }

 private:
  struct Reached {
    std::vector<eval::Derivation> own;                   // of a row that answers could change
    FixedWays* fixed = nullptr;                          // … and of another one
    const std::vector<eval::Derivation>* ways = nullptr;  // of either
    ProofLength length;
    std::uint64_t ways_within = 0;
    bool measured = false;
  };

  void find_ways(Row row, Reached& reached);
  void look_at(Row goal);
  std::vector<Row> premises_of(Row row, const Reached& reached) const;
  std::vector<Row> shown_premises(const eval::Derivation& way) const;
  void measure(Row row, Reached& reached);
  void measure_fixed(Reached& reached);
  void count_ways(Row row, Reached& reached) const;
  void sort(std::vector<eval::Derivation>& ways) const;
  bool is_stated(Row row) const;
  ProofLength length_of(Row row) const;
  ProofLength length_over(const std::vector<Row>& premises) const;
  ProofLength length_of(const eval::Derivation& way) const;
  bool rests_on(Row from, Row goal);

  const Grounds& grounds_;
  eval::Matcher& matcher_;
  bool shares_;
  std::unordered_map<Row, Reached, RowHash> reached_;  // of those that rules derive
  std::size_t seen_ways_ = 0;
};

}  // namespace counsel::explain
