// engine/eval/plan.h
// How a rule base runs: for each stratum the rule bodies as steps over registers, in the order they are taken.
//
// Shape:  a body is a conjunction. Its steps run in order, each once for every way the steps before it hold; where
//         all hold, the heads are emitted. Registers are the rule's variables by VariableId, then its constants.
//         A step that looks at all the ways in which something holds has bodies of its own, its blocks, over the
//         same registers; all steps of a body, those in blocks too, are numbered, and `first` says from where.
// Order:  relations by RelationId, strata as the Program has them, pipelines by rule and alternative.
// Source: semi-naive evaluation (Bancilhon 1986): a recursive rule runs in each round once per recursive atom, with
//         that atom over the rows of the last round alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/schema.h"
#include "engine/base/value.h"
#include "engine/eval/expression.h"

namespace counsel::eval {

/// Which rows of its relation an atom ranges over.
enum class Range : std::uint8_t {
  complete,  // all: the relation is of an earlier stratum
  present,   // all there were when the round began
  old,       // those there were when the last round began
  fresh,     // those the last round added
};

struct ColumnRegister {
  std::uint32_t column = 0;
  Register reg = 0;
};

/// How the rows for an atom are reached: all of them, through an index, or the one row that is wholly given.
struct Access {
  enum class Method : std::uint8_t { scan, probe, lookup };
  RelationId relation{};
  Range range = Range::complete;
  Method method = Method::scan;
  std::uint32_t index = 0;             // for probe: which of the relation's indexes
  std::vector<ColumnRegister> key;     // for probe and lookup: ascending columns
  std::vector<ColumnRegister> checks;  // columns that must equal a register
};

/// Once for every row that fits.
struct Visit {
  Access access;
  std::vector<ColumnRegister> binds;  // set before the checks are made
  bool once = false;                  // one row is enough: nothing that follows depends on which
  std::uint32_t literal = 0;          // which literal of the alternative it stands for
};

/// Holds where no row fits.
struct Absent {
  Access access;
};

struct Filter {
  Comparison comparison{};
  Expression left, right;
  std::optional<Pattern> pattern;  // what the right side says, for `matches` and its opposite
};

struct Compute {
  Register target = 0;
  Expression expression;
};

struct Block;

/// Which value `count of`, `sum of` … give.
enum class Aggregation : std::uint8_t { count, sum, minimum, maximum, average };

/// Over the distinct bindings of `own` for which some block holds.
struct Aggregate {
  Aggregation function{};
  std::optional<Expression> operand;  // not for count, nor where absent
  bool of_numbers = false;            // the sum of none is 0.0, and not 0
  bool absent = false;                // holds where there is no binding, and gives no value
  std::optional<Register> result;
  bool binds = false;                 // `result`, which is compared otherwise
  bool can_be_undefined = false;
  std::vector<Block> where;
  std::vector<Register> own;
  std::vector<Register> reads;        // variables that are bound outside
};

/// Holds where some block of `has` does for every way in which one of `where` does; or where not, if `negated`.
struct Every {
  std::vector<Block> where, has;
  bool negated = false;
  bool can_be_undefined = false;
  std::vector<Register> reads;  // variables that are bound outside
};

using Step = std::variant<Visit, Absent, Filter, Compute, Aggregate, Every>;

struct Block {
  std::vector<Step> steps;
  std::uint32_t first = 0;  // the number of its first step
};

struct Body {
  std::vector<std::string> variables;  // as the author writes them: `?x`, or the attribute they stand for
  std::vector<Value> constants;        // register `variables.size() + i` holds the i-th
  std::vector<Step> steps;
  std::uint32_t all_steps = 0;         // with those in blocks

  std::size_t registers() const { return variables.size() + constants.size(); }
};

struct PlanHead {
  RelationId relation{};
  std::vector<Register> columns;
  std::uint32_t number = 0;  // which head of the rule
};

struct Pipeline {
  std::string name;            // of the rule
  std::optional<RuleId> rule;  // nothing for what makes an attribute known, and for a query
  std::uint32_t alternative = 0;
  /// The same conditions in one order or several; each round takes the one that looks like the least work.
  std::vector<Body> orders;
  /// Arithmetic without a result is an error where every condition holds that has one, whatever order is fast. So
  /// `orders` pass over it, and where one did, `careful` looks for such a case: it takes all atoms first.
  std::optional<Body> careful;
  std::vector<PlanHead> heads;
};

/// How certain the facts of an uncertain relation are: what is stated, and what rules say for each, added up.
/// Source: EMYCIN's certainty factors (base/points.h).
struct Combination {
  /// What one conclusion of a rule says. Columns: the fact's; the `for each` values; the strength, where none is
  /// given here; how certain the conditions are, where `by_certainty`.
  struct Evidence {
    RelationId relation{};
    std::string rule;
    std::size_t for_each = 0;
    std::optional<double> strength;
    bool by_certainty = false;
  };
  RelationId relation{};
  RelationId stated{};
  std::vector<Evidence> evidence;
};

struct PlanStratum {
  std::vector<RelationId> relations;
  std::vector<RelationId> reads;           // of earlier strata
  std::vector<Pipeline> first;             // the first round
  std::vector<Pipeline> recursive;         // every further one
  std::vector<Combination> combinations;   // after the rounds; nothing in the stratum reads what they make
};

/// A rule's head that yields rows of a relation.
struct Producer {
  RuleId rule{};
  std::uint32_t alternative = 0;
  std::uint32_t head = 0;
};

struct PlanRelation {
  std::string name;
  std::vector<Column> columns;
  bool declared = false;   // by an author, so that facts may be about it
  bool attribute = false;
  bool uncertain = false;  // the last column is a certainty in points; that of a fact is a number in (0, 1]
  std::optional<RelationId> stated;                 // where facts about it go, if not here
  std::optional<RelationId> known_of;               // the attribute that its one row says is known
  std::vector<std::vector<std::uint32_t>> indexes;  // their columns
  std::vector<Producer> producers;                  // by rule, alternative, head
  std::vector<std::vector<Value>> members;          // rows that follow from a declaration
};

struct Plan {
  std::vector<PlanRelation> relations;
  std::vector<PlanStratum> strata;

  const PlanRelation& relation(RelationId id) const { return relations[index(id)]; }
};

/// For `counsel show --stage plan`.
std::string print_plan(const Plan& plan);

}  // namespace counsel::eval
