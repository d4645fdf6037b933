#include "engine/lang/print_program.h"

#include "engine/lang/evidence.h"
#include "engine/lang/sentence.h"

namespace counsel::lang {

namespace {

std::string strength_text(const RuleConclusion& conclusion) {
  if (!is_weighed(conclusion)) return "";
  return conclusion.strength ? " " + to_string(Value(*conclusion.strength)) : " by its column";
}

}  // namespace

std::string print_kind(const Kind& kind) {
  std::string out = "kind " + to_source(Name{kind.name}) + ":";
  for (const Kind::Member& member : kind.members) out += " " + to_source(Name{member.name});
  return out + "\n";
}

std::string print_relation(const Relation& relation) {
  std::string out = (relation.role == Role::attribute ? "attribute " : "relation ") + to_source(Name{relation.name}) + "(";
  for (std::size_t i = 0; i < relation.columns.size(); ++i)
    out += (i > 0 ? ", " : "") + relation.columns[i].name + ": " + to_string(relation.columns[i].type);
  out += ")";
  if (relation.attribute) {
    if (relation.attribute->holds == Attribute::Holds::many) out += " several values";
    if (relation.attribute->asked) out += " asked";
    if (relation.attribute->from) out += " from " + to_string(*relation.attribute->from);
    if (relation.attribute->to) out += " to " + to_string(*relation.attribute->to);
    if (relation.attribute->default_value) out += " default " + to_source(*relation.attribute->default_value);
    if (relation.attribute->cost) out += " cost " + std::to_string(*relation.attribute->cost);
    if (relation.attribute->fixed) out += " fixed";
    if (relation.attribute->personal) out += " personal";
  }
  if (relation.uncertain) out += " uncertain";
  if (relation.one_per) {
    out += " one " + relation.columns[relation.one_per->column].name + " per";
    const char* separator = " ";
    for (const std::uint32_t column : relation.one_per->per) {
      out += separator + relation.columns[column].name;
      separator = ", ";
    }
  }
  return out + "\n";
}

std::string print_fact_file(const Program& program, const FactFile& file) {
  return "facts " + to_source(Name{program.relation(file.relation).name}) + " from " + quoted(file.path) + "\n";
}

std::string print_rule(const Program& program, const Rule& rule) {
  std::string out = "rule " + to_source(Name{rule.name}) + "\n";
  for (const Alternative& alternative : rule.alternatives) {
    out += "  when";
    const char* separator = " ";
    for (const Literal& literal : alternative.literals) {
      out += separator + literal_text(program, literal, rule_terms(program, rule));
      separator = ", ";
    }
    out += "\n";
  }
  const TermText text = rule_terms(program, rule);
  for (const Head& head : rule.heads) {
    const RuleConclusion& conclusion = rule.conclusions[head.conclusion];
    out += "  " + std::string(verb_text(conclusion.verb)) + strength_text(conclusion) + ": " +
           atom_text(program.relation(head.relation), head.terms, text) + "\n";
  }
  for (const RuleId id : rule.overrides) out += "  overrides " + to_source(Name{program.rule(id).name}) + "\n";
  return out;
}

std::string print_program(const Program& program, const Sources& sources) {
  std::string out;
  for (const Document& document : program.documents) out += "source " + document.id + " " + quoted(document.title) + "\n";
  for (const Kind& kind : program.kinds) out += print_kind(kind);
  for (std::size_t i = 0; i < program.declared; ++i)
    if (!program.relations[i].attribute || !program.relations[i].attribute->built_in) out += print_relation(program.relations[i]);
  for (const Decision& decision : program.decisions)
    out += "decision " + decision.name + ": one of " + program.kind(decision.candidates).name + "\n";
  for (std::size_t i = 0; i < program.strata.size(); ++i) {
    if (!program.strata[i].recursive) continue;
    out += "recursive:";
    for (const RelationId id : program.strata[i].relations) out += " " + to_source(Name{program.relation(id).name});
    out += "\n";
  }
  for (const Rule& rule : program.rules) out += print_rule(program, rule);
  for (const StatedFact& fact : program.facts)
    out += "fact " + fact_text(program.relation(fact.relation), fact.values) + "  -- " + sources.place(fact.span) + "\n";
  for (const FactFile& file : program.fact_files) out += print_fact_file(program, file);
  for (const Example& example : program.examples) out += "example " + example.name + "\n";
  return out;
}

}  // namespace counsel::lang
