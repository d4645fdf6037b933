#include "engine/base/value.h"

#include <gtest/gtest.h>

namespace counsel {
namespace {

TEST(PlainName, FollowsTheWordsOfTheLanguage) {
  for (const char* name : {"a", "real-time", "Node.js", "ASP.NET-Core", "C++", "C#", "x1_2", "Größe"})
    EXPECT_TRUE(is_plain_name(name)) << name;
  for (const char* name : {"", "1a", "-a", "a-", "a.", "a--b", "a b", "C+a", "+", "_a", "a\xff"})
    EXPECT_FALSE(is_plain_name(name)) << name;
}

TEST(Values, PrintAsTextThatReadsBackAsThemselves) {
  EXPECT_EQ(to_source(Name{"Ruby on Rails"}), "\"Ruby on Rails\"");
  EXPECT_EQ(to_source(Name{"Node.js"}), "Node.js");
  EXPECT_EQ(to_source(2.0), "2.0");
  EXPECT_EQ(to_source(0.1), "0.1");
  EXPECT_EQ(to_source(std::int64_t{-3}), "-3");
}

TEST(ReadValue, RefusesWhatIsNoValueOfTheType) {
  EXPECT_EQ(read_value(Type::integer, "9223372036854775808"), std::nullopt);
  EXPECT_EQ(read_value(Type::integer, "3x"), std::nullopt);
  EXPECT_EQ(read_value(Type::number, "nan"), std::nullopt);
  EXPECT_EQ(read_value(Type::number, "inf"), std::nullopt);
  EXPECT_EQ(read_value(Type::yes_no, "maybe"), std::nullopt);
  EXPECT_EQ(read_value(Type::yes_no, "yes"), Value(true));
  EXPECT_EQ(read_value(Type::number, "-0"), Value(0.0));
}

}  // namespace
}  // namespace counsel
