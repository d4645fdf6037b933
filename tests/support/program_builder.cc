#include "tests/support/program_builder.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "engine/base/check.h"
#include "engine/lang/walk.h"

namespace counsel::support {

namespace {

class RuleMaker {
 public:
  RuleMaker(const ProgramSpec& spec, const lang::Program& program, const std::map<std::string, RelationId>& ids)
      : spec_(spec), program_(program), ids_(ids) {}

  lang::Rule make(const RuleSpec& spec) {
    rule_.name = rule_.label = spec.name;
    declare_variables(spec);
    rule_.alternatives = make(spec.alternatives);
    for (const AtomSpec& head : spec.heads) rule_.heads.push_back({ids_.at(head.relation), make(head.cells), 0});
    if (spec.conclusion) rule_.conclusions.push_back(make(*spec.conclusion));
    while (find_types(rule_.alternatives)) {
    }
    tell_comparisons(rule_.alternatives);
    return std::move(rule_);
  }

 private:
  std::vector<lang::Alternative> make(const AlternativesSpec& spec) {
    std::vector<lang::Alternative> out;
    for (const auto& alternative : spec) {
      auto& literals = out.emplace_back().literals;
      for (const LiteralSpec& literal : alternative)
        literals.push_back(std::visit([this](const auto& form) -> lang::Literal { return make(form); }, literal));
    }
    return out;
  }
  lang::RuleConclusion make(const ConclusionSpec& spec) {
    lang::RuleConclusion out{.verb = spec.verb,
                             .evidence = ids_.at(spec.evidence),
                             .strength = spec.strength,
                             .by_certainty = spec.by_certainty,
                             .text = {},
                             .span = {}};
    for (const std::string& name : spec.for_each) out.for_each.push_back(variable(name));
    if (spec.verb == lang::Verb::implies) {
      out.about = ids_.at(spec.about);
    } else {
      const auto named = [&](const DecisionSpec& decision) { return decision.name == spec.about; };
      const auto decision = std::find_if(spec_.decisions.begin(), spec_.decisions.end(), named);
      out.decision = static_cast<DecisionId>(decision - spec_.decisions.begin());
    }
    return out;
  }
  lang::Aggregate make(const AggregateSpec& spec) {
    lang::Aggregate out{.function = spec.function, .operand = make(spec.operand), .where = make(spec.where), .span = {}};
    for (const std::string& name : spec.own) out.own.push_back(variable(name));
    out.absent = spec.result.empty();
    if (!out.absent) out.result = variable(spec.result);
    return out;
  }
  lang::Every make(const EverySpec& spec) {
    lang::Every out{.where = make(spec.where), .has = make(spec.has), .negated = spec.negated, .span = {}};
    for (const std::string& name : spec.own) out.own.push_back(variable(name));
    return out;
  }
  VariableId variable(const std::string& name) const {
    return static_cast<VariableId>(std::distance(names_.begin(), names_.find(name)));
  }
  lang::Atom make(const AtomSpec& spec) {
    return {.relation = ids_.at(spec.relation), .terms = make(spec.cells), .negated = spec.negated, .span = {}};
  }
  lang::Test make(const TestSpec& spec) { return {spec.comparator, make(spec.left), make(spec.right), {}}; }
  lang::Arithmetic make(const Expr& spec) {
    lang::Arithmetic out{.op = spec.op, .leaf = make(spec.leaf), .operands = {}, .span = {}};
    for (const Expr& operand : spec.operands) out.operands.push_back(make(operand));
    return out;
  }
  std::vector<lang::Term> make(const std::vector<Cell>& cells) {
    std::vector<lang::Term> out;
    for (const Cell& cell : cells) out.push_back(make(cell));
    return out;
  }
  lang::Term make(const Cell& cell) {
    if (const auto* value = std::get_if<Value>(&cell.content)) return *value;
    const auto& name = std::get<std::string>(cell.content);
    if (name == "?_") return lang::Anything{};
    return variable(name);
  }

