#include "engine/eval/compile.h"

#include <algorithm>
#include <functional>

#include "engine/base/check.h"
#include "engine/eval/body.h"
#include "engine/lang/program.h"

namespace counsel::eval {

namespace {

/// Writes one alternative over registers: variables keep their numbers, constants follow them.
class Writer {
 public:
  /// `rows_of` guesses or knows how many rows a relation has.
  Writer(const lang::Program& program, const lang::Rule& rule, const lang::Alternative& alternative,
         const std::function<std::uint64_t(RelationId)>& rows_of)
      : program_(program), rule_(rule) {
    for (const lang::Variable& variable : rule.variables) body_.variables.push_back(shown(variable));
    for (const lang::Literal& literal : alternative.literals)
      body_.literals.push_back(std::visit([&](const auto& form) { return write(form, rows_of); }, literal));
  }

  /// A register for every term; those of a head may be constants that no condition mentions.
  std::vector<Register> registers(const std::vector<lang::Term>& terms) {
    std::vector<Register> out;
    for (const lang::Term& term : terms) {
      const auto reg = register_of(term);
      COUNSEL_CHECK(reg.has_value(), "a head has a variable or a value in every column");
      out.push_back(*reg);
    }
    return out;
  }

  WrittenBody& body() { return body_; }

 private:
  std::string shown(const lang::Variable& variable) const {
    if (!variable.name.empty()) return '?' + variable.name;
    return variable.attribute ? program_.relation(*variable.attribute).name : std::string("?");
  }

  WrittenBody::Literal write(const lang::Atom& atom, const std::function<std::uint64_t(RelationId)>& rows_of) {
    WrittenBody::Literal literal;
    literal.relation = atom.relation;
    literal.conjunct.kind = atom.negated ? Conjunct::Kind::absence : Conjunct::Kind::atom;
    literal.conjunct.rows = rows_of(atom.relation);
    for (const lang::Term& term : atom.terms) literal.conjunct.columns.push_back(register_of(term));
    return literal;
  }

  WrittenBody::Literal write(const lang::Test& test, const std::function<std::uint64_t(RelationId)>&) {
    WrittenBody::Literal literal;
    literal.comparison = static_cast<Comparison>(test.comparator);
    literal.left = write(test.left);
    literal.right = write(test.right);
    Conjunct& conjunct = literal.conjunct;
    conjunct.kind = Conjunct::Kind::comparison;
    conjunct.left = registers_of(literal.left);
    conjunct.right = registers_of(literal.right);
    // An integer equals the number of its size but is another value, so only a comparison may bring the two together.
    const bool binds = test.comparator == lang::Comparator::equal && type_of(test.left) == type_of(test.right);
    conjunct.binds_left = binds && is_variable(literal.left);
    conjunct.binds_right = binds && is_variable(literal.right);
    conjunct.can_be_undefined = can_be_undefined(literal.left) || can_be_undefined(literal.right);
    return literal;
  }

  template <class Form>
  WrittenBody::Literal write(const Form&, const std::function<std::uint64_t(RelationId)>&) {
    COUNSEL_CHECK(false, "the checker makes no aggregates yet");
    return {};
  }

  Expression write(const lang::Arithmetic& arithmetic) {
    Expression out{static_cast<Operation>(arithmetic.op), 0, {}};
    if (out.is_leaf()) {
      const auto reg = register_of(arithmetic.leaf);
      COUNSEL_CHECK(reg.has_value(), "arithmetic is over variables and values");
      out.leaf = *reg;
    }
    for (const lang::Arithmetic& operand : arithmetic.operands) out.operands.push_back(write(operand));
    return out;
  }

  Type type_of(const lang::Arithmetic& arithmetic) const {
    if (arithmetic.op == lang::Operator::divide) return Type::number;
    if (const auto* value = std::get_if<Value>(&arithmetic.leaf); value && arithmetic.op == lang::Operator::leaf)
      return counsel::type_of(*value);
    if (arithmetic.op == lang::Operator::leaf)
      return rule_.variables[index(std::get<VariableId>(arithmetic.leaf))].type.type;
    const bool any_number = std::any_of(arithmetic.operands.begin(), arithmetic.operands.end(),
                                        [this](const auto& operand) { return type_of(operand) == Type::number; });
    return any_number ? Type::number : Type::integer;
  }

  bool is_variable(const Expression& expression) const {
    return expression.is_leaf() && expression.leaf < body_.variables.size();
  }

  std::optional<Register> register_of(const lang::Term& term) {
    if (const auto* variable = std::get_if<VariableId>(&term)) return static_cast<Register>(*variable);
    const auto* value = std::get_if<Value>(&term);
    if (value == nullptr) return std::nullopt;
    const auto known = std::find(body_.constants.begin(), body_.constants.end(), *value);
    const auto number = static_cast<Register>(known - body_.constants.begin());
    if (known == body_.constants.end()) body_.constants.push_back(*value);
    return static_cast<Register>(body_.variables.size()) + number;
  }

