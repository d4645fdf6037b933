// The tokens of a condition, by precedence: `and`/`or`, `not`, comparison and `is`, sums, products, terms.
// What a part is shows when something takes it: `(?a + 1)` is a value for `*`, and an error for `and`.

#include <optional>
#include <utility>

#include "engine/base/check.h"
#include "engine/lang/grammar/builder.h"

namespace counsel::lang::grammar {

namespace {

using Kind = Node::Kind;

/// A condition or a value, not yet known to be either while it is a phrase.
struct Part {
  std::variant<Phrase, Condition, Expression> form;
  Span span;
  int depth = 1;  // of an expression
};

constexpr std::pair<std::string_view, Comparator> kComparators[] = {
    {"=", Comparator::equal},       {"!=", Comparator::not_equal}, {"<", Comparator::less},
    {"<=", Comparator::less_equal}, {">", Comparator::greater},    {">=", Comparator::greater_equal},
    {"contains", Comparator::contains},   {"starts-with", Comparator::starts_with},
    {"ends-with", Comparator::ends_with}, {"matches", Comparator::matches}};
constexpr std::pair<std::string_view, Operator> kSumSigns[] = {{"+", Operator::add}, {"-", Operator::subtract}};
constexpr std::pair<std::string_view, Operator> kProductSigns[] = {
    {"*", Operator::multiply}, {"/", Operator::divide}, {"mod", Operator::modulo}};
constexpr std::pair<std::string_view, Operator> kFunctions[] = {
    {"abs", Operator::absolute},
    {"min", Operator::minimum},
    {"max", Operator::maximum},
    {"length", Operator::length},
    {"lower", Operator::lower}};
constexpr std::pair<std::string_view, AggregateFunction> kAggregates[] = {{"count", AggregateFunction::count},
                                                                          {"sum", AggregateFunction::sum},
                                                                          {"min", AggregateFunction::minimum},
                                                                          {"max", AggregateFunction::maximum},
                                                                          {"average", AggregateFunction::average}};

template <class Value, std::size_t size>
std::optional<Value> find(const std::pair<std::string_view, Value> (&table)[size], std::string_view text) {
  for (const auto& [key, value] : table)
    if (key == text) return value;
  return std::nullopt;
}

class ConditionBuilder {
 public:
  explicit ConditionBuilder(Builder& builder) : builder_(builder) {}

  Part operands(Parts& walk) {
    Part first = operand(walk);
    if (walk.done() || !is_junction(walk)) return first;
    const Span begin = first.span;
    std::vector<Condition> conditions;
    conditions.push_back(condition(std::move(first)));
    std::vector<std::uint32_t> junctions;
    while (!walk.done() && is_junction(walk)) {
      junctions.push_back(walk.take());
      conditions.push_back(condition(operand(walk)));
    }
    const std::string_view word = builder_.text(junctions.front());
    for (const std::uint32_t junction : junctions)
      if (builder_.text(junction) != word) {
        report_mixed(conditions, junctions, junction);
        break;
      }
    const Span span = builder_.span(begin, conditions.back().span);
    if (word == "and") return {Condition{And{std::move(conditions)}, span}, span};
    return {Condition{Or{std::move(conditions)}, span}, span};
  }

  Condition condition(Part part) {
    if (auto* phrase = std::get_if<Phrase>(&part.form)) return {std::move(*phrase), part.span};
    if (auto* made = std::get_if<Condition>(&part.form)) {
      made->span = part.span;  // with its parentheses
      return std::move(*made);
    }
    builder_.report(Diagnostic{Code::ValueForCondition, part.span}
                        .with("text", builder_.source(part.span))
                        .note("a comparison such as `< 5` makes a condition of it"));
    return {Phrase{}, part.span};
  }