  /// By name, so that they do not depend on the order of the literals.
  void declare_variables(const RuleSpec& spec) {
    declare(spec.alternatives);
    for (const AtomSpec& head : spec.heads) declare(head);
    for (const std::string& name : names_)
      rule_.variables.push_back({.name = name.substr(1), .type = {}, .attribute = {}, .span = {}});
  }
  void declare(const AlternativesSpec& alternatives) {
    for (const auto& alternative : alternatives)
      for (const LiteralSpec& literal : alternative) std::visit([this](const auto& form) { declare(form); }, literal);
  }
  void declare(const AggregateSpec& aggregate) {
    if (!aggregate.result.empty()) declare(Cell(aggregate.result));
    declare(aggregate.where);
    declare(aggregate.operand);
  }
  void declare(const EverySpec& every) {
    declare(every.where);
    declare(every.has);
  }
  void declare(const AtomSpec& atom) {
    for (const Cell& cell : atom.cells) declare(cell);
  }
  void declare(const TestSpec& test) {
    declare(test.left);
    declare(test.right);
  }
  void declare(const Expr& expression) {
    if (expression.op == lang::Operator::leaf) declare(expression.leaf);
    for (const Expr& operand : expression.operands) declare(operand);
  }
  void declare(const Cell& cell) {
    const auto* name = std::get_if<std::string>(&cell.content);
    if (name != nullptr && *name != "?_") names_.insert(*name);
  }

  /// From the columns of positive atoms, through `=` and aggregates. Whether one was new.
  bool find_types(const std::vector<lang::Alternative>& alternatives) {
    bool learned = false;
    for (const lang::Alternative& alternative : alternatives)
      lang::for_each_literal(alternative, [&](const lang::Literal& literal) {
        if (const auto* atom = std::get_if<lang::Atom>(&literal); atom && !atom->negated)
          for (std::size_t i = 0; i < atom->terms.size(); ++i)
            learned |= learn(atom->terms[i], type_of_column(atom->relation, i));
        if (const auto* aggregate = std::get_if<lang::Aggregate>(&literal); aggregate && !aggregate->absent)
          learned |= learn(aggregate->result, type_of(*aggregate));
      });
    if (learned) return true;  // what `=` says counts for variables that nothing else gives a type
    for (const lang::Alternative& alternative : alternatives)
      lang::for_each_literal(alternative, [&](const lang::Literal& literal) {
        const auto* test = std::get_if<lang::Test>(&literal);
        if (test == nullptr || test->comparator != lang::Comparator::equal) return;
        if (test->left->op == lang::Operator::leaf) learned |= learn(test->left->leaf, type_of(test->right));
        if (test->right->op == lang::Operator::leaf) learned |= learn(test->right->leaf, type_of(test->left));
      });
    return learned;
  }

  /// Which comparisons are between values of two types, as the checker does.
  void tell_comparisons(std::vector<lang::Alternative>& alternatives) {
    for (lang::Alternative& alternative : alternatives)
      for (lang::Literal& literal : alternative.literals) {
        if (auto* test = std::get_if<lang::Test>(&literal))
          test->only_compares = type_of(test->left) != type_of(test->right);
        if (auto* aggregate = std::get_if<lang::Aggregate>(&literal)) tell_comparisons(aggregate->where);
        if (auto* every = std::get_if<lang::Every>(&literal)) {
          tell_comparisons(every->where);
          tell_comparisons(every->has);
        }
      }
  }

  Type type_of_column(RelationId relation, std::size_t i) const {
    const auto& columns = program_.relation(relation).columns;
    return i < columns.size() ? columns[i].type.type : Type::integer;  // the last says how certain the row is
  }

  /// Whether that was new.
  bool learn(const lang::Term& term, std::optional<Type> type) {
    const auto* variable = std::get_if<VariableId>(&term);
    if (variable == nullptr || !type) return false;
    if (!known_.insert(*variable).second) return false;
    rule_.variables[index(*variable)].type.type = *type;
    return true;
  }

