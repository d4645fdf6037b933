#include "engine/eval/plan.h"

#include <gtest/gtest.h>

#include "engine/eval/compile.h"
#include "tests/support/program_builder.h"

namespace counsel::eval {
namespace {

using namespace support;
using lang::Comparator;
using lang::Operator;

std::string plan_of(ProgramSpec spec) { return print_plan(compile(build(spec))); }

TEST(Plan, RunsARecursiveRuleOnceForEachRecursiveAtom) {
  ProgramSpec spec;
  spec.relations = {relation("edge", {Type::name, Type::name}), relation("path", {Type::name, Type::name})};
  spec.rules = {{"join", {{atom("path", {"?x", "?y"}), atom("path", {"?y", "?z"})}}, {{"path", {"?x", "?z"}}}},
                {"start", {{atom("edge", {"?x", "?y"})}}, {{"path", {"?x", "?y"}}}}};
  EXPECT_EQ(plan_of(spec), R"(stratum path
  rule join, alternative 1
    each path(?x, ?y)
    each path(?y, ?z) by c0
    -> path(?x, ?z)
  rule start, alternative 1
    each edge(?x, ?y)
    -> path(?x, ?y)
  rule join, alternative 1, further rounds
    each fresh path(?x, ?y)
    each path(?y, ?z) by c0
    -> path(?x, ?z)
  rule join, alternative 1, further rounds
    each fresh path(?y, ?z)
    each old path(?x, ?y) by c1
    or, where that is less work,
    each old path(?x, ?y)
    each fresh path(?y, ?z) by c0
    -> path(?x, ?z)
)");
}

TEST(Plan, FiltersAsSoonAsItCanAndLeavesOutWhatNothingReads) {
  ProgramSpec spec;
  spec.relations = {relation("big", {Type::integer, Type::integer}),
                    relation("wide", {Type::integer, Type::name, Type::name}), relation("barred", {Type::integer}),
                    relation("out", {Type::integer})};
  spec.rules = {{"r",
                 {{atom("big", {"?x", "?y"}), atom("wide", {"?y", "?u", "?_"}), absent("barred", {"?y"}),
                   test("?x", Comparator::less, 3), test("?z", Comparator::equal, Expr(Operator::add, {"?x", 1}))}},
                 {{"out", {"?z"}}}}};
  EXPECT_EQ(plan_of(spec), R"(stratum out
  rule r, alternative 1
    each big(?x, ?y)
    if ?x < 3
    if no barred(?y)
    let ?z = ?x + 1
    some wide(?y, ?_, ?_) by c0
    -> out(?z)
)");
}

TEST(Plan, StartsWithAnswersAndSharesABodyBetweenHeads) {
  ProgramSpec spec;
  spec.attribute("need", Type::name);
  spec.relations.push_back(relation("offers", {Type::name, Type::name}));
  spec.relations.push_back({"members", {Type::name}, lang::Role::members, {}, {"a", "b"}});
  spec.relations.push_back({"says", {Type::name}, lang::Role::evidence, {}, {}});
  spec.rules = {{"r",
                 {{atom("offers", {"?c", "?f"}), atom("need", {"?f"}), atom("members", {"?c"})}},
                 {{"says", {"?c"}}, {"says", {"a"}}}}};
  EXPECT_EQ(plan_of(spec), R"(stratum known need
  rule known need, alternative 1
    some need(?_)
    -> known need()
stratum says
  rule r, alternative 1
    each need(?f)
    each offers(?c, ?f) by c1
    if members(?c)
    -> says(?c)
    -> says(a)
)");
}

TEST(Plan, BindsThroughAnEquationOnlyValuesOfTheSameType) {
  ProgramSpec spec;
  spec.relations = {relation("p", {Type::number}), relation("q", {Type::integer}), relation("out", {Type::number})};
  spec.rules = {
      {"r", {{atom("q", {"?i"}), test("?n", Comparator::equal, "?i"), atom("p", {"?n"})}}, {{"out", {"?n"}}}}};
  EXPECT_EQ(plan_of(spec), R"(stratum out
  rule r, alternative 1
    each q(?i)
    each p(?n)
    if ?n = ?i
    -> out(?n)
)");
}

TEST(Plan, TakesArithmeticLateInTheCarefulBody) {
  ProgramSpec spec;
  spec.relations = {relation("p", {Type::integer}), relation("q", {Type::integer}), relation("out", {Type::integer})};
  spec.rules = {
      {"r",
       {{atom("p", {"?i"}), test("?n", Comparator::equal, Expr(Operator::add, {"?i", 1})), atom("q", {"?n"})}},
       {{"out", {"?n"}}}}};
  const Plan plan = compile(build(spec));
  const auto& pipeline = plan.strata.back().first.front();
  ASSERT_TRUE(pipeline.careful);
  EXPECT_TRUE(std::holds_alternative<Compute>(pipeline.orders.front().steps[1]));
  EXPECT_TRUE(std::holds_alternative<Visit>(pipeline.careful->steps[1]));
  EXPECT_TRUE(std::holds_alternative<Filter>(pipeline.careful->steps[2]));
}

}  // namespace
}  // namespace counsel::eval
