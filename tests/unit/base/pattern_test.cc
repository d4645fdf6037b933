#include "engine/base/pattern.h"

#include <gtest/gtest.h>

namespace counsel {
namespace {

bool matches(std::string_view expression, std::string_view text) {
  const auto pattern = Pattern::compile(expression);
  return pattern && pattern->matches(text);
}

TEST(Pattern, TakesTheWholeText) {
  EXPECT_TRUE(matches("[a-z]+", "abc"));
  EXPECT_FALSE(matches("[a-z]+", "abc1"));
  EXPECT_FALSE(matches("b", "abc"));
  EXPECT_TRUE(matches("", ""));
}

TEST(Pattern, KnowsCharactersAndNotBytes) {
  EXPECT_TRUE(matches(".", "é"));
  EXPECT_FALSE(matches("..", "é"));
  EXPECT_TRUE(matches("\\p{Greek}+", "λόγος"));
}

TEST(Pattern, SaysWhatIsWrong) {
  EXPECT_EQ(Pattern::compile("[a").error(), "missing ]: [a");
  EXPECT_FALSE(Pattern::compile("(a)\\1"));
  EXPECT_FALSE(Pattern::compile("((((a{1000}){1000}){1000}){1000})"));
}

TEST(Pattern, TakesLinearTime) {
  EXPECT_FALSE(matches("(a*)*b", std::string(100'000, 'a')));
}

}  // namespace
}  // namespace counsel
