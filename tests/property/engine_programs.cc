#include "tests/property/engine_programs.h"

#include <algorithm>
#include <set>

#include "tests/property/random_conditions.h"

namespace counsel::property {

namespace {

using lang::Comparator;
using lang::Operator;
using namespace support;

constexpr int kLevels = 3;
constexpr const char* kStrengths = "strengths";

class Generator {
 public:
  explicit Generator(std::mt19937_64& engine) : random_(engine) {}

  RandomCase make() {
    make_relations();
    const int rules = random_.pick(1, 9);
    for (int i = 0; i < rules; ++i) out_.program.rules.push_back(make_rule("r" + std::to_string(i)));
    if (random_.chance(30)) add_closure();
    if (random_.chance(30)) add_counting();
    if (random_.chance(60)) add_evidence();
    for (const Leveled& relation : relations_) out_.program.relations.push_back(relation.spec);
    make_facts();
    return std::move(out_);
  }

 private:
  void make_relations() {
    const int count = random_.pick(3, 8);
    for (int i = 0; i < count; ++i) {
      RelationSpec spec{"p" + std::to_string(i), {}, lang::Role::relation, {}, {}};
      for (int columns = random_.chance(8) ? 0 : random_.pick(1, 3); columns > 0; --columns)
        spec.columns.push_back(random_.type());
      relations_.push_back({spec, random_.pick(0, kLevels)});
    }
    const int attributes = random_.pick(0, 3);
    for (int i = 0; i < attributes; ++i) {
      ProgramSpec pair;
      pair.attribute("a" + std::to_string(i), random_.type());
      const int level = random_.pick(0, kLevels - 1);
      relations_.push_back({pair.relations[0], level});
      // It may be read on its attribute's own level, too.
      relations_.push_back({pair.relations[1], level + random_.chance(50)});
    }
    if (random_.chance(60))
      relations_.push_back({{"members", {Type::name}, lang::Role::members, {}, {"a", "b", "e"}}, 0});
    if (random_.chance(40))
      relations_.push_back({{"says", {Type::name, Type::integer}, lang::Role::evidence, {}, {}}, kLevels});
    if (random_.chance(50)) add_uncertain("u0", 1);
    if (random_.chance(50)) add_uncertain("u1", 2);
    relations_.push_back({{kStrengths, {Type::number}, lang::Role::relation, {}, {}}, 0});
    relations_.push_back(
        {{"q", {Type::integer, Type::integer}, lang::Role::relation, {}, {}}, 1});  // some rule has a head
  }

  /// Random rules seldom take many rounds; these do.
  void add_closure() {
    out_.program.rules.push_back(
        {"closure", {{atom("q", {"?i0", "?i1"}), atom("q", {"?i1", "?i2"})}}, {{"q", {"?i0", "?i2"}}}});
  }
  void add_counting() {
    std::vector<LiteralSpec> body = {atom("q", {"?i0", "?i1"}),
                                     test("?i2", Comparator::equal, Expr(Operator::add, {"?i1", 1})),
                                     test("?i2", Comparator::less, random_.pick(0, 12))};
    out_.program.rules.push_back({"counting", {std::move(body)}, {{"q", {"?i0", "?i2"}}}});
  }

  void add_uncertain(const std::string& name, int level) {
    ProgramSpec pair;
    std::vector<Type> columns;
    for (int count = random_.pick(1, 2); count > 0; --count) columns.push_back(random_.type());
    pair.uncertain(name, columns);
    relations_.push_back({pair.relations[0], level});
    out_.program.relations.push_back(pair.relations[1]);
  }

  /// Rules that say something for candidates and for uncertain facts. Each may override those before it.
  void add_evidence() {
    const bool decides = std::any_of(relations_.begin(), relations_.end(), is_members);
    if (decides) out_.program.decisions.push_back({"choice", "members"});
    std::vector<std::string> speaking;
    for (const Leveled& relation : std::vector<Leveled>(relations_)) {
      if (!relation.spec.uncertain && !is_members(relation)) continue;
      for (int rules = random_.pick(1, 4); rules > 0; --rules) {
        RuleSpec rule = evidence_rule("w" + std::to_string(weighed_++), relation);
        if (is_members(relation)) {
          for (const std::string& earlier : speaking)
            if (random_.chance(25)) rule.overrides.push_back(earlier);
          speaking.push_back(rule.name);
        }
        out_.program.rules.push_back(std::move(rule));
      }
    }
  }

