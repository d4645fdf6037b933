#include "engine/lang/derived_rules.h"

#include "engine/base/points.h"

namespace counsel::lang {

namespace {

constexpr VariableId kValue{0};
constexpr VariableId kCertainty{1};

Rule rule(Rule::Origin origin, std::string name, Span span) {
  Rule made{.origin = origin, .name = std::move(name)};
  made.label = made.name;
  made.span = made.name_span = span;
  made.conclusions.push_back({.verb = Verb::implies, .span = span});
  return made;
}

class AttributeRules {
 public:
  AttributeRules(Program& program, RelationId id)
      : program_(program), id_(id), relation_(program.relation(id)), attribute_(*relation_.attribute) {}

  void add() {
    const RelationId concluded = *attribute_.concluded;
    std::vector<Term> all = row(kValue, kCertainty);
    const std::vector<Term> anything(all.size(), Anything{});
    pass_on(concluded, all, id_, all);
    pass_on(concluded, anything, attribute_.none, {});
    pass_on(attribute_.none, {}, attribute_.known, {});
    Rule assumed = rule(Rule::Origin::assumed, "default of " + relation_.name, relation_.span);
    assumed.alternatives = {{{Atom{attribute_.none, {}, true, false, relation_.span}}}};
    assumed.heads = {{id_, row(*attribute_.default_value, Value(kCertainUdb)), 0}};
    program_.rules.push_back(std::move(assumed));
  }

 private:
  std::vector<Term> row(Term value, Term certainty) const {
    if (!relation_.uncertain) return {std::move(value)};
    return {std::move(value), std::move(certainty)};
  }

  void pass_on(RelationId from, std::vector<Term> terms, RelationId to, std::vector<Term> head) {
    Rule made = rule(Rule::Origin::passed_on, relation_.name + " as given", relation_.span);
    made.variables = {{.name = "value", .type = relation_.columns.front().type, .attribute = std::nullopt, .span = relation_.span},
                      {.name = "certainty", .type = {Type::integer, ""}, .attribute = std::nullopt, .span = relation_.span}};
    made.alternatives = {{{Atom{from, std::move(terms), false, false, relation_.span}}}};
    made.heads = {{to, std::move(head), 0}};
    program_.rules.push_back(std::move(made));
  }

  Program& program_;
  RelationId id_;
  const Relation& relation_;
  const Attribute& attribute_;
};

std::vector<Literal> within(const Validity& validity, VariableId today, const Program& program) {
  std::vector<Literal> literals;
  const auto add = [&](const std::optional<Item>& day, Comparator comparator) {
    if (!day) return;
    if (literals.empty()) literals.push_back(Atom{*program.find_relation("today"), {today}, false, true, day->span});
    literals.push_back(Test{comparator, Arithmetic{.leaf = today, .span = day->span},
                            Arithmetic{.leaf = Value(day->date), .span = day->span}, day->span});
  };
  add(validity.from, Comparator::greater_equal);
  add(validity.until, Comparator::less_equal);
  return literals;
}

void add_dated_fact(Program& program, const DatedFact& dated, const Sources& sources) {
  const StatedFact& fact = dated.fact;
  Rule made = rule(Rule::Origin::dated_fact, "fact at " + sources.place(fact.span), fact.span);
  made.citations = fact.citations;
  Variable& today = made.variables.emplace_back();
  today.type.type = Type::date;
  today.attribute = program.find_relation("today");
  today.span = fact.span;
  made.alternatives = {{within(dated.validity, VariableId{0}, program)}};
  Head head{program.stated(fact.relation), {}, 0};
  for (const Value& value : fact.values) head.terms.emplace_back(value);
  if (program.relation(fact.relation).uncertain) head.terms.back() = Value(certainty_udb(std::get<double>(fact.values.back())));
  made.heads = {std::move(head)};
  program.rules.push_back(std::move(made));
}

}  // namespace

void add_derived_rules(Program& program, const std::vector<DatedFact>& facts, const Sources& sources) {
  for (std::size_t i = 0; i < program.declared; ++i)
    if (const auto& attribute = program.relations[i].attribute; attribute && attribute->default_value)
      AttributeRules(program, static_cast<RelationId>(i)).add();
  for (const DatedFact& fact : facts) add_dated_fact(program, fact, sources);
}

std::vector<Literal> validity_conditions(const Validity& validity, RuleScope& scope) {
  if (!validity.from && !validity.until) return {};
  const Item& first = validity.from ? *validity.from : *validity.until;
  if (validity.from && validity.until && validity.until->date < validity.from->date)
    scope.diagnostics.push_back(Diagnostic{Code::EmptyRange, validity.until->span}
                                    .with("attribute", "today")
                                    .with("from", to_string(Value(validity.from->date)))
                                    .with("to", to_string(Value(validity.until->date))));
  const Program& program = scope.vocabulary.program;
  return within(validity, scope.variables.of_attribute(*program.find_relation("today"), {Type::date, ""}, first.span), program);
}

}  // namespace counsel::lang
