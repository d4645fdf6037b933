#include "engine/eval/nested.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "engine/eval/compile.h"
#include "engine/eval/fixpoint.h"
#include "tests/support/program_builder.h"

namespace counsel::eval {
namespace {

using namespace support;
using lang::AggregateFunction;
using lang::Comparator;
using lang::Operator;

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

/// One rule for `out`, over relations of groups, parts and amounts.
std::string result_of(std::vector<LiteralSpec> conditions, std::vector<Cell> head, const std::vector<Type>& columns,
                      const std::vector<FactSpec>& base) {
  ProgramSpec spec;
  spec.relations = {relation("group", {Type::name}),
                    relation("part", {Type::name, Type::name}),
                    relation("amount", {Type::name, Type::integer}),
                    relation("share", {Type::name, Type::number}),
                    relation("day", {Type::name, Type::date}),
                    relation("barred", {Type::name}),
                    relation("out", columns)};
  spec.rules = {{"r", {std::move(conditions)}, {{"out", std::move(head)}}}};
  const lang::Program program = build(spec);
  const Plan plan = compile(program);
  const auto model = run(*prepare(plan, facts(base)));
  if (!model) return model.error().message;
  std::string out;
  const RelationId id = relation_of(program, "out");
  for (const RowId row : model->sorted_rows(id)) {
    for (const Value& value : model->values(id, row)) out += to_source(value) + " ";
    out += "| ";
  }
  return out;
}

const std::vector<FactSpec> kParts = {{"group", {"a"}},     {"group", {"b"}},       {"group", {"c"}},
                                      {"part", {"a", "x"}}, {"part", {"a", "y"}},   {"part", {"b", "x"}},
                                      {"amount", {"x", 3}}, {"amount", {"y", 4}},   {"amount", {"y", 5}},
                                      {"share", {"x", 0.5}}, {"share", {"y", 0.25}}};

/// For each group: the function over the amounts of its parts.
std::string amounts(AggregateFunction function, Type type, Expr operand = "?n",
                    std::vector<FactSpec> base = kParts) {
  return result_of({atom("group", {"?g"}), aggregate("?r", function, std::move(operand), {"?p", "?n"},
                                                     {{atom("part", {"?g", "?p"}), atom("amount", {"?p", "?n"})}})},
                   {"?g", "?r"}, {Type::name, type}, base);
}

TEST(Aggregates, GoOverTheBindingsOfEachGroup) {
  EXPECT_EQ(amounts(AggregateFunction::count, Type::integer), "a 3 | b 1 | c 0 | ");
  EXPECT_EQ(amounts(AggregateFunction::sum, Type::integer), "a 12 | b 3 | c 0 | ");
  EXPECT_EQ(amounts(AggregateFunction::minimum, Type::integer), "a 3 | b 3 | ");
  EXPECT_EQ(amounts(AggregateFunction::maximum, Type::integer), "a 5 | b 3 | ");
  EXPECT_EQ(amounts(AggregateFunction::average, Type::number), "a 4.0 | b 3.0 | ");
  EXPECT_EQ(amounts(AggregateFunction::sum, Type::integer, Expr(Operator::multiply, {"?n", 2})), "a 24 | b 6 | c 0 | ");
}

TEST(Aggregates, CountABindingOnceHoweverManyWaysItHolds) {
  EXPECT_EQ(result_of({count("?r", {"?p"}, {{atom("part", {"a", "?p"})}, {atom("part", {"?_", "?p"})}})}, {"?r"},
                      {Type::integer}, kParts),
            "2 | ");
  EXPECT_EQ(result_of({aggregate("?r", AggregateFunction::sum, "?n", {"?n", "?p"},
                                 {{atom("amount", {"?p", "?n"})}, {atom("part", {"?_", "?p"}), atom("amount", {"?p", "?n"})}})},
                      {"?r"}, {Type::integer}, kParts),
            "12 | ");
}

TEST(Aggregates, WithoutVariablesOfTheirOwnHaveOneBindingOrNone) {
  const auto with = [](const char* part) {
    return result_of({atom("group", {"?g"}), count("?r", {}, {{atom("part", {"?g", part})}})}, {"?g", "?r"},
                     {Type::name, Type::integer}, kParts);
  };
  EXPECT_EQ(with("x"), "a 1 | b 1 | c 0 | ");
  EXPECT_EQ(with("?_"), "a 1 | b 1 | c 0 | ");
}

TEST(Aggregates, OfNothing) {
  EXPECT_EQ(amounts(AggregateFunction::count, Type::integer, "?n", {{"group", {"g"}}}), "g 0 | ");
  EXPECT_EQ(amounts(AggregateFunction::sum, Type::integer, "?n", {{"group", {"g"}}}), "g 0 | ");
  EXPECT_EQ(amounts(AggregateFunction::minimum, Type::integer, "?n", {{"group", {"g"}}}), "");
  EXPECT_EQ(amounts(AggregateFunction::average, Type::number, "?n", {{"group", {"g"}}}), "");
  EXPECT_EQ(result_of({aggregate("?r", AggregateFunction::sum, "?n", {"?p", "?n"}, {{atom("share", {"?p", "?n"})}})},
                      {"?r"}, {Type::number}, {}),
            "0.0 | ");
}

TEST(Aggregates, ThatAreAbsentHoldWhereThereIsNoBinding) {
  EXPECT_EQ(result_of({atom("group", {"?g"}),
                       aggregate("", AggregateFunction::minimum, "?p", {"?p"}, {{atom("part", {"?g", "?p"})}})},
                      {"?g"}, {Type::name}, kParts),
            "c | ");
}

TEST(Aggregates, CompareAResultThatSomethingElseBinds) {
  EXPECT_EQ(result_of({atom("group", {"?g"}), atom("amount", {"?_", "?r"}),
                       count("?r", {"?p", "?n"}, {{atom("part", {"?g", "?p"}), atom("amount", {"?p", "?n"})}})},
                      {"?g"}, {Type::name}, kParts),
            "a | ");
}

TEST(Aggregates, FindTheLeastAndGreatestNameAndDate) {
  EXPECT_EQ(result_of({aggregate("?r", AggregateFunction::maximum, "?p", {"?p"}, {{atom("part", {"?_", "?p"})}})}, {"?r"},
                      {Type::name}, kParts),
            "y | ");
  EXPECT_EQ(result_of({aggregate("?r", AggregateFunction::minimum, "?d", {"?d"}, {{atom("day", {"?_", "?d"})}})}, {"?r"},
                      {Type::date}, {{"day", {"b", Value(Date{20})}}, {"day", {"a", Value(Date{-5})}}}),
            "1969-12-27 | ");
}

TEST(Aggregates, StandInsideOneAnother) {
  // The greatest number of parts that a group has.
  EXPECT_EQ(result_of({aggregate("?r", AggregateFunction::maximum, "?n", {"?g", "?n"},
                                 {{atom("group", {"?g"}), count("?n", {"?p"}, {{atom("part", {"?g", "?p"})}})}})},
                      {"?r"}, {Type::integer}, kParts),
            "2 | ");
}

TEST(Aggregates, AddNumbersAlikeInEveryOrder) {
  std::vector<FactSpec> shares;
  for (const double share : {0.1, 1e16, -1e16, 0.3, 1e-9, 7.7, -0.2}) shares.push_back({"share", {"x", share}});
  const auto sum = [&] {
    return result_of({aggregate("?r", AggregateFunction::sum, "?n", {"?p", "?n"}, {{atom("share", {"?p", "?n"})}})},
                     {"?r"}, {Type::number}, shares);
  };
  const std::string first = sum();
  for (int i = 0; i < 20; ++i) {
    std::next_permutation(shares.begin(), shares.end(), [](const FactSpec& a, const FactSpec& b) {
      return std::get<Value>(a.cells[1].content) < std::get<Value>(b.cells[1].content);
    });
    EXPECT_EQ(sum(), first);
  }
}

TEST(Aggregates, AddIntegersExactlyAndSayWhenTheResultIsTooLarge) {
  EXPECT_EQ(amounts(AggregateFunction::sum, Type::integer, "?n",
                    {{"group", {"a"}}, {"part", {"a", "x"}}, {"amount", {"x", kMost}}, {"amount", {"x", 1}},
                     {"amount", {"x", -1}}}),
            "a 9223372036854775807 | ");
  EXPECT_EQ(amounts(AggregateFunction::sum, Type::integer, "?n",
                    {{"group", {"a"}}, {"part", {"a", "x"}}, {"amount", {"x", kMost}}, {"amount", {"x", 1}}}),
            "rule r: sum of ?n overflows with ?g = a");
  EXPECT_EQ(amounts(AggregateFunction::average, Type::number, "?n",
                    {{"group", {"a"}}, {"part", {"a", "x"}}, {"amount", {"x", kMost}}, {"amount", {"x", kMost - 1}}}),
            "a 9223372036854775808.0 | ");
  EXPECT_EQ(result_of({aggregate("?r", AggregateFunction::sum, "?n", {"?p", "?n"}, {{atom("share", {"?p", "?n"})}})},
                      {"?r"}, {Type::number}, {{"share", {"x", 1e308}}, {"share", {"y", 1e308}}}),
            "rule r: sum of ?n has no finite result");
}

TEST(Aggregates, AreUndefinedOnlyWhereAllElseHolds) {
  // The operand overflows for x.
  const std::vector<FactSpec> base = {{"group", {"a"}}, {"group", {"b"}}, {"part", {"a", "x"}}, {"part", {"b", "y"}},
                                      {"amount", {"x", kMost}}, {"amount", {"y", 1}}};
  const auto sum = [&](std::vector<LiteralSpec> inside, std::vector<LiteralSpec> outside, std::vector<FactSpec> more) {
    inside.insert(inside.begin(), {atom("part", {"?g", "?p"}), atom("amount", {"?p", "?n"}),
                                   test("?m", Comparator::equal, Expr(Operator::add, {"?n", 1}))});
    outside.push_back(atom("group", {"?g"}));
    outside.push_back(aggregate("?r", AggregateFunction::count, "?_", {"?p", "?n", "?m"}, {inside}));
    more.insert(more.end(), base.begin(), base.end());
    return result_of(outside, {"?g", "?r"}, {Type::name, Type::integer}, more);
  };
  const std::string error = "rule r: ?n + 1 overflows with ?n = 9223372036854775807";
  EXPECT_EQ(sum({}, {}, {}), error);
  EXPECT_EQ(sum({absent("barred", {"?p"})}, {}, {{"barred", {"x"}}}), "a 0 | b 1 | ");
  EXPECT_EQ(sum({}, {absent("barred", {"?g"})}, {{"barred", {"a"}}}), "b 1 | ");
  EXPECT_EQ(sum({}, {absent("barred", {"?g"})}, {{"barred", {"b"}}}), error);
  // What compares the result neither holds nor fails where there is none.
  EXPECT_EQ(sum({}, {test("?r", Comparator::greater, 5)}, {}), error);
}

TEST(Aggregates, OverWhatHasNoResultOutsideAddNoErrorOfTheirOwn) {
  EXPECT_EQ(result_of({atom("amount", {"?p", "?n"}), test("?m", Comparator::equal, Expr(Operator::add, {"?n", 1})),
                       count("?r", {"?q"}, {{atom("amount", {"?q", "?m"})}})},
                      {"?r"}, {Type::integer}, {{"amount", {"x", kMost}}}),
            "rule r: ?n + 1 overflows with ?n = 9223372036854775807");
}

std::string groups_where_every(AlternativesSpec where, AlternativesSpec has, bool negated,
                               const std::vector<FactSpec>& base = kParts, std::vector<std::string> own = {"?p"}) {
  return result_of({atom("group", {"?g"}), EverySpec{std::move(own), std::move(where), std::move(has), negated}}, {"?g"},
                   {Type::name}, base);
}

TEST(EveryCondition, HoldsWhereAllThatIsThereHasIt) {
  const AlternativesSpec where = {{atom("part", {"?g", "?p"})}};
  EXPECT_EQ(groups_where_every(where, {{atom("part", {"b", "?p"})}}, false), "b | c | ");  // c has no part at all
  EXPECT_EQ(groups_where_every(where, {{atom("part", {"b", "?p"})}}, true), "a | ");
  EXPECT_EQ(groups_where_every(where, {{atom("amount", {"?p", 3})}, {atom("amount", {"?p", 4})}}, false), "a | b | c | ");
  EXPECT_EQ(groups_where_every(where, {}, false), "c | ");
  EXPECT_EQ(groups_where_every({}, {}, false), "a | b | c | ");
}

TEST(EveryCondition, NeedsSomeValueForWhatHasAloneMentions) {
  EXPECT_EQ(groups_where_every({{atom("part", {"?g", "?p"})}},
                               {{atom("amount", {"?p", "?n"}), test("?n", Comparator::greater, 4)}}, false, kParts,
                               {"?p", "?n"}),
            "c | ");
}

TEST(EveryCondition, IsUndefinedWhateverIsLookedAtFirst) {
  const std::vector<FactSpec> base = {{"group", {"a"}}, {"part", {"a", "x"}}, {"part", {"a", "y"}},
                                      {"amount", {"x", 1}}, {"amount", {"y", 0}}};
  const AlternativesSpec has = {{atom("amount", {"?p", "?n"}),
                                 test(Expr(Operator::divide, {1, "?n"}), Comparator::greater, 5)}};
  std::vector<FactSpec> turned(base.rbegin(), base.rend());
  const std::string error = "rule r: 1 / ?n divides by zero with ?n = 0";
  EXPECT_EQ(groups_where_every({{atom("part", {"?g", "?p"})}}, has, false, base, {"?p", "?n"}), error);
  EXPECT_EQ(groups_where_every({{atom("part", {"?g", "?p"})}}, has, false, turned, {"?p", "?n"}), error);
}

TEST(Nested, JoinsCanBeStopped) {
  ProgramSpec spec;
  spec.relations = {relation("p", {Type::integer}), relation("out", {Type::integer})};
  spec.rules = {{"r",
                 {{count("?n", {"?a", "?b"}, {{atom("p", {"?a"}), atom("p", {"?b"}), test("?a", Comparator::less, "?b"),
                                               test("?b", Comparator::less, "?a")}})}},
                 {{"out", {"?n"}}}}};
  const lang::Program program = build(spec);
  const Plan plan = compile(program);
  std::vector<FactSpec> many;
  for (int i = 0; i < 1000; ++i) many.push_back({"p", {i}});
  RunLimits limits;
  limits.stop = [] { return true; };
  const auto model = run(*prepare(plan, facts(many)), {}, limits);
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().message, "the run was stopped while rule r was growing");
}

TEST(Nested, BindingsCountTowardsTheLimitOfMemory) {
  ProgramSpec spec;
  spec.relations = {relation("p", {Type::integer}), relation("out", {Type::integer})};
  spec.rules = {{"r", {{count("?n", {"?a", "?b", "?c"}, {{atom("p", {"?a"}), atom("p", {"?b"}), atom("p", {"?c"})}})}},
                 {{"out", {"?n"}}}}};
  const lang::Program program = build(spec);
  const Plan plan = compile(program);
  std::vector<FactSpec> many;
  for (int i = 0; i < 300; ++i) many.push_back({"p", {i}});
  RunLimits limits;
  limits.max_bytes = 10'000'000;
  const auto model = run(*prepare(plan, facts(many)), {}, limits);
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().message, "the limit of 10000000 bytes was reached while rule r was growing");
}

TEST(Nested, PlansShowWhatIsInside) {
  ProgramSpec spec;
  spec.relations = {relation("p", {Type::name}), relation("q", {Type::name, Type::name}), relation("out", {Type::name})};
  spec.rules = {{"r",
                 {{atom("p", {"?x"}), count("?n", {"?y"}, {{atom("q", {"?x", "?y"})}}),
                   test("?n", Comparator::greater, 1), every({"?y2"}, {{atom("q", {"?x", "?y2"})}}, {{atom("p", {"?y2"})}})}},
                 {{"out", {"?x"}}}}};
  EXPECT_EQ(print_plan(compile(build(spec))), R"(stratum out
  rule r, alternative 1
    each p(?x)
    let ?n = count where
      each q(?x, ?y) by c0
    if ?n > 1
    if every
      each q(?x, ?y2) by c0
    has
      if p(?y2)
    -> out(?x)
)");
}

}  // namespace
}  // namespace counsel::eval
