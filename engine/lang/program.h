// engine/lang/program.h
// A checked rule base: every name resolved, every type known, every variable bound, strata in order.
//
// Shape:  ids index the vectors here. Conditions are in disjunctive form: a rule holds where one of its
//         alternatives holds. Everything that can hold is a relation: an attribute has one column; that an
//         attribute is known, which candidates there are and what a rule says for one are relations too (Role).
// Order:  kinds, relations and rules by name (rules of one name do not exist), so that ids do not depend on
//         files. Alternatives, literals and conclusions as written. What the checker adds comes after what was written.
// INVARIANT: safe: in every alternative each variable of a head, a negated literal or a comparison is bound by a
//         positive literal or by an `=` whose other side is bound. compile.cc relies on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/box.h"
#include "engine/base/fact.h"
#include "engine/base/ids.h"
#include "engine/base/schema.h"
#include "engine/base/value.h"
#include "engine/lang/syntax.h"

namespace counsel::lang {

struct Document {
  std::string id;
  std::string title;
  Span span;
};

struct Kind {
  struct Member {
    std::string name;
    std::string label;  // how it is shown; the name where none is given
    std::vector<std::string> also;
    Span span;
  };
  std::string name;  // of the attribute, for the members listed in its `one of a, b`
  std::vector<Member> members;
  Span span;
};

/// What a relation is for.
enum class Role : std::uint8_t {
  relation,   // declared with `relation`
  attribute,  // declared with `attribute`: one column, `value`
  known,      // no column: the attribute `of` is known
  members,    // one column: the members of a kind, in a candidate's place
  evidence,   // what one conclusion of a rule says: candidate or fact, `for each` values…, then see RuleConclusion
  concluded,  // of an attribute with a default: what answers and rules say, before the default is looked at
  given,      // no column: an attribute with a default needs none
  stated,     // of an uncertain relation: what facts and answers say, before evidence is added up
  query,      // the bindings of a query
};

struct Attribute {
  enum class Holds : std::uint8_t { one, many };
  Holds holds = Holds::one;
  bool asked = false;  // has `ask`: open until answered. Otherwise closed: what does not follow is false
  std::string question;
  std::vector<std::pair<Value, std::string>> value_labels;
  std::optional<Value> from, to;  // inclusive
  std::optional<Value> default_value;
  std::optional<std::int64_t> cost;  // how hard it is to change the answer
  bool fixed = false;                // the answer cannot be changed
  bool personal = false;             // a log must be able to erase the answer
  bool built_in = false;             // `today`
  std::optional<RelationId> concluded;  // its Role::concluded relation, where it has a default: what rules imply goes there
  RelationId known{};                // its Role::known relation; rows: none or one
  RelationId none{};                 // where an answer that there is no value goes: `known`, or Role::given
};

/// `one level per framework, aspect`: rows that agree in the columns `per` and differ in `column` are disputed.
struct OnePer {
  std::uint32_t column = 0;
  std::vector<std::uint32_t> per;  // ascending
};

struct Relation {
  std::string name;
  std::vector<Column> columns;
  Role role = Role::relation;
  /// Rows carry how certain they are in one more column, an integer in millionths of a decibel (points.h); atoms and
  /// heads over it have a term more than there are columns, and facts and answers end in a number in (0, 1].
  bool uncertain = false;
  std::optional<OnePer> one_per;
  std::optional<Attribute> attribute;  // for Role::attribute
  std::optional<RelationId> of;        // for known, concluded, given and stated: what they are about
  /// Where its facts and answers go, if not here: Role::concluded or Role::stated.
  std::optional<RelationId> stated;
  std::optional<KindId> kind;          // for Role::members
  std::optional<RuleId> rule;          // for Role::evidence …
  std::uint32_t conclusion = 0;        // … and which of its conclusions
  Span span;