  const lang::Program& program_;
  const lang::Rule& rule_;
  WrittenBody body_;
};

// The casts above: both sides list the same things in the same order.
static_assert(static_cast<int>(lang::Operator::leaf) == static_cast<int>(Operation::leaf));
static_assert(static_cast<int>(lang::Operator::divide) == static_cast<int>(Operation::divide));
static_assert(static_cast<int>(lang::Operator::maximum) == static_cast<int>(Operation::maximum));
static_assert(static_cast<int>(lang::Comparator::equal) == static_cast<int>(Comparison::equal));
static_assert(static_cast<int>(lang::Comparator::less_equal) == static_cast<int>(Comparison::less_equal));
static_assert(static_cast<int>(lang::Comparator::greater_equal) == static_cast<int>(Comparison::greater_equal));

/// Before any facts are seen: a case has few answers, a kind some members, a relation many rows.
std::uint64_t guessed_rows(const lang::Relation& relation) {
  switch (relation.role) {
    case lang::Role::known:
      return 1;
    case lang::Role::attribute:
      return 2;
    case lang::Role::members:
      return 20;
    case lang::Role::concluded:
    case lang::Role::given:
      return 2;
    case lang::Role::evidence:
    case lang::Role::relation:
    case lang::Role::stated:
    case lang::Role::query:
      return 1000;
  }
  return 1000;
}

class Compiler {
 public:
  explicit Compiler(const lang::Program& program) : program_(program), stratum_of_(program.relations.size()) {
    for (std::size_t i = 0; i < program.strata.size(); ++i)
      for (const RelationId relation : program.strata[i].relations) stratum_of_[index(relation)] = i;
  }

  Plan compile() {
    for (const lang::Relation& relation : program_.relations) plan_.relations.push_back(shape(relation));
    for (const lang::Stratum& stratum : program_.strata) plan_.strata.push_back({stratum.relations, {}, {}, {}});
    for (std::size_t i = 0; i < program_.rules.size(); ++i) add(static_cast<RuleId>(i));
    for (std::size_t i = 0; i < program_.relations.size(); ++i)
      if (program_.relations[i].role == lang::Role::known) add_known(static_cast<RelationId>(i));
    if (program_.query && program_.query->rule)
      for (std::uint32_t a = 0; a < program_.query->rule->alternatives.size(); ++a)
        add(*program_.query->rule, std::nullopt, a);
    for (PlanStratum& stratum : plan_.strata) {
      std::sort(stratum.reads.begin(), stratum.reads.end());
      stratum.reads.erase(std::unique(stratum.reads.begin(), stratum.reads.end()), stratum.reads.end());
    }
    return std::move(plan_);
  }

 private:
  PlanRelation shape(const lang::Relation& relation) const {
    PlanRelation out;
    out.name = relation.name;
    out.columns = relation.columns;
    out.attribute = relation.role == lang::Role::attribute;
    out.declared = out.attribute || relation.role == lang::Role::relation;
    if (relation.role == lang::Role::known) out.known_of = relation.of;
    if (relation.role == lang::Role::members)
      for (const lang::Kind::Member& member : program_.kind(*relation.kind).members)
        out.members.push_back({Name{member.name}});
    return out;
  }

  void add(RuleId id) {
    const lang::Rule& rule = program_.rule(id);
    for (std::uint32_t a = 0; a < rule.alternatives.size(); ++a) {
      add(rule, id, a);
      for (std::uint32_t h = 0; h < rule.heads.size(); ++h)
        plan_.relations[index(rule.heads[h].relation)].producers.push_back({id, a, h});
    }
  }

  /// An attribute that has a value is known. No author writes this rule.
  void add_known(RelationId known) {
    const RelationId attribute = *program_.relation(known).of;
    lang::Rule rule;
    rule.name = "known " + program_.relation(attribute).name;
    rule.alternatives = {{{lang::Atom{.relation = attribute, .terms = {lang::Anything{}}, .span = {}}}}};
    rule.heads = {{known, {}, 0}};
    add(rule, std::nullopt, 0);
  }

  /// The heads of one stratum share a body, which is then evaluated once for all of them.
  void add(const lang::Rule& rule, std::optional<RuleId> id, std::uint32_t alternative) {
    std::vector<std::size_t> strata;
    for (const lang::Head& head : rule.heads) strata.push_back(stratum_of_[index(head.relation)]);
    std::sort(strata.begin(), strata.end());
    strata.erase(std::unique(strata.begin(), strata.end()), strata.end());
    for (const std::size_t stratum : strata) {
      add_pipeline(rule, id, alternative, stratum, std::nullopt);
      const auto& literals = rule.alternatives[alternative].literals;
      for (std::size_t i = 0; i < literals.size(); ++i)
        if (is_recursive(literals[i], stratum)) add_pipeline(rule, id, alternative, stratum, i);
    }
  }