  std::optional<Type> type_of(const lang::Aggregate& aggregate) const {
    if (aggregate.function == lang::AggregateFunction::count) return Type::integer;
    if (aggregate.function == lang::AggregateFunction::average) return Type::number;
    return type_of(aggregate.operand);
  }

  std::optional<Type> type_of(const lang::Arithmetic& arithmetic) const {
    if (arithmetic.op == lang::Operator::leaf) {
      if (const auto* value = std::get_if<Value>(&arithmetic.leaf)) return counsel::type_of(*value);
      const VariableId variable = std::get<VariableId>(arithmetic.leaf);
      if (!known_.contains(variable)) return std::nullopt;
      return rule_.variables[index(variable)].type.type;
    }
    if (arithmetic.op == lang::Operator::length) return Type::integer;
    if (arithmetic.op == lang::Operator::lower) return Type::text;
    Type type = arithmetic.op == lang::Operator::divide ? Type::number : Type::integer;
    for (const lang::Arithmetic& operand : arithmetic.operands) {
      const auto of_operand = type_of(operand);
      if (!of_operand) return std::nullopt;
      if (*of_operand == Type::number) type = Type::number;
      if (*of_operand == Type::date)
        type = arithmetic.op == lang::Operator::subtract && type == Type::date ? Type::integer : Type::date;
    }
    return type;
  }

  const ProgramSpec& spec_;
  const lang::Program& program_;
  const std::map<std::string, RelationId>& ids_;
  std::set<std::string> names_;  // of variables
  std::set<VariableId> known_;   // those whose type has been found
  lang::Rule rule_;
};

/// Tarjan's strongly connected components; they come out with what they depend on first.
class Stratifier {
 public:
  explicit Stratifier(const lang::Program& program)
      : reads_(program.relations.size()), order_(program.relations.size(), 0), low_(order_), on_stack_(order_) {
    for (const lang::Rule& rule : program.rules)
      for (const lang::Head& head : rule.heads)
        for (const lang::Alternative& alternative : rule.alternatives)
          lang::for_each_literal(alternative, [&](const lang::Literal& literal) {
            if (const auto* atom = std::get_if<lang::Atom>(&literal))
              reads_[index(head.relation)].push_back(index(atom->relation));
          });
    for (const lang::Rule& rule : program.rules)
      for (const lang::RuleConclusion& conclusion : rule.conclusions)
        if (conclusion.about) reads_[index(*conclusion.about)].push_back(index(conclusion.evidence));
    for (std::size_t i = 0; i < program.relations.size(); ++i) {
      const lang::Relation& relation = program.relations[i];
      if (relation.role == lang::Role::known) reads_[i].push_back(index(*relation.of));
      if (relation.stated) reads_[i].push_back(index(*relation.stated));
    }
    for (auto& reads : reads_) std::sort(reads.begin(), reads.end());
  }

  std::vector<lang::Stratum> strata() {
    for (std::size_t i = 0; i < reads_.size(); ++i)
      if (order_[i] == 0) visit(i);
    return std::move(strata_);
  }

 private:
  void visit(std::size_t at) {
    order_[at] = low_[at] = ++count_;
    stack_.push_back(at);
    on_stack_[at] = 1;
    for (const std::size_t next : reads_[at]) {
      if (order_[next] == 0) visit(next);
      if (on_stack_[next]) low_[at] = std::min(low_[at], low_[next]);
    }
    if (low_[at] != order_[at]) return;
    lang::Stratum stratum;
    for (std::size_t member = stack_.size(); stratum.relations.empty() || member != at;) {
      member = stack_.back();
      stack_.pop_back();
      on_stack_[member] = 0;
      stratum.relations.push_back(static_cast<RelationId>(member));
    }
    stratum.recursive = stratum.relations.size() > 1 || std::count(reads_[at].begin(), reads_[at].end(), at) > 0;
    strata_.push_back(std::move(stratum));
  }

