#include "engine/eval/match.h"

#include <gtest/gtest.h>

#include "engine/eval/fixpoint.h"
#include "tests/support/program_builder.h"

namespace counsel::eval {
namespace {

using namespace support;
using lang::Comparator;
using lang::Operator;

/// A program, run over facts, with a matcher.
struct Ran {
  Ran(const ProgramSpec& spec, const std::vector<FactSpec>& base)
      : program(build(spec)),
        plan(compile(program)),
        model(run(*prepare(plan, facts(base))).value()),
        matcher(program, model) {}

  RelationId id(const std::string& name) const { return relation_of(program, name); }
  RuleId rule(const std::string& name) const { return program.find_rule(name).value(); }
  VariableId variable(const std::string& rule_name, const std::string& name) const {
    const auto& variables = program.rule(rule(rule_name)).variables;
    for (std::size_t i = 0; i < variables.size(); ++i)
      if (variables[i].name == name) return static_cast<VariableId>(i);
    return VariableId{99};
  }
  RowId row(const std::string& name, const std::vector<Value>& values) const {
    return model.find(id(name), values).value();
  }

  /// "path(a, b) edge(b, c)": what the match rests on.
  std::string premises(const Match& match) const {
    std::string out;
    for (const Premise& premise : match.premises) {
      out += (out.empty() ? "" : " ") + model.plan().relation(premise.relation).name + '(';
      const auto values = model.values(premise.relation, premise.row);
      for (std::size_t i = 0; i < values.size(); ++i) out += (i > 0 ? ", " : "") + to_source(values[i]);
      out += ')';
    }
    return out;
  }
  std::string derivation(const std::string& name, const std::vector<Value>& values) {
    const auto found = matcher.derivation(id(name), row(name, values));
    if (!found) return "fact";
    return (found->rule ? program.rule(*found->rule).name : "declared") + ": " + premises(found->match);
  }

  lang::Program program;
  Plan plan;
  Model model;
  Matcher matcher;
};

ProgramSpec closure() {
  ProgramSpec spec;
  spec.relations = {relation("edge", {Type::name, Type::name}), relation("path", {Type::name, Type::name})};
  spec.rules = {{"further", {{atom("path", {"?x", "?y"}), atom("edge", {"?y", "?z"})}}, {{"path", {"?x", "?z"}}}},
                {"start", {{atom("edge", {"?x", "?y"})}}, {{"path", {"?x", "?y"}}}}};
  return spec;
}

Value name(const char* word) { return Name{word}; }

TEST(Matches, AreAllBindingsInOrderOfValues) {
  Ran ran(closure(), {{"edge", {"c", "d"}}, {"edge", {"a", "c"}}, {"edge", {"b", "c"}}});
  const auto all = ran.matcher.matches(ran.rule("further"), 0);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(ran.premises(all[0]), "path(a, c) edge(c, d)");
  EXPECT_EQ(ran.premises(all[1]), "path(b, c) edge(c, d)");
  EXPECT_EQ(all[0].values, (std::vector<std::optional<Value>>{name("a"), name("c"), name("d")}));
}

TEST(Matches, KeepToTheValuesThatAreGiven) {
  Ran ran(closure(), {{"edge", {"c", "d"}}, {"edge", {"a", "c"}}, {"edge", {"b", "c"}}});
  const Binding b{ran.variable("further", "x"), name("b")};
  EXPECT_EQ(ran.matcher.matches(ran.rule("further"), 0, {{b}}).size(), 1u);
  const Binding stranger{ran.variable("further", "x"), name("nobody")};
  EXPECT_EQ(ran.matcher.matches(ran.rule("further"), 0, {{stranger}}).size(), 0u);
}

TEST(Matches, TakeLowerPremisesOnlyWhereAsked) {
  Ran ran(closure(), {{"edge", {"a", "b"}}, {"edge", {"b", "c"}}, {"edge", {"c", "d"}}});
  EXPECT_EQ(ran.matcher.matches(ran.rule("further"), 0).size(), 3u);
  EXPECT_EQ(ran.matcher.matches(ran.rule("further"), 0, {}, 2).size(), 2u);  // from paths of one edge
  EXPECT_EQ(ran.matcher.matches(ran.rule("further"), 0, {}, 1).size(), 0u);
}

TEST(Matches, ShowTheLeastRowWhereAnythingWillDo) {
  ProgramSpec spec;
  spec.relations = {relation("p", {Type::name, Type::name}), relation("out", {Type::name})};
  spec.rules = {{"r", {{atom("p", {"?x", "?_"})}}, {{"out", {"?x"}}}}};
  Ran ran(spec, {{"p", {"a", "z"}}, {"p", {"a", "b"}}, {"p", {"c", "d"}}});
  const auto all = ran.matcher.matches(ran.rule("r"), 0);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(ran.premises(all[0]), "p(a, b)");
}

TEST(Matches, HaveNoValueForVariablesOfOtherAlternatives) {
  ProgramSpec spec;
  spec.relations = {relation("p", {Type::name}), relation("q", {Type::name, Type::name}),
                    relation("out", {Type::name})};
  spec.rules = {{"r", {{atom("p", {"?x"})}, {atom("q", {"?x", "?y"})}}, {{"out", {"?x"}}}}};
  Ran ran(spec, {{"p", {"a"}}, {"q", {"b", "c"}}});
  EXPECT_EQ(ran.matcher.matches(ran.rule("r"), 0).at(0).values,
            (std::vector<std::optional<Value>>{name("a"), std::nullopt}));
  EXPECT_EQ(ran.matcher.matches(ran.rule("r"), 1).at(0).values,
            (std::vector<std::optional<Value>>{name("b"), name("c")}));
}

TEST(Matches, MindNegationAndArithmetic) {
  ProgramSpec spec;
  spec.relations = {relation("p", {Type::integer}), relation("barred", {Type::integer}),
                    relation("out", {Type::integer})};
  spec.rules = {
      {"r",
       {{atom("p", {"?x"}), absent("barred", {"?x"}),
         test("?y", Comparator::equal, Expr(Operator::multiply, {"?x", 10})), test("?y", Comparator::less, 30)}},
       {{"out", {"?y"}}}}};
  Ran ran(spec, {{"p", {0}}, {"p", {1}}, {"p", {2}}, {"p", {3}}, {"barred", {1}}});
  const auto all = ran.matcher.matches(ran.rule("r"), 0);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1].values, (std::vector<std::optional<Value>>{std::int64_t{2}, std::int64_t{20}}));
  EXPECT_EQ(ran.derivation("out", {std::int64_t{20}}), "r: p(2)");
}

