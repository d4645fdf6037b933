#include "engine/eval/fixpoint.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "engine/eval/compile.h"
#include "tests/support/program_builder.h"

namespace counsel::eval {
namespace {

using namespace support;
using lang::Comparator;
using lang::Operator;

RelationSpec integers(const std::string& name) { return relation(name, {Type::integer}); }

/// A program with its plan, which every model needs to outlive it.
struct Base {
  explicit Base(const ProgramSpec& spec) : program(build(spec)), plan(compile(program)) {}

  RelationId id(const std::string& name) const { return relation_of(program, name); }
  Result<Model> run(const std::vector<FactSpec>& base, const std::vector<CaseFact>& answers = {},
                    const RunLimits& limits = {}) const {
    const auto prepared = prepare(plan, facts(base));
    if (!prepared) return tl::unexpected(prepared.error());
    return eval::run(*prepared, answers, limits);
  }
  std::string error(const std::vector<FactSpec>& base, const RunLimits& limits = {}) const {
    const auto model = run(base, {}, limits);
    return model ? "no error" : model.error().message;
  }

  lang::Program program;
  Plan plan;
};

ProgramSpec closure() {
  ProgramSpec spec;
  spec.relations = {relation("edge", {Type::name, Type::name}), relation("path", {Type::name, Type::name})};
  spec.rules = {{"further", {{atom("path", {"?x", "?y"}), atom("edge", {"?y", "?z"})}}, {{"path", {"?x", "?z"}}}},
                {"start", {{atom("edge", {"?x", "?y"})}}, {{"path", {"?x", "?y"}}}}};
  return spec;
}

/// out(?n + 1) from every out(?n): never ends by itself.
ProgramSpec counting(LiteralSpec condition = atom("out", {"?n"})) {
  ProgramSpec spec;
  spec.relations = {integers("out"), integers("seed")};
  spec.rules = {
      {"growth",
       {{atom("out", {"?n"}), std::move(condition), test("?m", Comparator::equal, Expr(Operator::add, {"?n", 1}))}},
       {{"out", {"?m"}}}},
      {"other", {{atom("seed", {"?n"})}}, {{"out", {"?n"}}}}};
  return spec;
}

TEST(Run, FindsTheLeastModelOfARecursiveRule) {
  const Base base(closure());
  const auto model = base.run({{"edge", {"a", "b"}}, {"edge", {"b", "c"}}, {"edge", {"c", "a"}}, {"edge", {"d", "a"}}});
  ASSERT_TRUE(model);
  EXPECT_EQ(model->rows(base.id("path")), 12u);
  EXPECT_EQ(print_model(*model), R"(edge(a, b)
edge(b, c)
edge(c, a)
edge(d, a)
path(a, a)
path(a, b)
path(a, c)
path(b, a)
path(b, b)
path(b, c)
path(c, a)
path(c, b)
path(c, c)
path(d, a)
path(d, b)
path(d, c)
)");
}

TEST(Run, GivesRowsTheRoundOfTheirStratumAsHeight) {
  const Base base(closure());
  const auto model = base.run({{"edge", {"a", "b"}}, {"edge", {"b", "c"}}, {"edge", {"c", "d"}}, {"path", {"b", "d"}}});
  ASSERT_TRUE(model);
  const auto height = [&](const char* from, const char* to) {
    const std::vector<Value> values = {Name{from}, Name{to}};
    return model->height(base.id("path"), model->find(base.id("path"), values).value());
  };
  EXPECT_EQ(height("b", "d"), 0u);  // stated
  EXPECT_EQ(height("a", "b"), 1u);
  EXPECT_EQ(height("a", "c"), 2u);
  EXPECT_EQ(height("a", "d"), 3u);
}

TEST(Run, LooksAtACompletedStratumForWhatIsNotSo) {
  ProgramSpec spec = closure();
  spec.relations.push_back(relation("node", {Type::name}));
  spec.relations.push_back(relation("apart", {Type::name, Type::name}));
  spec.relations.push_back(relation("end", {Type::name}));
  spec.rules.push_back({"apart",
                        {{atom("node", {"?x"}), atom("node", {"?y"}), absent("path", {"?x", "?y"})}},
                        {{"apart", {"?x", "?y"}}}});
  spec.rules.push_back({"end", {{atom("node", {"?x"}), absent("edge", {"?x", "?_"})}}, {{"end", {"?x"}}}});
  const Base base(spec);
  const auto model = base.run({{"edge", {"a", "b"}}, {"node", {"a"}}, {"node", {"b"}}});
  ASSERT_TRUE(model);
  EXPECT_EQ(print_model(*model),
            "apart(a, a)\napart(b, a)\napart(b, b)\nedge(a, b)\nend(b)\nnode(a)\nnode(b)\npath(a, b)\n");
}

TEST(Run, KnowsAnAttributeThatHasAValueAndOneAnsweredWithNone) {
  ProgramSpec spec;
  spec.attribute("need", Type::name);
  spec.attribute("size", Type::integer);
  spec.relations.push_back(relation("out", {Type::name}));
  spec.rules = {{"no-orm", {{atom("known need", {}), absent("need", {"orm"})}}, {{"out", {"plain"}}}}};
  const Base base(spec);
  const auto holds = [&](const Result<Model>& model, const char* name) { return model->rows(base.id(name)) > 0; };

  const auto unanswered = base.run({});
  EXPECT_FALSE(holds(unanswered, "known need"));
  EXPECT_FALSE(holds(unanswered, "out"));

  const auto none = base.run({}, {{base.id("known need"), {}, 5}});
  EXPECT_TRUE(holds(none, "known need"));
  EXPECT_TRUE(holds(none, "out"));
  EXPECT_EQ(none->source(base.id("known need"), RowId{0})->index, 5u);

  const auto answered = base.run({}, {{base.id("need"), {Name{"orm"}}, 0}});
  EXPECT_TRUE(holds(answered, "known need"));
  EXPECT_FALSE(holds(answered, "known size"));
  EXPECT_FALSE(holds(answered, "out"));
}

TEST(Run, SaysWhereARowCameFromTheBaseFirst) {
  ProgramSpec spec;
  spec.attribute("need", Type::name);
  spec.relations.push_back({"members", {Type::name}, lang::Role::members, {}, {"x", "y"}});
  const Base base(spec);
  const RelationId need = base.id("need");
  const auto model = base.run({{"need", {"b"}}, {"need", {"a"}}, {"need", {"b"}}},
                              {{need, {Name{"a"}}, 7}, {need, {Name{"c"}}, 8}, {need, {Name{"c"}}, 9}});
  ASSERT_TRUE(model);
  const auto source = [&](RelationId relation, const char* name) {
    const std::vector<Value> values = {Name{name}};
    return model->source(relation, model->find(relation, values).value()).value();
  };
  EXPECT_EQ(model->rows(need), 3u);
  EXPECT_EQ(source(need, "b").kind, RowSource::Kind::base);
  EXPECT_EQ(source(need, "b").index, 0u);
  EXPECT_EQ(source(need, "a").kind, RowSource::Kind::base);
  EXPECT_EQ(source(need, "a").index, 1u);
  EXPECT_EQ(source(need, "c").kind, RowSource::Kind::case_fact);
  EXPECT_EQ(source(need, "c").index, 8u);
  EXPECT_EQ(source(base.id("members"), "y").kind, RowSource::Kind::declared);
  EXPECT_EQ(source(base.id("members"), "y").index, 1u);
  EXPECT_EQ(model->source(base.id("known need"), RowId{0}), std::nullopt);  // derived
}

TEST(Run, LeavesOtherRunsOfTheSameBaseAlone) {
  const Base base(closure());
  const auto prepared = prepare(base.plan, facts({{"edge", {"a", "b"}}}));
  const std::vector<CaseFact> answers = {{base.id("edge"), {Name{"b"}, Name{"c"}}, 0}};
  const auto with = run(*prepared, answers);
  const auto without = run(*prepared);
  EXPECT_EQ(with->rows(base.id("path")), 3u);
  EXPECT_EQ(without->rows(base.id("path")), 1u);
  EXPECT_EQ(&without->view(base.id("edge")), &run(*prepared)->view(base.id("edge")));  // shared
  EXPECT_NE(&with->view(base.id("edge")), &without->view(base.id("edge")));
}

// A relation taken over had an index that the first run never needed and so never built; it was used as it stood,
// empty.
TEST(RunAgain, BuildsTheIndexesThatTheFirstRunDidNotNeed) {
  ProgramSpec spec;
  spec.attribute("need", Type::name);
  spec.relations.push_back(relation("offers", {Type::name, Type::name}));
  spec.relations.push_back(relation("ships", {Type::name, Type::name}));
  spec.relations.push_back(relation("out", {Type::name}));
  spec.rules = {{"ships", {{atom("offers", {"?f", "?what"})}}, {{"ships", {"?what", "?f"}}}},
                {"fits", {{atom("need", {"?what"}), atom("ships", {"?what", "?f"})}}, {{"out", {"?f"}}}}};
  const Base base(spec);
  const auto before =
      base.run({{"offers", {"Django", "orm"}}, {"offers", {"Rails", "orm"}}, {"offers", {"Gin", "none"}}});
  const std::vector<CaseFact> answers = {{base.id("need"), {Name{"orm"}}, 0}};
  const auto after = run_again(*before, answers, std::array{base.id("need")});
  ASSERT_TRUE(after);
  EXPECT_EQ(after->rows(base.id("out")), 2u);
  EXPECT_EQ(before->rows(base.id("out")), 0u);
}

TEST(Run, RefusesFactsThatFitNoRelation) {
  ProgramSpec spec = closure();
  spec.attribute("need", Type::name);
  const Base base(spec);
  EXPECT_EQ(base.error({{"egde", {"a", "b"}}}), "a fact is about `egde`, which the rules do not declare");
  EXPECT_EQ(base.error({{"known need", {}}}), "a fact is about `known need`, which the rules do not declare");
  EXPECT_EQ(base.error({{"edge", {"a"}}}), "a fact of `edge` has 1 values where 2 are declared");
  EXPECT_EQ(base.error({{"edge", {"a", 3}}}), "a fact of `edge` has 3 for `c1`, which takes: name");
  const auto answered = base.run({}, {{base.id("need"), {std::int64_t{3}}, 0}});
  ASSERT_FALSE(answered);
  EXPECT_EQ(answered.error().kind, ErrorKind::invalid_input);
}

// E0903: time stands still where the program is tested as a whole.
TEST(Run, EndsAtALimitAndNamesTheRuleThatGrew) {
  const Base base(counting());
  RunLimits facts_limit;
  facts_limit.max_facts = 1000;
  EXPECT_EQ(base.error({{"seed", {0}}}, facts_limit),
            "the limit of 1000 facts was reached while rule growth was growing");
  RunLimits rounds_limit;
  rounds_limit.max_rounds = 50;
  EXPECT_EQ(base.error({{"seed", {0}}}, rounds_limit),
            "the limit of 50 rounds was reached while rule growth was growing");
  RunLimits bytes_limit;
  bytes_limit.max_bytes = 100'000;
  EXPECT_EQ(base.error({{"seed", {0}}}, bytes_limit),
            "the limit of 100000 bytes was reached while rule growth was growing");
  RunLimits time_limit;
  time_limit.max_ms = 500;
  std::uint64_t now = 0;
  time_limit.elapsed_ms = [&now] { return now += 100; };
  EXPECT_EQ(base.error({{"seed", {0}}}, time_limit), "the limit of 500 ms was reached while rule growth was growing");
  RunLimits stopped;
  stopped.stop = [] { return true; };
  EXPECT_EQ(base.error({{"seed", {0}}}, stopped), "the run was stopped while rule growth was growing");
}

TEST(Run, AsksWhetherToStopInsideALongJoinThatFindsNothing) {
  ProgramSpec spec;
  spec.relations = {integers("p"), integers("out")};
  spec.rules = {{"product",
                 {{atom("p", {"?a"}), atom("p", {"?b"}), atom("p", {"?c"}), test("?a", Comparator::greater, "?c"),
                   test("?c", Comparator::greater, "?a")}},
                 {{"out", {"?a"}}}}};
  const Base base(spec);
  std::vector<FactSpec> many;
  for (int i = 0; i < 1000; ++i) many.push_back({"p", {i}});
  RunLimits limits;
  int asked = 0;
  limits.stop = [&] { return ++asked == 3; };
  EXPECT_EQ(base.error(many, limits), "the run was stopped while rule product was growing");
}

TEST(Run, LeavesRoomUnderALimitThatIsJustEnough) {
  const Base base(counting(test("?n", Comparator::less, 10)));
  RunLimits limits;
  limits.max_facts = 12;   // the seed and 0 … 10
  limits.max_rounds = 12;  // the seed's, ten that count, and one that finds no more
  EXPECT_TRUE(base.run({{"seed", {0}}}, {}, limits));
  limits.max_facts = 11;
  EXPECT_FALSE(base.run({{"seed", {0}}}, {}, limits));
}

TEST(UndefinedArithmetic, NamesTheRuleTheExpressionAndTheValues) {
  const Base base(counting());
  const auto model = base.run({{"seed", {std::numeric_limits<std::int64_t>::max()}}});
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().kind, ErrorKind::undefined_arithmetic);
  EXPECT_EQ(model.error().message, "rule growth: ?n + 1 overflows with ?n = 9223372036854775807");
}

TEST(UndefinedArithmetic, IsToldOfTheLeastCaseWhateverTheOrderOfFacts) {
  ProgramSpec spec;
  spec.relations = {integers("p"), relation("out", {Type::number})};
  spec.rules = {{"share",
                 {{atom("p", {"?a"}), test("?m", Comparator::equal, Expr(Operator::divide, {"?a", 0}))}},
                 {{"out", {"?m"}}}}};
  const Base base(spec);
  const std::string expected = "rule share: ?a / 0 divides by zero with ?a = 1";
  EXPECT_EQ(base.error({{"p", {1}}, {"p", {2}}, {"p", {3}}}), expected);
  EXPECT_EQ(base.error({{"p", {3}}, {"p", {2}}, {"p", {1}}}), expected);
}

// What is fast may compute before a condition that would have spared it; that must never show.
TEST(UndefinedArithmetic, IsNoErrorWhereAnotherConditionFails) {
  ProgramSpec spec;
  spec.relations = {relation("share", {Type::name, Type::integer, Type::integer}), relation("counted", {Type::name}),
                    relation("out", {Type::number})};
  spec.rules = {{"r",
                 {{atom("share", {"?who", "?a", "?b"}),
                   test("?m", Comparator::equal, Expr(Operator::divide, {"?a", "?b"})), atom("counted", {"?who"})}},
                 {{"out", {"?m"}}}}};
  const Base base(spec);
  const auto model = base.run({{"share", {"x", 1, 0}}, {"share", {"y", 1, 2}}, {"counted", {"y"}}});
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_TRUE(model->holds(base.id("out"), std::vector<Value>{0.5}));
  EXPECT_EQ(base.error({{"share", {"x", 1, 0}}, {"counted", {"x"}}}),
            "rule r: ?a / ?b divides by zero with ?a = 1, ?b = 0");
}

TEST(UndefinedArithmetic, IsNoErrorWhereWhatItWouldBindIsNeverThere) {
  ProgramSpec spec;
  spec.relations = {integers("p"), integers("q"), integers("out")};
  spec.rules = {{"next",
                 {{atom("p", {"?n"}), test("?m", Comparator::equal, Expr(Operator::add, {"?n", 1})),
                   test("?m", Comparator::less, 5), absent("q", {"?n"})}},
                 {{"out", {"?m"}}}}};
  const Base base(spec);
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  EXPECT_TRUE(base.run({{"p", {kMost}}, {"q", {kMost}}}));
  EXPECT_EQ(base.error({{"p", {kMost}}}), "rule next: ?n + 1 overflows with ?n = 9223372036854775807");
}

TEST(Model, FindsNothingForValuesThatNobodyMentioned) {
  const Base base(closure());
  const auto model = base.run({{"edge", {"a", "b"}}});
  EXPECT_EQ(model->find(base.id("edge"), std::vector<Value>{Name{"a"}, Name{"z"}}), std::nullopt);
  EXPECT_EQ(model->find(base.id("edge"), std::vector<Value>{Name{"a"}}), std::nullopt);
  EXPECT_TRUE(model->holds(base.id("path"), std::vector<Value>{Name{"a"}, Name{"b"}}));
}

TEST(PrintModel, ShowsDeclaredRelationsByNameAndValueAsRuleText) {
  ProgramSpec spec;
  spec.attribute("team-size", Type::integer);
  spec.attribute("real-time", Type::yes_no);
  spec.relations.push_back(relation("called", {Type::name, Type::text}));
  const Base base(spec);
  const auto model =
      base.run({{"called", {"Ruby on Rails", Value(Text{"RoR"})}}, {"called", {"Gin", Value(Text{"say \"gin\""})}}},
               {{base.id("team-size"), {std::int64_t{10}}, 0},
                {base.id("team-size"), {std::int64_t{9}}, 0},
                {base.id("real-time"), {true}, 0}});
  EXPECT_EQ(print_model(*model), R"(called(Gin, "say \"gin\"")
called("Ruby on Rails", "RoR")
real-time is yes
team-size is 9
team-size is 10
)");
}

}  // namespace
}  // namespace counsel::eval
