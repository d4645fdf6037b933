// Declarations and facts; build_rule.cc has rules and examples.

#include "engine/base/check.h"
#include "engine/lang/grammar/builder.h"

namespace counsel::lang::grammar {

namespace {

using Kind = Node::Kind;

KindStatement::Member build_member(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  KindStatement::Member member{.name = builder.name(walk.take())};
  if (walk.is(Kind::quoted)) member.label = builder.word(walk.take());
  if (builder.take_mark(walk, "also"))
    while (!walk.done()) member.also.push_back(builder.name(walk.take()));
  return member;
}

KindStatement build_kind(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  builder.take_mark(walk, "kind");
  KindStatement kind{.name = builder.name(walk.take())};
  while (!walk.done()) {
    const bool member = walk.is(Kind::member);
    const std::uint32_t part = walk.take();
    if (member) kind.members.push_back(build_member(builder, part));
  }
  return kind;
}

TypeSyntax build_type(Builder& builder, std::uint32_t node) {
  using Form = TypeSyntax::Form;
  Parts walk = builder.parts(node);
  TypeSyntax type{.form = Form::named, .span = builder.span(node)};
  if (builder.take_mark(walk, "yes")) {
    type.form = Form::yes_or_no;
    return type;
  }
  if (builder.at_mark(walk, "one") || builder.at_mark(walk, "any")) {
    type.form = builder.text(walk.take()) == "one" ? Form::one_of : Form::any_of;
    while (!walk.done()) {
      const bool member = !walk.is(Kind::mark);
      const std::uint32_t part = walk.take();
      if (member) type.words.push_back(builder.name(part));
    }
    return type;
  }
  const std::uint32_t word = walk.take();
  const std::string_view text = builder.text(word);
  if (text == "integer") type.form = Form::integer;
  if (text == "number") type.form = Form::number;
  if (text == "date") type.form = Form::date;
  if (text == "text") type.form = Form::text;
  if (text == "name") type.form = Form::name;
  if (type.form == Form::named) type.words.push_back(builder.name(word));
  if (builder.take_mark(walk, "from")) type.from = builder.item(walk.take());
  if (builder.take_mark(walk, "to")) type.to = builder.item(walk.take());
  return type;
}

/// The question of an `ask` node, which may be there once.
void build_ask(Builder& builder, std::uint32_t node, std::optional<Word>& question) {
  Parts walk = builder.parts(node);
  const Span keyword = builder.span(walk.take());
  if (question) builder.report(Diagnostic{Code::SaidTwice, keyword}.with("word", "ask"));
  question = builder.word(walk.take());
}

/// The value after the keywords of a part that may be there once.
void build_once(Builder& builder, std::uint32_t node, std::optional<Item>& value) {
  Parts walk = builder.parts(node);
  const std::uint32_t keyword = walk.take();
  if (value) builder.report(Diagnostic{Code::SaidTwice, builder.span(keyword)}.with("word", builder.text(keyword)));
  while (walk.is(Kind::mark)) walk.take();
  value = builder.item(walk.take());
}

void set_flag(Builder& builder, std::uint32_t node, bool& flag) {
  if (flag) builder.report(Diagnostic{Code::SaidTwice, builder.span(node)}.with("word", builder.text(node)));
  flag = true;
}

AttributeStatement build_attribute(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  builder.take_mark(walk, "attribute");
  AttributeStatement attribute{.name = builder.name(walk.take())};
  builder.take_mark(walk, ":");
  attribute.type = build_type(builder, walk.take());
  while (!walk.done()) {
    const Kind kind = walk.node().kind;
    const std::uint32_t part = walk.take();
    switch (kind) {
      case Kind::ask:
        build_ask(builder, part, attribute.question);
        break;
      case Kind::default_value:
        build_once(builder, part, attribute.default_value);
        break;
      case Kind::cost:
        build_once(builder, part, attribute.cost);
        break;
      case Kind::flag: {
        const std::string_view word = builder.text(part);
        set_flag(builder, part, word == "uncertain" ? attribute.uncertain : word == "fixed" ? attribute.fixed : attribute.personal);
        break;
      }
      default: {
        Parts label = builder.parts(part);
        Word value = builder.name(label.take());
        attribute.labels.push_back({std::move(value), builder.word(label.take())});
      }
    }
  }
  return attribute;
}

void build_one_per(Builder& builder, std::uint32_t node, std::optional<RelationStatement::OnePerSyntax>& one_per) {
  Parts walk = builder.parts(node);
  const Span keyword = builder.span(walk.take());
  if (one_per) builder.report(Diagnostic{Code::SaidTwice, keyword}.with("word", "one"));
  one_per.emplace().column = builder.name(walk.take());
  builder.take_mark(walk, "per");
  do one_per->per.push_back(builder.name(walk.take()));
  while (builder.take_mark(walk, ","));
}

RelationStatement build_relation(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  builder.take_mark(walk, "relation");
  RelationStatement relation{.name = builder.name(walk.take())};
  while (!walk.done()) {
    const Kind kind = walk.node().kind;
    const std::uint32_t part = walk.take();
    if (kind == Kind::flag) set_flag(builder, part, relation.uncertain);
    if (kind == Kind::one_per) build_one_per(builder, part, relation.one_per);
    if (kind != Kind::column) continue;
    Parts inside = builder.parts(part);
    Word name = builder.name(inside.take());
    builder.take_mark(inside, ":");
    relation.columns.push_back({std::move(name), build_type(builder, inside.take())});
  }
  return relation;
}

DecisionStatement build_decision(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  builder.take_mark(walk, "decision");
  DecisionStatement decision{.name = builder.name(walk.take())};
  builder.take_mark(walk, ":");
  decision.type = build_type(builder, walk.take());
  while (!walk.done()) {
    const bool ask = walk.is(Kind::ask);
    const std::uint32_t part = walk.take();
    if (ask) build_ask(builder, part, decision.question);
    else build_once(builder, part, decision.confident);
  }
  return decision;
}

/// Citations and validity, as many as stand there.
void build_scope(Builder& builder, Parts& walk, std::vector<CitationSyntax>& citations, Validity& validity) {
  while (walk.is(Kind::citation) || walk.is(Kind::validity)) {
    if (walk.is(Kind::citation)) citations.push_back(build_citation(builder, walk.take()));
    else build_validity(builder, walk.take(), validity);
  }
}

FactStatement build_fact(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  builder.take_mark(walk, "fact");
  FactStatement fact{.fact = build_assertion(builder, walk.take())};
  if (walk.is(Kind::strength)) fact.certainty = build_certainty(builder, walk.take());
  build_scope(builder, walk, fact.citations, fact.validity);
  return fact;
}

FactsStatement::Row build_row(Builder& builder, std::uint32_t node) {
  FactsStatement::Row row{.span = builder.span(node)};
  for (Parts walk = builder.parts(node); !walk.done();) {
    Parts cell = builder.parts(walk.take());
    row.cells.push_back(cell.is_item() ? std::optional(builder.item(cell.take())) : std::nullopt);
  }
  return row;
}

std::string cells(std::size_t count) { return std::to_string(count) + (count == 1 ? " cell" : " cells"); }

FactsStatement build_facts(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  builder.take_mark(walk, "facts");
  FactsStatement facts{.relation = builder.name(walk.take())};
  if (builder.take_mark(walk, "from")) facts.file = builder.word(walk.take());
  build_scope(builder, walk, facts.citations, facts.validity);
  if (facts.file) return facts;
  for (Parts header = builder.parts(walk.take()); !header.done();) {
    Parts inside = builder.parts(header.take());
    if (inside.is(Kind::name) || inside.is(Kind::quoted)) {
      facts.columns.push_back(builder.name(inside.take()));
      continue;
    }
    const std::uint32_t wrong = inside.take();  // a number, or the bar that ends an empty cell
    builder.report(Diagnostic{Code::Unexpected, builder.span(wrong)}
                       .with("found", ticked(builder.text(wrong)))
                       .with("expected", "the name of a column"));
    facts.columns.push_back({.span = builder.span(wrong)});
  }
  if (walk.is(Kind::mark)) walk.take();  // the line below the header
  while (!walk.done()) {
    FactsStatement::Row row = build_row(builder, walk.take());
    if (row.cells.size() != facts.columns.size())
      builder.report(Diagnostic{Code::RowLength, row.span}
                         .with("found", cells(row.cells.size()))
                         .with("expected", cells(facts.columns.size())));
    facts.rows.push_back(std::move(row));
  }
  return facts;
}

}  // namespace

CitationSyntax build_citation(Builder& builder, std::uint32_t node) {
  Parts walk = builder.parts(node);
  builder.take_mark(walk, "source");
  CitationSyntax citation{.document = builder.name(walk.take()), .span = builder.span(node)};
  if (!walk.done()) citation.locator = builder.word(walk.take());
  return citation;
}

Statement build_statement(Builder& builder, std::uint32_t node) {
  const Span span = builder.span(node);
  Parts walk = builder.parts(node);
  walk.take();  // the keyword
  switch (builder.nodes()[node].kind) {
    case Kind::use:
      return {UseStatement{builder.word(walk.take())}, span};
    case Kind::source: {
      Word id = builder.name(walk.take());
      return {SourceStatement{std::move(id), builder.word(walk.take())}, span};
    }
    case Kind::kind:
      return {build_kind(builder, node), span};
    case Kind::attribute:
      return {build_attribute(builder, node), span};
    case Kind::relation:
      return {build_relation(builder, node), span};
    case Kind::decision:
      return {build_decision(builder, node), span};
    case Kind::fact:
      return {build_fact(builder, node), span};
    case Kind::facts:
      return {build_facts(builder, node), span};
    case Kind::rule:
      return {build_rule(builder, node), span};
    case Kind::table:
      return {build_table(builder, node), span};
    default:
      COUNSEL_CHECK(builder.nodes()[node].kind == Kind::example, "every statement is built");
      return {build_example(builder, node), span};
  }
}

}  // namespace counsel::lang::grammar