  std::vector<std::vector<std::size_t>> reads_;
  std::vector<std::size_t> order_, low_, on_stack_, stack_;
  std::size_t count_ = 0;
  std::vector<lang::Stratum> strata_;
};

lang::Relation make(const RelationSpec& spec, lang::Program& program, const std::map<std::string, RelationId>& ids) {
  lang::Relation relation;
  relation.name = spec.name;
  relation.role = spec.role;
  for (std::size_t i = 0; i < spec.columns.size(); ++i)
    relation.columns.push_back({"c" + std::to_string(i), {spec.columns[i], {}}});
  if (spec.role == lang::Role::attribute) {
    lang::Attribute& attribute = relation.attribute.emplace();
    attribute.known = attribute.none = ids.at("known " + spec.name);
  }
  if (!spec.of.empty()) relation.of = ids.at(spec.of);
  relation.uncertain = spec.uncertain;
  if (const auto stated = ids.find("stated " + spec.name); stated != ids.end()) relation.stated = stated->second;
  if (spec.role == lang::Role::members) {
    relation.kind = static_cast<KindId>(program.kinds.size());
    program.kinds.push_back({spec.name, {}, {}});
    for (const std::string& member : spec.members) program.kinds.back().members.push_back({member, member, {}, {}});
  }
  return relation;
}

/// What names other rules, and what names this one.
void add_references(lang::Program& program, RuleId id, const std::vector<RuleSpec>& sorted) {
  lang::Rule& rule = program.rules[index(id)];
  for (const std::string& name : sorted[index(id)].overrides) {
    const auto named = [&](const RuleSpec& each) { return each.name == name; };
    rule.overrides.push_back(static_cast<RuleId>(std::find_if(sorted.begin(), sorted.end(), named) - sorted.begin()));
  }
  for (std::uint32_t number = 0; number < rule.conclusions.size(); ++number) {
    lang::Relation& evidence = program.relations[index(rule.conclusions[number].evidence)];
    evidence.rule = id;
    evidence.conclusion = number;
  }
}

}  // namespace

void ProgramSpec::attribute(const std::string& name, Type type) {
  relations.push_back({name, {type}, lang::Role::attribute, {}, {}});
  relations.push_back({"known " + name, {}, lang::Role::known, name, {}});
}

void ProgramSpec::uncertain(const std::string& name, std::vector<Type> columns) {
  relations.push_back({name, columns, lang::Role::relation, {}, {}, true});
  relations.push_back({"stated " + name, std::move(columns), lang::Role::stated, name, {}, true});
}

lang::Program build(const ProgramSpec& spec) {
  lang::Program program;
  std::map<std::string, RelationId> ids;
  for (const RelationSpec& relation : spec.relations) ids.emplace(relation.name, static_cast<RelationId>(ids.size()));
  for (const RelationSpec& relation : spec.relations) program.relations.push_back(make(relation, program, ids));
  for (const DecisionSpec& decision : spec.decisions)
    program.decisions.push_back({.name = decision.name,
                                 .candidates = *program.relation(ids.at(decision.members)).kind,
                                 .members = ids.at(decision.members),
                                 .question = {},
                                 .span = {}});
  std::vector<RuleSpec> rules = spec.rules;
  std::sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  for (const RuleSpec& rule : rules) program.rules.push_back(RuleMaker(spec, program, ids).make(rule));
  for (std::size_t i = 0; i < rules.size(); ++i) add_references(program, static_cast<RuleId>(i), rules);
  program.written = program.rules.size();
  program.strata = Stratifier(program).strata();
  return program;
}

RelationId relation_of(const lang::Program& program, const std::string& name) {
  for (std::size_t i = 0; i < program.relations.size(); ++i)
    if (program.relations[i].name == name) return static_cast<RelationId>(i);
  COUNSEL_CHECK(false, "a test names a relation of its program");
  return {};
}

FactSet facts(const std::vector<FactSpec>& specs) {
  FactSet set;
  for (const FactSpec& spec : specs) {
    Fact fact;
    fact.relation = spec.relation;
    for (const Cell& cell : spec.cells) fact.values.push_back(std::get<Value>(cell.content));
    set.facts.push_back(std::move(fact));
  }
  return set;
}

}  // namespace counsel::support
