#include "engine/decide/bearing.h"

#include <set>

#include "engine/decide/readers.h"
#include "engine/lang/print_program.h"
#include "engine/lang/walk.h"

namespace counsel::decide {

namespace {

bool is_about(const lang::RuleConclusion& conclusion, DecisionId decision) {
  return conclusion.verb != lang::Verb::implies && conclusion.decision == decision;
}

enum class Overriders : bool { left_out, added };

class Search {
 public:
  explicit Search(const lang::Program& program, Overriders overriders = Overriders::added)
      : program_(program),
        found_{std::vector<bool>(program.rules.size()), std::vector<bool>(program.relations.size())},
        concluding_(program.relations.size()),
        overriding_(program.rules.size()) {
    for (std::size_t i = 0; i < program.rules.size(); ++i) {
      const lang::Rule& rule = program.rules[i];
      for (const lang::Head& head : rule.heads) concluding_[index(head.relation)].push_back(i);
      if (overriders == Overriders::added)
        for (const RuleId below : rule.overrides) overriding_[index(below)].push_back(i);
      for (const lang::RuleConclusion& conclusion : rule.conclusions)
        if (conclusion.about) concluding_[index(*conclusion.about)].push_back(i);
    }
  }

  void need_evidence(DecisionId decision) {
    for (const lang::Rule& rule : program_.rules)
      for (const lang::RuleConclusion& conclusion : rule.conclusions)
        if (is_about(conclusion, decision)) need(conclusion.evidence);
  }

  void need(RelationId relation) {
    if (found_.has(relation)) return;
    found_.relations[index(relation)] = true;
    waiting_.push_back(relation);
  }

  Bearing found() {
    while (!waiting_.empty()) {
      const RelationId relation = waiting_.back();
      waiting_.pop_back();
      if (const auto of = program_.relation(relation).of) need(*of);
      need(program_.stated(relation));  // what has days from which it holds is a rule for it
      for (const std::size_t rule : concluding_[index(relation)]) add(rule);
    }
    return std::move(found_);
  }

 private:
  void add(std::size_t rule) {
    if (found_.rules[rule]) return;
    found_.rules[rule] = true;
    for (const lang::Alternative& alternative : program_.rules[rule].alternatives)
      lang::for_each_literal(alternative, [&](const lang::Literal& literal) {
        if (const auto* atom = std::get_if<lang::Atom>(&literal)) need(atom->relation);
      });
    for (const std::size_t above : overriding_[rule]) add(above);
  }

  const lang::Program& program_;
  Bearing found_;
  std::vector<std::vector<std::size_t>> concluding_;  // by relation: rules
  std::vector<std::vector<std::size_t>> overriding_;  // by rule
  std::vector<RelationId> waiting_;
};

}  // namespace

Bearing bearing_on_evidence(const lang::Program& program, DecisionId decision, std::span<const RelationId> also) {
  Search search(program);
  search.need_evidence(decision);
  for (const RelationId relation : also) search.need(relation);
  return search.found();
}

std::vector<bool> read_for_evidence(const lang::Program& program, DecisionId decision) {
  Search search(program, Overriders::left_out);
  search.need_evidence(decision);
  return search.found().relations;
}

Bearing bearing_on_ranking(const lang::Program& program, const eval::Plan& plan, DecisionId decision) {
  Search search(program);
  search.need_evidence(decision);
  for (std::size_t i = 0; i < program.declared; ++i)
    if (const auto& attribute = program.relations[i].attribute;
        attribute && attribute->holds == lang::Attribute::Holds::one)
      search.need(static_cast<RelationId>(i));
  for (const RelationId careful : careful_relations(plan)) search.need(careful);
  for (const lang::Stratum& stratum : program.strata)
    if (stratum.recursive)
      for (const RelationId relation : stratum.relations) search.need(relation);
  return search.found();
}

std::string bearing_text(const lang::Program& program, const Bearing& bearing, DecisionId decision) {
  std::string out;
  const lang::Decision& about = program.decisions[index(decision)];
  std::set<std::string> kinds = {program.kind(about.candidates).name};
  for (std::size_t i = 0; i < program.declared; ++i) {
    const lang::Relation& relation = program.relations[i];
    if (!relation.attribute && !bearing.relations[i]) continue;
    out += lang::print_relation(relation);
    for (const Column& column : relation.columns)
      if (column.type.type == Type::name) kinds.insert(column.type.kind);
  }
  out += "decision " + about.name + ": one of " + program.kind(about.candidates).name + "\n";
  for (const lang::Kind& kind : program.kinds)
    if (kinds.contains(kind.name)) out += lang::print_kind(kind);
  for (std::size_t i = 0; i < program.rules.size(); ++i)
    if (bearing.rules[i]) out += lang::print_rule(program, program.rules[i]);
  for (const lang::FactFile& file : program.fact_files)
    if (bearing.has(file.relation)) out += lang::print_fact_file(program, file);
  return out;
}

}  // namespace counsel::decide