  bool is_recursive(const lang::Literal& literal, std::size_t stratum) const {
    const auto* atom = std::get_if<lang::Atom>(&literal);
    if (atom == nullptr || stratum_of_[index(atom->relation)] < stratum) return false;
    COUNSEL_CHECK(!atom->negated && stratum_of_[index(atom->relation)] == stratum, "strata are in order");
    return true;
  }

  /// `fresh` is the recursive literal that ranges over the last round's rows; nothing in the first round.
  void add_pipeline(const lang::Rule& rule, std::optional<RuleId> id, std::uint32_t alternative, std::size_t stratum,
                    std::optional<std::size_t> fresh) {
    const lang::Alternative& source = rule.alternatives[alternative];
    Writer writer(program_, rule, source, [this](RelationId r) { return guessed_rows(program_.relation(r)); });
    Pipeline pipeline{
        .name = rule.name, .rule = id, .alternative = alternative, .orders = {}, .careful = {}, .heads = {}};
    std::vector<Register> wanted;
    for (std::uint32_t h = 0; h < rule.heads.size(); ++h) {
      if (stratum_of_[index(rule.heads[h].relation)] != stratum) continue;
      pipeline.heads.push_back({rule.heads[h].relation, writer.registers(rule.heads[h].terms), h});
      wanted.insert(wanted.end(), pipeline.heads.back().columns.begin(), pipeline.heads.back().columns.end());
    }
    set_ranges(writer.body(), source, stratum, fresh);
    pipeline.orders.push_back(build(writer.body(), wanted, UndefinedArithmetic::early));
    if (fresh && *fresh > 0) {  // where a round adds many rows, starting from few others may be less work
      writer.body().literals[*fresh].conjunct.leads = false;
      pipeline.orders.push_back(build(writer.body(), wanted, UndefinedArithmetic::early));
    }
    if (std::any_of(writer.body().literals.begin(), writer.body().literals.end(),
                    [](const auto& literal) { return literal.conjunct.can_be_undefined; }))
      pipeline.careful = build(writer.body(), {}, UndefinedArithmetic::late);
    auto& pipelines = fresh ? plan_.strata[stratum].recursive : plan_.strata[stratum].first;
    pipelines.push_back(std::move(pipeline));
  }

  /// Of several recursive atoms, those before the fresh one see old rows only: each combination comes up once.
  void set_ranges(WrittenBody& body, const lang::Alternative& source, std::size_t stratum,
                  std::optional<std::size_t> fresh) {
    for (std::size_t i = 0; i < source.literals.size(); ++i) {
      WrittenBody::Literal& literal = body.literals[i];
      if (is_recursive(source.literals[i], stratum)) {
        literal.conjunct.leads = i == fresh;
        literal.range = !fresh || i > *fresh ? Range::present : i == *fresh ? Range::fresh : Range::old;
      } else if (literal.conjunct.kind != Conjunct::Kind::comparison) {
        plan_.strata[stratum].reads.push_back(literal.relation);
      }
    }
  }

  Body build(const WrittenBody& written, const std::vector<Register>& wanted, UndefinedArithmetic when) {
    return build_body(written, {}, wanted, when, [this](RelationId relation, std::vector<std::uint32_t> columns) {
      auto& indexes = plan_.relations[index(relation)].indexes;
      const auto known = std::find(indexes.begin(), indexes.end(), columns);
      const auto number = static_cast<std::uint32_t>(known - indexes.begin());
      if (known == indexes.end()) indexes.push_back(std::move(columns));
      return number;
    });
  }

  const lang::Program& program_;
  std::vector<std::size_t> stratum_of_;  // by relation
  Plan plan_;
};

/// The Matcher finds its indexes by their columns.
std::uint32_t no_index_number(RelationId, std::vector<std::uint32_t>) { return 0; }

MatchPlan match_plan(Writer& writer, std::vector<Register> head, const std::vector<Register>& given) {
  const std::size_t literals = writer.body().literals.size();
  return {build_body(writer.body(), given, std::nullopt, UndefinedArithmetic::early, no_index_number), std::move(head),
          literals};
}

}  // namespace

Plan compile(const lang::Program& program) { return Compiler(program).compile(); }

MatchPlan compile_match(const lang::Program& program, RuleId rule, const lang::Alternative& conjunction,
                        std::span<const VariableId> bound, std::span<const std::uint64_t> rows) {
  Writer writer(program, program.rule(rule), conjunction, [&](RelationId relation) { return rows[index(relation)]; });
  std::vector<Register> given;
  for (const VariableId variable : bound) given.push_back(static_cast<Register>(variable));
  return match_plan(writer, {}, given);
}

MatchPlan compile_producer(const lang::Program& program, const Producer& producer,
                           std::span<const std::uint64_t> rows) {
  const lang::Rule& rule = program.rule(producer.rule);
  Writer writer(program, rule, rule.alternatives[producer.alternative],
                [&](RelationId relation) { return rows[index(relation)]; });
  std::vector<Register> head = writer.registers(rule.heads[producer.head].terms);
  std::vector<Register> given = head;
  return match_plan(writer, std::move(head), given);
}

}  // namespace counsel::eval