  Call call(std::uint32_t node) {
    Parts walk = builder_.parts(node);
    Call call{.relation = builder_.name(walk.take())};
    while (!walk.done()) {
      if (!walk.is(Kind::argument)) {
        walk.take();
        continue;
      }
      auto [column, part] = argument(walk.take());
      const Span span = part.span;
      Expression read = value(std::move(part));
      if (read.op != Operator::leaf)
        builder_.report(Diagnostic{Code::Unexpected, span}
                            .with("found", ticked(builder_.source(span)))
                            .with("expected", "one value or variable")
                            .note("a value is computed beside the relation: `?x = …`"));
      call.arguments.push_back({std::move(column), std::move(read.leaf)});
    }
    return call;
  }

 private:
  bool is_junction(const Parts& walk) const { return builder_.at_mark(walk, "and") || builder_.at_mark(walk, "or"); }

  Part operand(Parts& walk) {
    if (!builder_.at_mark(walk, "not")) return test(walk);
    const Span begin = builder_.span(walk.take());
    std::vector<Condition> inner;
    inner.push_back(condition(operand(walk)));
    const Span span = builder_.span(begin, inner.front().span);
    return {Condition{Not{std::move(inner)}, span}, span};
  }

  Part test(Parts& walk) {
    Part left = sum(walk);
    if (!walk.is(Kind::mark)) return left;
    if (builder_.take_mark(walk, "is")) return is_phrase(std::move(left), walk);
    const auto comparator = comparator_of(builder_.text(walk.index()));
    if (!comparator) return left;
    const Span sign = builder_.span(walk.take());
    Part right = sum(walk);
    const Span span = builder_.span(left.span, right.span);
    return {Condition{Comparison{*comparator, value(std::move(left)), value(std::move(right)), sign}, span}, span};
  }

  Part is_phrase(Part subject, Parts& walk) {
    const Span begin = subject.span;
    IsPhrase is;
    if (auto* phrase = std::get_if<Phrase>(&subject.form)) {
      is.subject = std::move(phrase->items);
    } else {
      builder_.report(Diagnostic{Code::Unexpected, begin}
                          .with("found", ticked(builder_.source(begin)))
                          .with("expected", "an attribute"));
    }
    is.negated = builder_.take_mark(walk, "not");
    Span end = builder_.span(walk.index());
    if (builder_.take_mark(walk, "known")) {
      is.form = IsPhrase::Form::known;
    } else if (builder_.take_mark(walk, "unknown")) {
      is.form = IsPhrase::Form::unknown;
    } else {
      const bool several = builder_.take_mark(walk, "one") && builder_.take_mark(walk, "of");
      is.form = several ? IsPhrase::Form::one_of : IsPhrase::Form::value;
      do is.values.push_back(builder_.item(walk.take()));
      while (builder_.take_mark(walk, ","));
      end = is.values.back().span;
    }
    const Span span = builder_.span(begin, end);
    return {Condition{std::move(is), span}, span};
  }

  Part sum(Parts& walk) {
    return chain(walk, kSumSigns, [this](Parts& rest) {
      return chain(rest, kProductSigns, [this](Parts& deepest) { return term(deepest); });
    });
  }

  template <std::size_t size, class Next>
  Part chain(Parts& walk, const std::pair<std::string_view, Operator> (&signs)[size], Next next) {
    Part left = next(walk);
    while (walk.is(Kind::mark)) {
      const auto op = find(signs, builder_.text(walk.index()));
      if (!op) break;
      walk.take();
      std::vector<Part> operands;
      operands.push_back(std::move(left));
      operands.push_back(next(walk));
      const Span span = builder_.span(operands.front().span, operands.back().span);
      left = expression(*op, std::move(operands), span);
    }
    return left;
  }

