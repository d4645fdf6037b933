#include "engine/eval/symbols.h"

#include <gtest/gtest.h>

#include <limits>

namespace counsel::eval {
namespace {

const std::vector<Value> kValues = {Name{"a"},
                                    Text{"a"},
                                    Name{""},
                                    std::int64_t{0},
                                    std::int64_t{-1},
                                    std::int64_t{(1 << 30) - 1},
                                    std::int64_t{1 << 30},
                                    std::int64_t{-(1 << 30)},
                                    std::int64_t{-(1 << 30) - 1},
                                    std::numeric_limits<std::int64_t>::min(),
                                    std::numeric_limits<std::int64_t>::max(),
                                    0.0,
                                    1.0,
                                    true,
                                    false};

TEST(Symbols, StandForOneValueEach) {
  Symbols symbols;
  for (const Value& value : kValues) symbols.intern(value);
  for (const Value& a : kValues)
    for (const Value& b : kValues)
      EXPECT_EQ(symbols.intern(a) == symbols.intern(b), a == b) << to_source(a) << ' ' << to_source(b);
  for (const Value& value : kValues) EXPECT_EQ(symbols.value(symbols.intern(value)), value);
}

TEST(Symbols, CompareAsTheirValues) {
  Symbols symbols;
  for (const Value& a : kValues)
    for (const Value& b : kValues) EXPECT_EQ(symbols.compare(symbols.intern(a), symbols.intern(b)), compare(a, b));
}

TEST(Symbols, AreNotFoundBeforeTheyAreSeen) {
  Symbols symbols;
  EXPECT_EQ(symbols.find(Name{"a"}), std::nullopt);
  EXPECT_TRUE(symbols.find(std::int64_t{3}).has_value());  // is its own symbol
  const Symbol a = symbols.intern(Name{"a"});
  EXPECT_EQ(symbols.find(Name{"a"}), a);
}

TEST(Symbols, OverAnotherTableAddToItWithoutChangingIt) {
  const auto below = std::make_shared<Symbols>();
  const Symbol a = below->intern(Name{"a"});
  const auto above = std::make_shared<Symbols>(Symbols::over(below));
  Symbols beside = Symbols::over(below);
  EXPECT_EQ(above->intern(Name{"a"}), a);
  const Symbol b = above->intern(Name{"b"});
  EXPECT_NE(a, b);
  EXPECT_EQ(below->find(Name{"b"}), std::nullopt);
  EXPECT_EQ(beside.find(Name{"b"}), std::nullopt);
  Symbols top = Symbols::over(above);
  EXPECT_EQ(top.value(a), Value(Name{"a"}));
  EXPECT_EQ(top.intern(Name{"b"}), b);
}

}  // namespace
}  // namespace counsel::eval
