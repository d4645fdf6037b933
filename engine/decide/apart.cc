#include "engine/decide/apart.h"

#include <algorithm>

#include "engine/decide/linear.h"
#include "engine/decide/readers.h"
#include "engine/decide/relax.h"
#include "engine/eval/compile.h"
#include "engine/eval/preparation.h"
#include "engine/eval/prepared.h"

namespace counsel::decide {

namespace {

using lang::Alternative;
using lang::Atom;

const Column kNumber = {"answer", {Type::integer, ""}};

class Separation {
 public:
  Separation(const lang::Program& program, const std::vector<bool>& changes, const std::vector<bool>& separates)
      : program_(program), changes_(changes), separates_(separates) {}

  lang::Program separated() const {
    lang::Program made;
    for (std::size_t i = 0; i < program_.relations.size(); ++i) made.relations.push_back(relation(static_cast<RelationId>(i)));
    made.strata = program_.strata;
    for (const lang::Rule& rule : program_.rules)
      for (const bool of_answers : {false, true}) add(rule, of_answers, made.rules);
    for (std::size_t i = 0; i < program_.relations.size(); ++i)
      if (program_.relations[i].role == lang::Role::known && separates_[i]) made.rules.push_back(known(static_cast<RelationId>(i)));
    return made;
  }

 private:
  /// A mere set of rows: what else the checker knows of it is in the rules, or in the rows that are taken over.
  lang::Relation relation(RelationId id) const {
    const lang::Relation& of = program_.relation(id);
    lang::Relation made{.name = of.name, .columns = of.columns, .uncertain = of.uncertain};
    // How many rows it is likely to have.
    made.role = of.role == lang::Role::attribute || of.role == lang::Role::known ? lang::Role::attribute : lang::Role::relation;
    if (separates_[index(id)]) made.columns.insert(made.columns.begin(), kNumber);
    return made;
  }

  Atom* changing_atom(Alternative& alternative) const {
    for (lang::Literal& literal : alternative.literals)
      if (auto* atom = std::get_if<Atom>(&literal); atom && changes_[index(atom->relation)]) return atom;
    return nullptr;
  }

  /// The rule with the alternatives that read what some answer changes, or with the others.
  void add(const lang::Rule& rule, bool of_answers, std::vector<lang::Rule>& rules) const {
    lang::Rule made{.name = rule.name, .variables = rule.variables};
    const auto number = static_cast<VariableId>(made.variables.size());
    made.variables.push_back({.name = "", .type = kNumber.type, .attribute = std::nullopt, .span = {}});
    for (const lang::Head& head : rule.heads) {
      if (!separates_[index(head.relation)]) continue;
      made.heads.push_back(head);
      auto& terms = made.heads.back().terms;
      terms.insert(terms.begin(), of_answers ? lang::Term(number) : lang::Term(Value(std::int64_t{0})));
    }
    if (made.heads.empty()) return;
    for (const Alternative& alternative : rule.alternatives) {
      made.alternatives.push_back(alternative);
      Atom* const changing = changing_atom(made.alternatives.back());
      if ((changing != nullptr) != of_answers)
        made.alternatives.pop_back();
      else if (changing)
        changing->terms.insert(changing->terms.begin(), number);
    }
    if (!made.alternatives.empty()) rules.push_back(std::move(made));
  }

  /// What no author writes: an attribute that has a value is known.
  lang::Rule known(RelationId id) const {
    const RelationId attribute = *program_.relation(id).of;
    const VariableId number{};
    lang::Rule rule{.name = "known " + program_.relation(attribute).name};
    rule.variables = {{.name = "", .type = kNumber.type, .attribute = std::nullopt, .span = {}}};
    rule.alternatives = {{{Atom{.relation = attribute, .terms = {number, lang::Anything{}}, .span = {}}}}};
    rule.heads = {{id, {number}, 0}};
    return rule;
  }

  const lang::Program& program_;
  const std::vector<bool>& changes_;
  const std::vector<bool>& separates_;
};

}  // namespace

Apart::Apart(const lang::Program& program, const eval::Model& from, bool linear)
    : changes_(depends_on_answers(program)) {
  separates_ = linear_relations(program, changes_, careful_relations(from.plan()));
  for (std::size_t i = 0; i < separates_.size(); ++i) separates_[i] = linear && separates_[i] && changes_[i];
  plan_ = std::make_unique<const eval::Plan>(eval::compile(Separation(program, changes_, separates_).separated()));
  eval::Preparation preparation(*plan_, from);
  std::vector<bool> is_read(program.relations.size());
  for (const eval::PlanStratum& stratum : plan_->strata)
    for (const RelationId id : stratum.reads) is_read[index(id)] = true;
  const eval::Symbol whatever = preparation.symbols().intern(std::int64_t{0});
  for (std::size_t i = 0; i < program.relations.size(); ++i) {
    const auto id = static_cast<RelationId>(i);
    if (is_read[i] && !changes_[i]) preparation.take_over(id);
    // Answers are about attributes alone, so what is stated of others is so in every case.
    if (separates_[i] && program.relations[i].role == lang::Role::relation) preparation.take_over(id, {&whatever, 1}, 0);
  }
  prepared_ = std::move(preparation).finish();
}

Result<eval::Model> Apart::run(std::span<const eval::CaseFact> answers, const RunLimits& limits) const {
  std::vector<eval::CaseFact> numbered;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!separates(answers[i].relation)) continue;
    eval::CaseFact& fact = numbered.emplace_back(answers[i]);
    fact.values.insert(fact.values.begin(), static_cast<std::int64_t>(i + 1));
  }
  return eval::run(*prepared_, numbered, limits);
}

std::shared_ptr<const eval::Symbols> Apart::symbols() const { return {prepared_->facts(), &prepared_->facts()->symbols}; }

}  // namespace counsel::decide