  Part term(Parts& walk) {
    if (walk.is_item()) {
      Phrase phrase;
      while (walk.is_item()) phrase.items.push_back(builder_.item(walk.take()));
      const Span span = builder_.span(phrase.items.front().span, phrase.items.back().span);
      return {std::move(phrase), span};
    }
    const std::uint32_t node = walk.take();
    const Span span = builder_.span(node);
    Parts inside = builder_.parts(node);
    switch (builder_.nodes()[node].kind) {
      case Kind::group: {
        builder_.take_mark(inside, "(");
        Part part = operands(inside);
        part.span = span;
        return part;
      }
      case Kind::negative: {
        builder_.take_mark(inside, "-");
        std::vector<Part> operand;
        operand.push_back(term(inside));
        return expression(Operator::negate, std::move(operand), span);
      }
      case Kind::aggregate:
        return aggregate(inside, span);
      case Kind::every:
        return every(inside, span);
      default:
        COUNSEL_CHECK(builder_.nodes()[node].kind == Kind::call, "a term is a phrase, group, call or one of the above");
        if (const auto op = find(kFunctions, builder_.text(inside.index()))) return function(*op, node);
        return {Condition{call(node), span}, span};
    }
  }

  /// `count of ?x where (…)`
  Part aggregate(Parts& walk, Span span) {
    const std::string_view word = builder_.text(walk.take());
    AggregateSyntax made{.function = *find(kAggregates, word)};
    builder_.take_mark(walk, "of");
    Part operand = sum(walk);
    const int depth = operand.depth;
    made.operand = value(std::move(operand));
    const bool variable = made.operand.op == Operator::leaf && made.operand.leaf.kind == Item::Kind::variable;
    if (made.function == AggregateFunction::count && !variable)
      builder_.report(Diagnostic{Code::Unexpected, made.operand.span}
                          .with("found", ticked(builder_.source(made.operand.span)))
                          .with("expected", "a variable to count"));
    builder_.take_mark(walk, "where");
    made.where.push_back(condition(term(walk)));
    Expression out{.op = Operator::aggregate, .span = span};
    out.aggregate.push_back(std::move(made));
    return {std::move(out), span, depth + 1};
  }

  /// `every ?x where (…) has (…)`
  Part every(Parts& walk, Span span) {
    EveryPhrase made;
    builder_.take_mark(walk, "every");
    made.variable = builder_.item(walk.take());
    builder_.take_mark(walk, "where");
    made.where.push_back(condition(term(walk)));
    builder_.take_mark(walk, "has");
    made.has.push_back(condition(term(walk)));
    return {Condition{std::move(made), span}, span};
  }

  /// `abs(x)`, `min(a, b)`, `max(a, b)`, `length(x)`, `lower(x)`
  Part function(Operator op, std::uint32_t node) {
    Parts walk = builder_.parts(node);
    const std::string_view name = builder_.text(walk.take());
    std::vector<Part> operands;
    while (!walk.done()) {
      if (!walk.is(Kind::argument)) {
        walk.take();
        continue;
      }
      auto [column, part] = argument(walk.take());
      if (column)
        builder_.report(Diagnostic{Code::Unexpected, column->span}
                            .with("found", ticked(column->text + ":"))
                            .with("expected", "a value")
                            .note(std::string("arguments of ").append(ticked(name)) + " have no names"));
      operands.push_back(std::move(part));
    }
    const std::size_t due = op == Operator::minimum || op == Operator::maximum ? 2 : 1;
    if (operands.size() != due) {
      builder_.report(Diagnostic{Code::ArgumentCount, builder_.span(node)}
                          .with("function", name)
                          .with("expected", due == 1 ? "one value" : "two values")
                          .with("found", std::to_string(operands.size())));
      operands.resize(1);
    }
    return expression(op, std::move(operands), builder_.span(node));
  }

  std::pair<std::optional<Word>, Part> argument(std::uint32_t node) {
    Parts walk = builder_.parts(node);
    std::optional<Word> column;
    Parts ahead = walk;
    const std::uint32_t first = ahead.take();
    if (builder_.take_mark(ahead, ":")) {
      column = builder_.name(first);
      walk = ahead;
    }
    return {std::move(column), sum(walk)};
  }