  std::size_t width() const { return columns.size() + (uncertain ? 1 : 0); }
};

struct Decision {
  std::string name;
  KindId candidates{};
  RelationId members{};  // Role::members of that kind
  std::string question;
  Span span;
  std::int64_t confident_udb = 0;  // a leader with fewer points is thinly supported
};

/// `?_` and every column a call leaves out.
struct Anything {
  auto operator<=>(const Anything&) const = default;
};

using Term = std::variant<VariableId, Value, Anything>;

struct Atom {
  RelationId relation{};
  std::vector<Term> terms;  // one a column
  bool negated = false;
  /// Added by the checker and not written by the author: the known-guard of a negation, the candidate range.
  bool implied = false;
  Span span;
};

/// Arithmetic and text functions over variables and constants.
struct Arithmetic {
  Operator op = Operator::leaf;
  Term leaf;  // variable or value, for Operator::leaf
  std::vector<Arithmetic> operands;
  Span span;
};

/// Holds where the comparison does; `=` with one unbound variable alone on a side binds it, unless it only compares. The
/// right side of `matches` is a text that base/pattern.h takes.
struct Test {
  Comparator comparator{};
  Box<Arithmetic> left, right;
  Span span;
  /// Added by the checker: how certain an alternative is.
  bool implied = false;
  /// A whole number with a number, which may be equal and are never the same value.
  bool only_compares = false;
};

struct Alternative;

/// `?n = count of ?x where (…)`: over the distinct bindings of its own variables. Where there are none, `count` and `sum`
/// are 0 and the others do not hold. An alternative of `where` may read variables of the rule, which are bound outside.
struct Aggregate {
  AggregateFunction function{};
  VariableId result{};
  Box<Arithmetic> operand;            // not for count
  std::vector<Alternative> where;
  std::vector<VariableId> own;        // variables that stand nowhere else in the rule
  /// Holds where there is no binding, and binds nothing: what a comparison with `min`, `max` and `average` leaves open.
  bool absent = false;
  Span span;
};

/// `every ?x where (…) has (…)`: wherever `where` holds, `has` does. Its own variables stand nowhere else in the rule.
/// Those of `has` alone need some value.
struct Every {
  std::vector<Alternative> where, has;
  std::vector<VariableId> own;        // `where`'s first
  bool negated = false;
  Span span;
};

using Literal = std::variant<Atom, Test, Aggregate, Every>;

/// A conjunction: one way for a rule to hold.
struct Alternative {
  std::vector<Literal> literals;
};

/// A fact that follows wherever an alternative holds.
struct Head {
  RelationId relation{};
  std::vector<Term> terms;  // variables or values
  std::uint32_t conclusion = 0;
};

struct RuleConclusion {
  Verb verb{};
  DecisionId decision{};                // for every verb but `implies`
  std::optional<RelationId> about;      // for `implies`: the uncertain relation that it is evidence for
  /// The relation that its heads fill, unless it implies certain facts. Columns: the candidate or the fact's columns;
  /// the `for each` values; the strength, where a variable gives it; how certain the conditions are, where
  /// `by_certainty` (as in an uncertain relation).
  RelationId evidence{};
  std::optional<double> strength;       // 0 < s < 1, or 1 for `implies` without one; nothing where a variable gives it
  bool by_certainty = false;            // the conditions read what is uncertain
  std::vector<VariableId> for_each;
  std::string text;                     // of a caution, with `{…}` to fill in
  Span span;
};

struct Variable {
  std::string name;  // without `?`; empty for one the checker made for an attribute in a comparison
  ColumnType type;
  std::optional<RelationId> attribute;  // whose value it stands for, where the checker made it
  Span span;
};

struct Rule {
  enum class Origin : std::uint8_t {
    written,     // by an author
    dated_fact,  // a fact with `valid from` or `until`
    assumed,     // the default of an attribute
    passed_on,   // what was concluded of an attribute with a default holds
  };
  Origin origin = Origin::written;
  std::string name;
  std::string label;  // the name where none is given
  std::vector<Variable> variables;
  std::vector<Alternative> alternatives;
  std::vector<Head> heads;
  std::vector<RuleConclusion> conclusions;
  std::vector<RuleId> overrides;  // they do not count for a candidate for which this rule holds
  std::string because;  // with `{…}` to fill in; may be empty
  std::vector<Citation> citations;
  Span span;            // of the whole statement
  Span name_span;
};

/// A ground fact written in a rule file.
struct StatedFact {
  RelationId relation{};
  std::vector<Value> values;
  std::vector<Citation> citations;
  Span span;
};

/// `facts R from "edges.csv"`
struct FactFile {
  RelationId relation{};
  std::string path;  // as written: relative to the rule file
  std::vector<Citation> citations;
  Span span;
};

struct Expectation {
  ExpectationSyntax::Form form{};
  bool negated = false;
  std::string subject, other;     // candidates
  std::optional<DecisionId> decision;  // of the subject
  std::int64_t count = 0;
  std::optional<RuleId> rule;
  RelationId relation{};          // for a fact …
  std::vector<Term> terms;        // … values or Anything
  Span span;
};

struct Given {
  RelationId relation{};
  std::vector<Value> values;  // empty for an attribute of many values answered with `none`
  Span span;
};

struct Example {
  std::string name;
  std::string label;
  std::vector<Given> given;
  std::vector<Expectation> expectations;
  Span span;
};

/// A condition that was asked of the rule base: its answers are the different values of its variables wherever it holds.
struct Query {
  std::vector<std::string> variables;  // those with names, in order of first mention
  RelationId relation{};               // whose rows are the answers …
  std::vector<std::uint32_t> columns;  // … and which of its columns holds each variable
  /// Fills the relation, which is then of Role::query and a stratum of its own, the last. Nothing where the condition is
  /// one atom over different variables: its own relation has the answers already.
  std::optional<Rule> rule;
};

/// Relations that depend on each other; later strata depend on earlier ones only.
struct Stratum {
  std::vector<RelationId> relations;
  bool recursive = false;
};

struct Program {
  std::vector<Document> documents;
  std::vector<Kind> kinds;
  std::vector<Relation> relations;
  std::size_t declared = 0;  // relations [0, declared) are the author's, by name; the others follow from them
  std::vector<Decision> decisions;
  std::vector<Rule> rules;
  std::size_t written = 0;        // rules [0, written) are the author's, by name; the others follow from declarations
  std::vector<StatedFact> facts;  // by relation, values, place
  std::vector<FactFile> fact_files;  // by place
  std::vector<Example> examples;  // in order of place
  std::vector<Stratum> strata;    // every relation is in exactly one
  std::optional<Query> query;

