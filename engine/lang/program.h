// engine/lang/program.h
// A checked rule base: every name resolved, every type known, every variable bound, strata in order.
//
// Shape:  ids index the vectors here. Conditions are in disjunctive form: a rule holds where one of its
//         alternatives holds. Everything that can hold is a relation: an attribute has one column; that an
//         attribute is known, which candidates there are and what a rule says for one are relations too (Role).
// Order:  kinds, relations and rules by name (rules of one name do not exist), so that ids do not depend on
//         files. Alternatives, literals and conclusions as written.
// INVARIANT: safe: in every alternative each variable of a head, a negated literal or a comparison is bound by a
//         positive literal or by an `=` whose other side is bound. compile.cc relies on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

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
  evidence,   // what one conclusion of a rule says: candidate, `for each` values…, strength where it is a variable
};

struct Attribute {
  enum class Holds : std::uint8_t { one, many };
  Holds holds = Holds::one;
  bool asked = false;  // has `ask`: open until answered. Otherwise closed: what does not follow is false
  std::string question;
  std::vector<std::pair<Value, std::string>> value_labels;
  std::optional<Value> from, to;  // inclusive
  RelationId known{};             // its Role::known relation; rows: none or one
};

struct Relation {
  std::string name;
  std::vector<Column> columns;
  Role role = Role::relation;
  std::optional<Attribute> attribute;  // for Role::attribute
  std::optional<RelationId> of;        // for Role::known: the attribute
  std::optional<KindId> kind;          // for Role::members
  std::optional<RuleId> rule;          // for Role::evidence …
  std::uint32_t conclusion = 0;        // … and which of its conclusions
  Span span;
};

struct Decision {
  std::string name;
  KindId candidates{};
  RelationId members{};  // Role::members of that kind
  std::string question;
  Span span;
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

/// Arithmetic over variables and constants.
struct Arithmetic {
  Operator op = Operator::leaf;
  Term leaf;  // variable or value, for Operator::leaf
  std::vector<Arithmetic> operands;
  Span span;
};

/// Holds where the comparison does; `=` with one unbound variable alone on a side binds it.
struct Test {
  Comparator comparator{};
  Arithmetic left, right;
  Span span;
};

using Literal = std::variant<Atom, Test>;

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
  // For every verb but `implies`:
  DecisionId decision{};
  RelationId evidence{};                // the relation its heads fill
  std::optional<double> strength;       // suggests, discourages: 0 < s < 1; nothing where a variable gives it
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
  std::string name;
  std::string label;  // the name where none is given
  std::vector<Variable> variables;
  std::vector<Alternative> alternatives;
  std::vector<Head> heads;
  std::vector<RuleConclusion> conclusions;
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
  std::vector<StatedFact> facts;  // by relation, values, place
  std::vector<Example> examples;  // in order of place
  std::vector<Stratum> strata;    // every relation is in exactly one

  /// The relation or attribute of that name that an author declared.
  std::optional<RelationId> find_relation(std::string_view name) const;
  std::optional<KindId> find_kind(std::string_view name) const;
  std::optional<RuleId> find_rule(std::string_view name) const;
  std::optional<DecisionId> find_decision(std::string_view name) const;
  /// The member that `spelling` names, by its name or an `also` spelling.
  const Kind::Member* find_member(KindId kind, std::string_view spelling) const;

  const Relation& relation(RelationId id) const { return relations[index(id)]; }
  const Rule& rule(RuleId id) const { return rules[index(id)]; }
  const Kind& kind(KindId id) const { return kinds[index(id)]; }
};

/// What stored facts may be about: the declared relations, and the kinds. Attributes belong to a case.
Schema schema_of(const Program& program);

}  // namespace counsel::lang
