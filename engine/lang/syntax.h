// engine/lang/syntax.h
// The syntax tree: what the file says, word for word, before anybody knows what the words name.
//
// `high concurrency` stays a phrase here; the checker reads it (readings.h). Every node has its Span.
// Shape: statements in file order, files in Sources order. Nesting is bounded by the parser (kMaxNesting),
//        so trees may be walked by recursion.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/box.h"
#include "engine/base/ids.h"
#include "engine/base/value.h"

namespace counsel::lang {

inline constexpr int kMaxNesting = 200;

/// A name as written (NFC), or a quoted literal where a name may stand.
struct Word {
  std::string text;
  Span span;
  bool quoted = false;
};

/// One word of a sentence.
struct Item {
  enum class Kind : std::uint8_t { word, quoted, variable, integer, number, date };
  Kind kind = Kind::word;
  std::string text;  // of a word or quoted literal; of a variable without its `?` ("_" matches anything)
  std::int64_t integer = 0;
  double number = 0;
  Date date;
  Span span;
};

enum class Operator : std::uint8_t {
  leaf,
  negate,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  absolute,
  minimum,
  maximum,
  length,
  lower,
  aggregate,  // in the syntax tree alone: the checker makes a literal of it
};

struct AggregateSyntax;

/// Arithmetic and text functions. A leaf that is a word names an attribute.
struct Expression {
  Operator op = Operator::leaf;
  Item leaf;
  std::vector<Expression> operands;
  std::vector<AggregateSyntax> aggregate;  // exactly one for Operator::aggregate
  Span span;
};

/// The last eight compare texts; each is followed by its opposite.
enum class Comparator : std::uint8_t {
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  contains,
  not_contains,
  starts_with,
  not_starts_with,
  ends_with,
  not_ends_with,
  matches,
  not_matches,
};

enum class AggregateFunction : std::uint8_t { count, sum, minimum, maximum, average };

struct Condition;

/// Words side by side: `real-time`, `high concurrency`, `need ?feature`, `?f written-in ?l`.
struct Phrase {
  std::vector<Item> items;
};

/// `concurrency is high`, `is not`, `is one of a, b`, `is known`, `is unknown`.
struct IsPhrase {
  enum class Form : std::uint8_t { value, one_of, known, unknown };
  std::vector<Item> subject;  // more than one item is a mistake the checker words
  Form form = Form::value;
  bool negated = false;
  std::vector<Item> values;
};

/// `written-in(?f, ?l)`, `written-in(framework: ?f)`.
struct Call {
  struct Argument {
    std::optional<Word> column;
    Item value;
  };
  Word relation;
  std::vector<Argument> arguments;
};

struct Comparison {
  Comparator comparator;
  Box<Expression> left, right;
  Span comparator_span;
};

/// `count of ?x where (…)`
struct AggregateSyntax {
  AggregateFunction function{};
  Expression operand;            // a lone variable for `count`
  std::vector<Condition> where;  // exactly one
};

/// `every ?x where (…) has (…)`
struct EveryPhrase {
  Box<Item> variable;
  std::vector<Condition> where, has;  // exactly one each
};

struct Not { std::vector<Condition> operand; };   // exactly one
struct And { std::vector<Condition> operands; };  // two or more; none in a table's row that holds in any case
struct Or { std::vector<Condition> operands; };   // two or more

struct Condition {
  std::variant<Phrase, IsPhrase, Call, Comparison, EveryPhrase, Not, And, Or> form;
  Span span;
};

struct CitationSyntax {
  Word document;
  std::optional<Word> locator;
  Span span;
};

struct Strength {
  enum class Form : std::uint8_t { plain, strongly, weakly, certainty };
  Form form = Form::plain;
  Item certainty;  // number or variable, for `with certainty`
  Span span;
};

/// `valid from 2026-01-01 until 2026-12-31`, each day included.
struct Validity {
  std::optional<Item> from, until;
};

enum class Verb : std::uint8_t { implies, suggests, discourages, excludes, cautions };

struct Conclusion {
  Verb verb;
  /// For implies: the facts between `and`. Otherwise: the candidates between `or` (word, quoted or variable).
  std::vector<Condition> facts;
  std::vector<Item> candidates;
  Strength strength;
  std::vector<Item> for_each;  // variables
  std::optional<Word> text;    // of `cautions`
  Span verb_span;
  Span span;
};

struct TypeSyntax {
  enum class Form : std::uint8_t { yes_or_no, one_of, any_of, integer, number, date, text, name, named };
  Form form;
  std::vector<Word> words;  // the members of one_of and any_of (one may be a kind); the kind of `named`
  std::optional<Item> from, to;
  Span span;
};

struct UseStatement { Word path; };
struct SourceStatement { Word id; Word title; };

struct KindStatement {
  struct Member {
    Word name;
    std::optional<Word> label;
    std::vector<Word> also;
  };
  Word name;
  std::vector<Member> members;
};

struct AttributeStatement {
  struct ValueLabel { Word value; Word label; };
  Word name;
  TypeSyntax type;
  bool uncertain = false;
  std::optional<Word> question;  // `ask`
  std::vector<ValueLabel> labels;
  std::optional<Item> default_value;
  std::optional<Item> cost;
  bool fixed = false;
  bool personal = false;
};

struct RelationStatement {
  struct ColumnSyntax { Word name; TypeSyntax type; };
  /// `one level per framework, aspect`
  struct OnePerSyntax { Word column; std::vector<Word> per; };
  Word name;
  std::vector<ColumnSyntax> columns;
  bool uncertain = false;
  std::optional<OnePerSyntax> one_per;
};

struct DecisionStatement {
  Word name;
  TypeSyntax type;  // `one of K`
  std::optional<Word> question;
  std::optional<Item> confident;  // `confident from N points`
};

struct FactStatement {
  Condition fact;  // Phrase, IsPhrase or Call
  std::optional<Item> certainty;
  Validity validity;
  std::vector<CitationSyntax> citations;
};

/// `facts R` and its rows; a cell is one item, or empty where nothing stands between the bars.
/// `facts R from "FILE"` has neither columns nor rows.
struct FactsStatement {
  struct Row { std::vector<std::optional<Item>> cells; Span span; };
  Word relation;
  std::optional<Word> file;
  Validity validity;
  std::vector<CitationSyntax> citations;
  std::vector<Word> columns;
  std::vector<Row> rows;
};

struct RuleStatement {
  Word name;
  std::optional<Word> label;
  Condition condition;
  std::vector<Conclusion> conclusions;
  std::optional<Word> because;
  Validity validity;
  std::vector<Word> overrides;
  std::vector<CitationSyntax> citations;
};

/// A decision table: each row is a rule. What a column is for, its heading says: left of `||` an attribute, right of
/// it a verb, `strength`, `because` or an attribute.
struct TableStatement {
  struct Cell {
    enum class Form : std::uint8_t {
      any,         // `-`, or nothing
      values,      // `high`, `low, medium`
      comparison,  // `<= 5`
      range,       // `3..5`, each end included
    };
    Form form = Form::any;
    bool negated = false;        // `not high`
    std::vector<Item> values;    // of a comparison one, of a range two
    Comparator comparator{};
    Span span;
  };
  struct Row { std::vector<Cell> cells; Span span; };
  Word name;
  std::optional<Word> label;
  bool unique = false;
  Validity validity;
  std::vector<Word> overrides;
  std::vector<CitationSyntax> citations;
  std::vector<Word> conditions, conclusions;  // headings
  std::vector<Row> rows;
};

struct ExpectationSyntax {
  enum class Form : std::uint8_t {
    first,              // X first
    in_top,             // X in top N
    above,              // X above Y
    excluded,           // X excluded [by RULE]
    because,            // X because RULE
    no_recommendation,
    nothing_fits,
    contradiction,
    fact,
  };
  Form form;
  bool negated = false;
  bool denied = false;             // `X not first`, which no fact is written as
  Item subject;                    // X
  Item other;                      // Y
  std::int64_t count = 0;          // N
  std::optional<Word> rule;        // RULE
  std::vector<Condition> fact;     // exactly one for Form::fact
  Span span;
};

/// `real-time`, `team-size is 3`, `fever with certainty 0.7`
struct GivenSyntax {
  Condition fact;
  std::optional<Item> certainty;
};

struct ExampleStatement {
  Word name;
  std::optional<Word> label;
  std::vector<GivenSyntax> given;
  std::vector<ExpectationSyntax> expectations;
};

struct Statement {
  std::variant<UseStatement, SourceStatement, KindStatement, AttributeStatement, RelationStatement, DecisionStatement,
               FactStatement, FactsStatement, RuleStatement, TableStatement, ExampleStatement>
      form;
  Span span;
};

struct SyntaxTree {
  std::vector<Statement> statements;
};

}  // namespace counsel::lang