  /// The relation or attribute of that name that an author declared.
  std::optional<RelationId> find_relation(std::string_view name) const;
  std::optional<KindId> find_kind(std::string_view name) const;
  std::optional<RuleId> find_rule(std::string_view name) const;
  std::optional<DecisionId> find_decision(std::string_view name) const;
  /// The member that `spelling` names, by its name or an `also` spelling.
  const Kind::Member* find_member(KindId kind, std::string_view spelling) const;

  /// Where what rules imply about the relation goes.
  RelationId concluded(RelationId id) const {
    const auto& attribute = relation(id).attribute;
    return attribute && attribute->concluded ? *attribute->concluded : id;
  }
  /// Where facts and answers about the relation go.
  RelationId stated(RelationId id) const { return relation(id).stated.value_or(id); }

  const Relation& relation(RelationId id) const { return relations[index(id)]; }
  const Rule& rule(RuleId id) const { return rules[index(id)]; }
  const Kind& kind(KindId id) const { return kinds[index(id)]; }
};

/// Whether some rule, or the query, has a condition about the relation.
bool is_read(const Program& program, RelationId relation);

/// What stored facts may be about: the declared relations, and the kinds. Attributes belong to a case. An uncertain
/// relation has its certainty as one more column.
Schema schema_of(const Program& program);

}  // namespace counsel::lang