TEST(Derivation, OfAFactIsNone) {
  Ran ran(closure(), {{"edge", {"a", "b"}}, {"path", {"a", "b"}}});
  EXPECT_EQ(ran.derivation("edge", {name("a"), name("b")}), "fact");
  EXPECT_EQ(ran.derivation("path", {name("a"), name("b")}), "fact");  // though a rule derives it, too
}

TEST(Derivation, RestsOnTheLowestPremises) {
  Ran ran(closure(), {{"edge", {"a", "b"}}, {"edge", {"b", "c"}}, {"edge", {"c", "d"}}, {"edge", {"a", "c"}}});
  EXPECT_EQ(ran.derivation("path", {name("a"), name("c")}), "start: edge(a, c)");
  EXPECT_EQ(ran.derivation("path", {name("a"), name("d")}), "further: path(a, c) edge(c, d)");
}

TEST(Derivation, IsTheLeastByRuleNameAndThenByValues) {
  ProgramSpec spec;
  spec.relations = {relation("p", {Type::name}), relation("q", {Type::name}), relation("out", {})};
  spec.rules = {{"later", {{atom("p", {"?x"})}}, {{"out", {}}}}, {"earlier", {{atom("q", {"?x"})}}, {{"out", {}}}}};
  Ran both(spec, {{"p", {"a"}}, {"q", {"c"}}, {"q", {"b"}}});
  EXPECT_EQ(both.derivation("out", {}), "earlier: q(b)");
  Ran one(spec, {{"p", {"a"}}});
  EXPECT_EQ(one.derivation("out", {}), "later: p(a)");
  EXPECT_EQ(both.matcher.derivations(both.id("out"), RowId{0}).size(), 3u);
}

TEST(Derivation, FitsTheHeadsConstantsAndRepeatedVariables) {
  ProgramSpec spec;
  spec.relations = {relation("p", {Type::name}), relation("out", {Type::name, Type::name})};
  spec.rules = {{"constant", {{atom("p", {"?x"})}}, {{"out", {"?x", "k"}}}},
                {"twice", {{atom("p", {"?x"})}}, {{"out", {"?x", "?x"}}}}};
  Ran ran(spec, {{"p", {"a"}}, {"p", {"k"}}});
  EXPECT_EQ(ran.derivation("out", {name("a"), name("k")}), "constant: p(a)");
  EXPECT_EQ(ran.derivation("out", {name("a"), name("a")}), "twice: p(a)");
  EXPECT_EQ(ran.matcher.derivations(ran.id("out"), ran.row("out", {name("k"), name("k")})).size(), 2u);
}

TEST(Derivation, OfWhatIsKnownIsTheAttributesLeastValue) {
  ProgramSpec spec;
  spec.attribute("need", Type::name);
  Ran ran(spec, {{"need", {"z"}}, {"need", {"b"}}});
  EXPECT_EQ(ran.derivation("known need", {}), "declared: need(b)");
}

}  // namespace
}  // namespace counsel::eval
