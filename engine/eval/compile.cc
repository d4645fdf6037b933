#include "engine/eval/compile.h"

#include <algorithm>

#include "engine/base/check.h"
#include "engine/eval/writer.h"
#include "engine/lang/program.h"

namespace counsel::eval {

namespace {

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
    for (const lang::Stratum& stratum : program_.strata) plan_.strata.push_back({.relations = stratum.relations});
    for (std::size_t i = 0; i < program_.rules.size(); ++i) add(static_cast<RuleId>(i));
    for (std::size_t i = 0; i < program_.relations.size(); ++i)
      if (program_.relations[i].role == lang::Role::known) add_known(static_cast<RelationId>(i));
    if (program_.query && program_.query->rule)
      for (std::uint32_t a = 0; a < program_.query->rule->alternatives.size(); ++a)
        add(*program_.query->rule, std::nullopt, a);
    for (std::size_t i = 0; i < program_.relations.size(); ++i)
      if (program_.relations[i].role == lang::Role::stated) add_combination(static_cast<RelationId>(i));
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
    out.uncertain = relation.uncertain;
    if (relation.uncertain) out.columns.push_back({"certainty", {Type::integer, ""}});
    out.stated = relation.stated;
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
    const std::vector<lang::Term> anything(program_.relation(attribute).width(), lang::Anything{});
    rule.alternatives = {{{lang::Atom{.relation = attribute, .terms = anything, .span = {}}}}};
    rule.heads = {{known, {}, 0}};
    add(rule, std::nullopt, 0);
  }

  void add_combination(RelationId stated) {
    Combination made{.relation = *program_.relation(stated).of, .stated = stated, .evidence = {}};
    for (const lang::Rule& rule : program_.rules)
      for (const lang::RuleConclusion& conclusion : rule.conclusions)
        if (conclusion.about == made.relation)
          made.evidence.push_back(
              {conclusion.evidence, rule.name, conclusion.for_each.size(), conclusion.strength, conclusion.by_certainty});
    PlanStratum& stratum = plan_.strata[stratum_of_[index(made.relation)]];
    stratum.reads.push_back(stated);
    for (const Combination::Evidence& evidence : made.evidence) stratum.reads.push_back(evidence.relation);
    stratum.combinations.push_back(std::move(made));
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
      WrittenLiteral& literal = body.literals[i];
      if (is_recursive(source.literals[i], stratum)) {
        literal.conjunct.leads = i == fresh;
        literal.range = !fresh || i > *fresh ? Range::present : i == *fresh ? Range::fresh : Range::old;
      } else {
        add_reads(literal, plan_.strata[stratum].reads);
      }
    }
  }

  static void add_reads(const WrittenLiteral& literal, std::vector<RelationId>& reads) {
    if (literal.conjunct.is_atom()) reads.push_back(literal.relation);
    for (const auto* inner : {&literal.where, &literal.has})
      for (const auto& alternative : *inner)
        for (const WrittenLiteral& each : alternative) add_reads(each, reads);
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

std::vector<bool> bound_registers(const Body& body, const std::vector<Register>& given) {
  std::vector<bool> bound(body.variables.size(), false);
  bound.resize(body.registers(), true);
  for (const Register each : given) bound[each] = true;
  for (const Step& step : body.steps) {
    if (const auto* visit = std::get_if<Visit>(&step))
      for (const ColumnRegister& bind : visit->binds) bound[bind.reg] = true;
    if (const auto* compute = std::get_if<Compute>(&step)) bound[compute->target] = true;
    if (const auto* aggregate = std::get_if<Aggregate>(&step); aggregate && aggregate->binds)
      bound[*aggregate->result] = true;
  }
  return bound;
}

MatchPlan match_plan(Writer& writer, std::vector<Register> head, const std::vector<Register>& given) {
  Body body = build_body(writer.body(), given, std::nullopt, UndefinedArithmetic::early, no_index_number);
  std::vector<bool> bound = bound_registers(body, given);
  return {std::move(body), std::move(head), std::move(bound)};
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
