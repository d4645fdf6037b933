// engine/explain/nearest_change.h
// The fewest moves of answers (decide/moves.h) under which a rule concludes something.
//
// Method: backwards from what is wanted, by iterative deepening. A condition about facts that no answer bears on holds
//         by a row; one about an answer holds already, or takes a move; one about what rules conclude holds by one of
//         them. What cannot be followed so (a `not` over conclusions, aggregates, uncertain facts) is looked up in the
//         model where no move bears on it, and otherwise in a run of the changed case. Where that says no, some answer
//         that it reads has to move.
// Exact:  no change of fewer moves does. A change that leads to undefined arithmetic does not count.
// Order:  changes that only answer open questions come before others of the same size.
// Cost:   mostly no run of the engine at all. Where `kMaxSteps` or `kMaxRuns` do not suffice, the answer says so.
// Errors: limit_reached.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/questions.h"
#include "engine/eval/match.h"
#include "engine/explain/claim.h"
#include "engine/explain/need.h"
#include "engine/explain/supposed_answers.h"

namespace counsel::explain {

inline constexpr std::size_t kMaxMoves = 3;
inline constexpr std::size_t kMaxSteps = 100'000;  // for one rule
inline constexpr std::size_t kMaxRuns = 500;       // of the engine, for one rule

struct NearestChange {
  enum class Search : std::uint8_t {
    found,
    none,      // no change of up to kMaxMoves does
    given_up,  // the search became too long
  };
  Search search = Search::none;
  decide::Change change;          // where it was found …
  std::uint32_t head = 0;         // … by which head …
  std::uint32_t alternative = 0;  // … and alternative of the rule …
  Bindings values;                // … with the values of its variables, as far as they are settled
};

/// A head of a rule with the values that what is wanted gives to its variables.
struct WantedHead {
  std::uint32_t head = 0;
  Values row;
};

class NearestChanges {
 public:
  /// Requires: `model` is what `given` leads to. Both outlive this.
  NearestChanges(const decide::Case& given, const eval::Model& model);

  /// Requires: by none of these heads the rule concludes such a row now.
  Result<NearestChange> find(RuleId rule, std::span<const WantedHead> wanted);

  /// Whether no answer bears on the condition. Comparisons are never called so: their values may be answers.
  bool is_fixed(const lang::Literal& literal) const;
  const SupposedAnswers& answers() const { return answers_; }

 private:
  friend class ChangeSearch;

  /// How a relation can come to have a row.
  struct Ways {
    enum class Source : std::uint8_t {
      fixed,    // no answer bears on it
      answers,  // its rows are answers, and nothing else
      rules,    // … or conclusions
      beyond,   // uncertain: what is said for it is added up
    };
    Source source = Source::fixed;
    std::optional<AnswerClaim> answer;   // the answers that are rows of it
    std::optional<RelationId> value_of;  // `A is known` holds where A has a value
    std::vector<std::pair<RuleId, std::uint32_t>> heads;
  };

  /// What a condition asks for.
  struct Shape {
    enum class Kind : std::uint8_t {
      test,           // a comparison
      row,            // a row that no answer bears on
      absent_row,     // none of these
      nested,         // an aggregate or `every` over such rows
      answer,         // an answer
      absent_answer,  // none
      conclusion,     // what rules conclude, or an answer
      beyond,         // anything else
    };
    Kind kind{};
    std::vector<VariableId> needs;  // variables that have to have a value before it is looked at
  };

  void add_answers(RelationId attribute);
  const Shape& shape(const lang::Literal& literal);
  Shape::Kind kind_of(const lang::Literal& literal) const;
  /// That the attribute has some value, as a condition.
  const lang::Literal& any_value(RelationId attribute);
  const std::vector<std::vector<Value>>& rows(RelationId relation);
  /// The attributes that bear on it.
  const std::vector<RelationId>& reads(RelationId relation);
  /// Of the changed case, until the next run; nothing where that has no result.
  Result<const eval::Model*> run(const decide::Change& change);

  const decide::Case& given_;
  const eval::Model& model_;
  eval::Matcher matcher_;
  SupposedAnswers answers_;
  std::vector<Ways> ways_;  // by RelationId
  bool careful_ = false;    // some arithmetic may have no result
  std::unordered_map<const lang::Literal*, Shape> shapes_;
  std::map<RelationId, lang::Literal> any_values_;
  std::map<RelationId, std::vector<std::vector<Value>>> rows_;
  std::vector<std::vector<RelationId>> reads_;  // by RelationId, once needed
  std::map<decide::Change, std::optional<eval::Model>> runs_;  // the latest; rules that read the same share them
  std::size_t runs_made_ = 0;
};

}  // namespace counsel::explain