  Part expression(Operator op, std::vector<Part> operands, Span span) {
    Expression made{.op = op, .span = span};
    int depth = 0;
    for (Part& operand : operands) {
      depth = std::max(depth, operand.depth);
      made.operands.push_back(value(std::move(operand)));
    }
    if (depth < kMaxNesting) return {std::move(made), span, depth + 1};
    if (!too_deep_) builder_.report(Diagnostic{Code::NestedTooDeep, span}.with("limit", std::to_string(kMaxNesting)));
    too_deep_ = true;  // once is enough; going on from a leaf keeps the tree within its bound
    return {Expression{.leaf = {.kind = Item::Kind::integer, .span = span}, .span = span}, span};
  }

  Expression value(Part part) {
    if (auto* made = std::get_if<Expression>(&part.form)) {
      made->span = part.span;
      return std::move(*made);
    }
    Expression leaf{.span = part.span};
    if (auto* phrase = std::get_if<Phrase>(&part.form)) {
      if (phrase->items.size() > 1) report_several(*phrase, part.span);
      if (!phrase->items.empty()) leaf.leaf = std::move(phrase->items.front());
    } else {
      builder_.report(Diagnostic{Code::ConditionForValue, part.span}.with("text", builder_.source(part.span)));
    }
    return leaf;
  }

  /// `?a -1` was meant as a subtraction; other words side by side are left to the author.
  void report_several(const Phrase& phrase, Span span) {
    auto diagnostic = Diagnostic{Code::SeveralWords, span}.with("text", builder_.source(span));
    const Item& second = phrase.items[1];
    const bool negative = (second.kind == Item::Kind::integer && second.integer < 0) ||
                          (second.kind == Item::Kind::number && second.number < 0);
    if (phrase.items.size() == 2 && negative) {
      const Span sign{second.span.file, second.span.begin, second.span.begin + 1};
      builder_.report(std::move(diagnostic).mended_by("write white space on both sides of `-`", sign, "- ").surely());
    } else {
      builder_.report(std::move(diagnostic).note("a name of several words is written in quotes"));
    }
  }

  /// Shows both readings in the author's words: `(a and b) or c`, `a and (b or c)`.
  void report_mixed(const std::vector<Condition>& conditions, const std::vector<std::uint32_t>& junctions,
                    std::uint32_t place) {
    constexpr std::size_t kMostShown = 8;
    auto diagnostic = Diagnostic{Code::MixedAndOr, builder_.span(place)};
    if (conditions.size() <= kMostShown) {
      std::move(diagnostic).note(std::string("either: ").append(reading("and", conditions, junctions)));
      std::move(diagnostic).note(std::string("or: ").append(reading("or", conditions, junctions)));
    }
    builder_.report(std::move(diagnostic));
  }

  std::string reading(std::string_view tighter, const std::vector<Condition>& conditions,
                      const std::vector<std::uint32_t>& junctions) {
    std::string out;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      const bool joined_before = i > 0 && builder_.text(junctions[i - 1]) == tighter;
      const bool joined_after = i < junctions.size() && builder_.text(junctions[i]) == tighter;
      if (joined_after && !joined_before) out += '(';
      out += builder_.source(conditions[i].span);
      if (joined_before && !joined_after) out += ')';
      if (i < junctions.size()) out.append(" ").append(builder_.text(junctions[i])).append(" ");
    }
    return out;
  }

  Builder& builder_;
  bool too_deep_ = false;
};

}  // namespace

std::optional<Comparator> comparator_of(std::string_view sign) { return find(kComparators, sign); }

Condition build_condition(Builder& builder, std::uint32_t node) {
  ConditionBuilder conditions(builder);
  Parts walk = builder.parts(node);
  return conditions.condition(conditions.operands(walk));
}

Condition build_assertion(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  const Span span = builder.span(node);
  if (walk.is(Kind::call)) return {ConditionBuilder(builder).call(walk.take()), span};
  std::vector<Item> items;
  while (walk.is_item()) items.push_back(builder.item(walk.take()));
  if (!builder.take_mark(walk, "is")) return {Phrase{std::move(items)}, span};
  IsPhrase is{.subject = std::move(items)};
  is.values.push_back(builder.item(walk.take()));
  return {std::move(is), span};
}

}  // namespace counsel::lang::grammar
