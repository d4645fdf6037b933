#include "engine/eval/expression.h"

#include <gtest/gtest.h>

#include <limits>

namespace counsel::eval {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

const Value kOne = std::int64_t{1};

Value whole(std::int64_t integer) { return integer; }
Value text(const char* words) { return Text{words}; }
Value name(const char* word) { return Name{word}; }

Expression leaf(Register reg) { return {Operation::leaf, reg, {}}; }
Expression apply(Operation operation, std::vector<Expression> operands) { return {operation, 0, std::move(operands)}; }

/// The operation on one or two values: the result as rule text, or what is wrong.
std::string result(Operation operation, const std::vector<Value>& values) {
  Symbols symbols;
  std::vector<Symbol> registers;
  std::vector<Expression> leaves;
  for (const Value& value : values) {
    leaves.push_back(leaf(static_cast<Register>(registers.size())));
    registers.push_back(symbols.intern(value));
  }
  const auto evaluated = evaluate(apply(operation, leaves), registers.data(), symbols);
  return evaluated ? to_source(symbols.value(*evaluated)) : std::string(undefined_words(evaluated.error()));
}

bool compares(const Value& a, Comparison comparison, const Value& b) {
  Symbols symbols;
  const std::vector<Symbol> registers = {symbols.intern(a), symbols.intern(b)};
  return holds(comparison, leaf(0), leaf(1), registers.data(), symbols).value();
}

TEST(Arithmetic, IsExactOrUndefined) {
  struct Case {
    Operation operation;
    std::vector<Value> values;
    const char* expected;
  };
  const Case cases[] = {
      {Operation::add, {whole(2), whole(3)}, "5"},
      {Operation::add, {whole(kMost), kOne}, "overflows"},
      {Operation::add, {whole(1 << 29), whole(1 << 29)}, "1073741824"},  // the first that is not its own symbol
      {Operation::add, {whole(1), 0.5}, "1.5"},
      {Operation::subtract, {whole(kLeast), kOne}, "overflows"},
      {Operation::multiply, {whole(kMost), whole(2)}, "overflows"},
      {Operation::multiply, {1e300, 1e300}, "has no finite result"},
      {Operation::divide, {whole(1), whole(4)}, "0.25"},
      {Operation::divide, {whole(8), whole(4)}, "2.0"},
      {Operation::divide, {whole(8), whole(0)}, "divides by zero"},
      {Operation::divide, {8.0, 0.0}, "divides by zero"},
      {Operation::modulo, {whole(7), whole(3)}, "1"},
      {Operation::modulo, {whole(-7), whole(3)}, "2"},
      {Operation::modulo, {whole(7), whole(-3)}, "-2"},
      {Operation::modulo, {whole(-7), whole(-3)}, "-1"},
      {Operation::modulo, {whole(kLeast), whole(-1)}, "0"},
      {Operation::modulo, {whole(7), whole(0)}, "divides by zero"},
      {Operation::negate, {whole(kLeast)}, "overflows"},
      {Operation::negate, {0.0}, "0.0"},
      {Operation::absolute, {whole(-3)}, "3"},
      {Operation::absolute, {-0.5}, "0.5"},
      {Operation::absolute, {whole(kLeast)}, "overflows"},
      {Operation::minimum, {whole(3), whole(-3)}, "-3"},
      {Operation::minimum, {whole(3), 4.0}, "3.0"},
      {Operation::maximum, {whole(3), whole(-3)}, "3"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(result(c.operation, c.values), c.expected)
        << static_cast<int>(c.operation) << ' ' << to_source(c.values[0]);
}

TEST(Arithmetic, MovesDatesByDays) {
  const auto day = [](const char* text) { return Value(read_date(text).value()); };
  const Value last = kLastDay, first = kFirstDay;
  EXPECT_EQ(result(Operation::add, {day("2024-02-28"), whole(2)}), "2024-03-01");
  EXPECT_EQ(result(Operation::add, {whole(1), day("2023-12-31")}), "2024-01-01");
  EXPECT_EQ(result(Operation::subtract, {day("2024-03-01"), whole(1)}), "2024-02-29");
  EXPECT_EQ(result(Operation::subtract, {day("2024-03-01"), day("2024-02-28")}), "2");
  EXPECT_EQ(result(Operation::subtract, {first, last}), "-3652058");
  EXPECT_EQ(result(Operation::minimum, {day("2024-03-01"), day("2024-02-28")}), "2024-02-28");
  EXPECT_EQ(result(Operation::maximum, {day("2024-03-01"), day("2024-02-28")}), "2024-03-01");
  EXPECT_EQ(result(Operation::add, {last, whole(0)}), "9999-12-31");
  EXPECT_EQ(result(Operation::add, {last, kOne}), "overflows");
  EXPECT_EQ(result(Operation::subtract, {first, kOne}), "overflows");
  EXPECT_EQ(result(Operation::subtract, {first, whole(kLeast)}), "overflows");
  EXPECT_EQ(result(Operation::add, {first, whole(kMost)}), "overflows");
  EXPECT_TRUE(compares(first, Comparison::less, last));
  EXPECT_TRUE(compares(day("2024-02-28"), Comparison::equal, day("2024-02-28")));
}

TEST(TextFunctions, GoByCharacters) {
  EXPECT_EQ(result(Operation::length, {text("λόγος")}), "5");
  EXPECT_EQ(result(Operation::length, {name("Node.js")}), "7");
  EXPECT_EQ(result(Operation::length, {text("")}), "0");
  EXPECT_EQ(result(Operation::lower, {text("ÀB")}), "\"àb\"");
  EXPECT_EQ(result(Operation::lower, {name("Node.JS")}), "\"node.js\"");
}

TEST(Comparisons, OfTextsLookInsideThem) {
  EXPECT_TRUE(compares(text("Ruby on Rails"), Comparison::contains, text("on")));
  EXPECT_FALSE(compares(text("Ruby on Rails"), Comparison::not_contains, text("on")));
  EXPECT_TRUE(compares(name("Node.js"), Comparison::starts_with, name("Node")));
  EXPECT_TRUE(compares(name("Node.js"), Comparison::not_starts_with, text("ode")));
  EXPECT_TRUE(compares(name("Node.js"), Comparison::ends_with, text(".js")));
  EXPECT_TRUE(compares(text("a"), Comparison::not_ends_with, text("ba")));
  EXPECT_TRUE(compares(text(""), Comparison::contains, text("")));
}

TEST(Comparisons, WithAPatternTakeTheWholeText) {
  Symbols symbols;
  const std::vector<Symbol> registers = {symbols.intern(text("v1.20"))};
  const auto matches = [&](Comparison comparison, const char* expression) {
    const auto pattern = Pattern::compile(expression);
    return holds(comparison, leaf(0), leaf(0), registers.data(), symbols, &*pattern).value();
  };
  EXPECT_TRUE(matches(Comparison::matches, "v[0-9.]+"));
  EXPECT_FALSE(matches(Comparison::matches, "[0-9.]+"));
  EXPECT_TRUE(matches(Comparison::not_matches, "[0-9.]+"));
}

TEST(Comparisons, OfIntegersAndNumbersRoundNeither) {
  EXPECT_TRUE(compares(whole(3), Comparison::equal, 3.0));
  EXPECT_TRUE(compares(3.0, Comparison::equal, whole(3)));
  EXPECT_TRUE(compares(whole(kMost), Comparison::less, 9223372036854775808.0));  // the double nearest to kMost
  EXPECT_FALSE(compares(whole(kMost), Comparison::equal, 9223372036854775808.0));
  EXPECT_TRUE(compares(whole(9007199254740993), Comparison::greater, 9007199254740992.0));
  EXPECT_TRUE(compares(whole(kLeast), Comparison::equal, -9223372036854775808.0));
  EXPECT_TRUE(compares(whole(-3), Comparison::greater, -3.5));
  EXPECT_TRUE(compares(3.5, Comparison::greater, whole(3)));
  EXPECT_TRUE(compares(whole(kMost), Comparison::less, 1e300));
  EXPECT_TRUE(compares(whole(kLeast), Comparison::greater_equal, -1e300));
}

TEST(Comparisons, OfWordsAreByBytes) {
  EXPECT_TRUE(compares(name("B"), Comparison::less, name("a")));
  EXPECT_TRUE(compares(text("a"), Comparison::not_equal, text("b")));
  EXPECT_TRUE(compares(text("a"), Comparison::not_equal, name("a")));
  EXPECT_TRUE(compares(false, Comparison::less_equal, true));
  EXPECT_FALSE(compares(text("ab"), Comparison::less, text("a")));
}

TEST(Comparisons, PassOnWhatIsUndefined) {
  Symbols symbols;
  const std::vector<Symbol> registers = {symbols.intern(kOne), symbols.intern(whole(0))};
  const Expression divided = apply(Operation::divide, {leaf(0), leaf(1)});
  EXPECT_EQ(holds(Comparison::less, leaf(0), divided, registers.data(), symbols),
            tl::unexpected(Undefined::division_by_zero));
  EXPECT_EQ(holds(Comparison::less, divided, leaf(0), registers.data(), symbols),
            tl::unexpected(Undefined::division_by_zero));
}

TEST(CanBeUndefined, OnlyLeavesAndChoicesBetweenThemAlwaysHaveAResult) {
  EXPECT_FALSE(can_be_undefined(leaf(0)));
  EXPECT_FALSE(can_be_undefined(apply(Operation::minimum, {leaf(0), leaf(1)})));
  EXPECT_TRUE(can_be_undefined(apply(Operation::minimum, {leaf(0), apply(Operation::negate, {leaf(1)})})));
  EXPECT_TRUE(can_be_undefined(apply(Operation::absolute, {leaf(0)})));
  EXPECT_FALSE(can_be_undefined(apply(Operation::length, {apply(Operation::lower, {leaf(0)})})));
}

TEST(ExpressionText, HasParenthesesWhereTheyMatter) {
  const std::vector<std::string> names = {"?a", "?b", "-1"};
  const Expression sum = apply(Operation::add, {leaf(0), leaf(1)});
  EXPECT_EQ(to_source(sum, names), "?a + ?b");
  EXPECT_EQ(to_source(apply(Operation::multiply, {sum, leaf(1)}), names), "(?a + ?b) * ?b");
  EXPECT_EQ(to_source(apply(Operation::subtract, {leaf(0), sum}), names), "?a - (?a + ?b)");
  EXPECT_EQ(to_source(apply(Operation::subtract, {sum, leaf(0)}), names), "?a + ?b - ?a");
  EXPECT_EQ(to_source(apply(Operation::minimum, {sum, leaf(0)}), names), "min(?a + ?b, ?a)");
  EXPECT_EQ(to_source(apply(Operation::negate, {sum}), names), "-(?a + ?b)");
  EXPECT_EQ(to_source(apply(Operation::negate, {leaf(2)}), names), "-(-1)");
}

}  // namespace
}  // namespace counsel::eval
