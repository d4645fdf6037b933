// Rules and examples.

#include "engine/base/check.h"
#include "engine/lang/grammar/builder.h"

namespace counsel::lang::grammar {

namespace {

using Kind = Node::Kind;

constexpr std::pair<std::string_view, Verb> kVerbs[] = {{"implies", Verb::implies},
                                                        {"suggests", Verb::suggests},
                                                        {"discourages", Verb::discourages},
                                                        {"excludes", Verb::excludes},
                                                        {"cautions", Verb::cautions}};

Strength build_strength(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  Strength strength{.span = builder.span(node)};
  if (builder.take_mark(walk, "strongly")) {
    strength.form = Strength::Form::strongly;
  } else if (builder.take_mark(walk, "weakly")) {
    strength.form = Strength::Form::weakly;
  } else {
    strength.form = Strength::Form::certainty;
    strength.certainty = build_certainty(builder, node);
  }
  return strength;
}

Conclusion build_conclusion(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  const std::uint32_t verb = walk.take();
  Conclusion conclusion{.verb = Verb::implies, .verb_span = builder.span(verb), .span = builder.span(node)};
  for (const auto& [text, known] : kVerbs)
    if (builder.text(verb) == text) conclusion.verb = known;
  std::optional<Span> negation;
  bool candidate_due = true;  // a caution's text follows its candidates without a word between
  while (!walk.done()) {
    const Kind kind = walk.node().kind;
    const std::uint32_t part = walk.take();
    if (kind == Kind::mark) {
      candidate_due = true;
      if (builder.text(part) == "not") negation = builder.span(part);
    } else if (kind == Kind::assertion) {
      Condition fact = build_assertion(builder, part);
      if (negation) {
        const Span span = builder.span(*negation, fact.span);
        fact = {Not{{std::move(fact)}}, span};
      }
      conclusion.facts.push_back(std::move(fact));
      negation.reset();
    } else if (kind == Kind::strength) {
      conclusion.strength = build_strength(builder, part);
    } else if (kind == Kind::for_each) {
      for (Parts each = builder.parts(part); !each.done();) {
        const bool variable = each.is(Kind::variable);
        const std::uint32_t leaf = each.take();
        if (variable) conclusion.for_each.push_back(builder.item(leaf));
      }
    } else if (candidate_due) {
      if (kind == Kind::quoted) builder.name(part);
      conclusion.candidates.push_back(builder.item(part));
      candidate_due = false;
    } else {
      conclusion.text = builder.word(part);
    }
  }
  return conclusion;
}

ExpectationSyntax build_expectation(Builder& builder, std::uint32_t node) {
  using Form = ExpectationSyntax::Form;
  Parts walk = builder.parts(node);
  ExpectationSyntax expected{.form = Form::fact, .span = builder.span(node)};
  builder.take_mark(walk, "expect");
  expected.negated = builder.take_mark(walk, "not");
  if (walk.is(Kind::assertion)) {
    expected.fact.push_back(build_assertion(builder, walk.take()));
    return expected;
  }
  if (builder.take_mark(walk, "no")) {
    expected.form = Form::no_recommendation;
    return expected;
  }
  if (builder.take_mark(walk, "nothing")) {
    expected.form = Form::nothing_fits;
    return expected;
  }
  if (builder.take_mark(walk, "contradiction")) {
    expected.form = Form::contradiction;
    return expected;
  }
  expected.subject = builder.item(walk.take());
  // `not X first` and `X not first` say the same, and both say that it is not so.
  expected.denied = builder.take_mark(walk, "not");
  expected.negated = expected.denied != expected.negated;
  if (builder.take_mark(walk, "first")) {
    expected.form = Form::first;
  } else if (builder.take_mark(walk, "in") && builder.take_mark(walk, "top")) {
    expected.form = Form::in_top;
    const Item count = builder.item(walk.take());
    if (count.kind != Item::Kind::integer || count.integer < 1)
      builder.report(Diagnostic{Code::Unexpected, count.span}
                         .with("found", ticked(builder.source(count.span)))
                         .with("expected", "a whole number from 1"));
    expected.count = count.integer;
  } else if (builder.take_mark(walk, "above")) {
    expected.form = Form::above;
    expected.other = builder.item(walk.take());
  } else if (builder.take_mark(walk, "excluded")) {
    expected.form = Form::excluded;
    if (builder.take_mark(walk, "by")) expected.rule = builder.name(walk.take());
  } else {
    COUNSEL_CHECK(builder.take_mark(walk, "because"), "every standing of a candidate is built");
    expected.form = Form::because;
    expected.rule = builder.name(walk.take());
  }
  return expected;
}

}  // namespace

Item build_certainty(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  while (!walk.is_item()) walk.take();
  return builder.item(walk.take());
}

void build_validity(Builder& builder, std::uint32_t node, Validity& validity) {
  Parts walk = builder.parts(node);
  builder.take_mark(walk, "valid");
  const Span keyword = builder.span(walk.index());
  auto& end = builder.text(walk.take()) == "from" ? validity.from : validity.until;
  if (end) builder.report(Diagnostic{Code::SaidTwice, keyword}.with("word", &end == &validity.from ? "from" : "until"));
  end = builder.item(walk.take());
}

std::vector<Word> build_overrides(Builder& builder, std::uint32_t node) {
  std::vector<Word> names;
  for (Parts walk = builder.parts(node); !walk.done();) {
    const bool name = walk.is_item();
    const std::uint32_t part = walk.take();
    if (name) names.push_back(builder.name(part));
  }
  return names;
}

RuleStatement build_rule(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  builder.take_mark(walk, "rule");
  RuleStatement rule{.name = builder.name(walk.take())};
  if (walk.is(Kind::quoted)) rule.label = builder.word(walk.take());
  builder.take_mark(walk, "when");
  rule.condition = build_condition(builder, walk.take());
  while (!walk.done()) {
    const Kind kind = walk.node().kind;
    const std::uint32_t part = walk.take();
    if (kind == Kind::conclusion) {
      rule.conclusions.push_back(build_conclusion(builder, part));
    } else if (kind == Kind::citation) {
      rule.citations.push_back(build_citation(builder, part));
    } else if (kind == Kind::validity) {
      build_validity(builder, part, rule.validity);
    } else if (kind == Kind::overrides) {
      for (Word& name : build_overrides(builder, part)) rule.overrides.push_back(std::move(name));
    } else {
      Parts because = builder.parts(part);
      const Span keyword = builder.span(because.take());
      if (rule.because) builder.report(Diagnostic{Code::SaidTwice, keyword}.with("word", "because"));
      rule.because = builder.word(because.take());
    }
  }
  return rule;
}

ExampleStatement build_example(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  builder.take_mark(walk, "example");
  ExampleStatement example{.name = builder.name(walk.take())};
  if (walk.is(Kind::quoted)) example.label = builder.word(walk.take());
  while (!walk.done()) {
    const Kind kind = walk.node().kind;
    const std::uint32_t part = walk.take();
    if (kind == Kind::expectation) {
      example.expectations.push_back(build_expectation(builder, part));
      continue;
    }
    for (Parts given = builder.parts(part); !given.done();) {
      const Kind inner = given.node().kind;
      const std::uint32_t fact = given.take();
      if (inner == Kind::condition) example.given.push_back({build_condition(builder, fact), std::nullopt});
      if (inner == Kind::strength) example.given.back().certainty = build_certainty(builder, fact);
    }
  }
  return example;
}

}  // namespace counsel::lang::grammar