  RuleSpec evidence_rule(const std::string& name, const Leveled& about) {
    static const std::vector<lang::Verb> kVerbs = {lang::Verb::suggests, lang::Verb::suggests, lang::Verb::discourages,
                                                   lang::Verb::excludes, lang::Verb::cautions};
    ConclusionSpec says{.verb = about.spec.uncertain ? lang::Verb::implies : random_.any_of(kVerbs),
                        .about = about.spec.uncertain ? about.spec.name : "choice",
                        .evidence = "rule " + name,
                        .strength = std::nullopt,
                        .by_certainty = false,
                        .for_each = {}};
    RelationSpec evidence{says.evidence, about.spec.columns, lang::Role::evidence, {}, {}};
    AtomSpec head{says.evidence, {}, false};
    for (const Type type : about.spec.columns) head.cells.emplace_back(conditions_.variable(type));
    if (random_.chance(40)) {
      const Type type = random_.type();
      says.for_each.push_back(conditions_.variable(type));
      head.cells.emplace_back(says.for_each.back());
      evidence.columns.push_back(type);
    }
    std::vector<LiteralSpec> also;
    if (is_members(about)) also.push_back(atom("members", {head.cells.front()}));
    if (says.verb == lang::Verb::excludes || says.verb == lang::Verb::cautions || random_.chance(70)) {
      says.strength = about.spec.uncertain && random_.chance(30) ? 1.0 : random_.pick(1, 9) / 10.0;
    } else {
      head.cells.emplace_back("?dstrength");
      evidence.columns.push_back(Type::number);
      also.push_back(atom(kStrengths, {"?dstrength"}));
    }
    says.by_certainty = (says.verb == lang::Verb::implies || says.verb == lang::Verb::suggests) && random_.chance(60);
    std::set<std::string> used;
    for (const Cell& cell : head.cells) used.insert(std::get<std::string>(cell.content));
    used.erase("?dstrength");
    if (says.by_certainty) {
      head.cells.emplace_back(kCertainty);
      evidence.columns.push_back(Type::integer);
    }
    RuleSpec rule{name, {}, {head}, says, {}};
    const int level = about.spec.uncertain ? about.level - 1 : kLevels;
    for (int ways = random_.pick(1, 2); ways > 0; --ways) {
      auto& way = rule.alternatives.emplace_back(says.by_certainty ? conditions_.weighed_alternative(level, used)
                                                                   : conditions_.alternative(level, used));
      way.insert(way.end(), also.begin(), also.end());
    }
    out_.program.relations.push_back(std::move(evidence));
    return rule;
  }

  static bool is_members(const Leveled& relation) { return relation.spec.role == lang::Role::members; }

  static bool can_be_head(const Leveled& relation) {
    return relation.level > 0 && !relation.spec.uncertain && relation.spec.role != lang::Role::known &&
           relation.spec.role != lang::Role::members;
  }

  RuleSpec make_rule(const std::string& name) {
    RuleSpec rule{name, {}, {}};
    int level = kLevels;
    std::set<std::string> used;
    for (int heads = random_.chance(25) ? 2 : 1; heads > 0; --heads) {
      const Leveled* head;
      do head = &random_.any_of(relations_);
      while (!can_be_head(*head));
      level = std::min(level, head->level);
      AtomSpec spec{head->spec.name, {}, false};
      for (const Type type : head->spec.columns) {
        spec.cells.push_back(random_.chance(80) ? Cell(conditions_.variable(type)) : random_.constant(type));
        if (const auto* variable = std::get_if<std::string>(&spec.cells.back().content)) used.insert(*variable);
      }
      rule.heads.push_back(spec);
    }
    for (int alternatives = random_.chance(25) ? 2 : 1; alternatives > 0; --alternatives)
      rule.alternatives.push_back(conditions_.alternative(level, used));
    return rule;
  }

  void make_facts() {
    out_.program.relations.push_back({kHalves, {Type::number}, lang::Role::relation, {}, {}});
    for (int i = -6; i <= 6; ++i) out_.facts.push_back({kHalves, {i / 2.0}});
    for (int i = random_.pick(0, 3); i > 0; --i)
      out_.facts.push_back({kStrengths, {random_.chance(3) ? 1.0 : random_.pick(1, 9) / 10.0}});
    for (const Leveled& relation : relations_) {
      if (relation.spec.name == kStrengths) continue;
      const bool declared = relation.spec.role == lang::Role::relation || relation.spec.role == lang::Role::attribute;
      const int most = relation.level == 0 ? 10 : 3;
      if (declared) add_rows(relation.spec, random_.pick(0, most), out_.facts);
      if (relation.spec.role == lang::Role::attribute || relation.spec.uncertain)
        add_rows(relation.spec, random_.pick(0, 2), out_.case_facts);
      if (relation.spec.role == lang::Role::known && random_.chance(30))
        out_.case_facts.push_back({relation.spec.name, {}});
    }
  }

  void add_rows(const RelationSpec& relation, int count, std::vector<FactSpec>& facts) {
    for (; count > 0; --count) {
      FactSpec fact{relation.name, {}};
      for (const Type type : relation.columns) fact.cells.push_back(random_.constant(type));
      if (relation.uncertain) fact.cells.emplace_back(random_.pick(1, 10) / 10.0);
      facts.push_back(fact);
    }
  }

  Random random_;
  int weighed_ = 0;  // rules that say something for a candidate or an uncertain fact
  std::vector<Leveled> relations_;
  RandomConditions conditions_{random_, relations_};
  RandomCase out_;
};

}  // namespace

RandomCase random_case(std::mt19937_64& random) { return Generator(random).make(); }

RandomCase shuffled(RandomCase original, std::mt19937_64& random) {
  const auto shuffle = [&](auto& items) { std::shuffle(items.begin(), items.end(), random); };
  shuffle(original.program.relations);
  shuffle(original.program.rules);
  shuffle(original.facts);
  shuffle(original.case_facts);
  for (RuleSpec& rule : original.program.rules)
    for (auto& alternative : rule.alternatives) shuffle(alternative);
  return original;
}

}  // namespace counsel::property
