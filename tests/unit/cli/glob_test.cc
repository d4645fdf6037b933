#include "cli/glob.h"

#include <gtest/gtest.h>

namespace counsel::cli {
namespace {

TEST(Glob, APatternWithoutSignsIsTheNameItself) {
  EXPECT_TRUE(matches_glob("chat", "chat"));
  EXPECT_FALSE(matches_glob("chat", "chats"));
  EXPECT_FALSE(matches_glob("chats", "chat"));
  EXPECT_TRUE(matches_glob("", ""));
  EXPECT_FALSE(matches_glob("", "a"));
}

TEST(Glob, AStarStandsForAnyCharacters) {
  EXPECT_TRUE(matches_glob("*", ""));
  EXPECT_TRUE(matches_glob("chat-*", "chat-"));
  EXPECT_TRUE(matches_glob("*-for-*", "chat-for-for-many"));
  EXPECT_TRUE(matches_glob("a*b*c", "abbcbc"));
  EXPECT_FALSE(matches_glob("a*b*c", "abbcb"));
  EXPECT_TRUE(matches_glob("**", "anything"));
}

TEST(Glob, AQuestionMarkStandsForOneCharacterHoweverManyBytesItTakes) {
  EXPECT_TRUE(matches_glob("caf?", "café"));
  EXPECT_FALSE(matches_glob("caf??", "café"));
  EXPECT_FALSE(matches_glob("?", ""));
  EXPECT_TRUE(matches_glob("*?é", "xé"));
}

TEST(Glob, ManyStarsTakeNoLongerThanTheLengthsMultiplied) {
  const std::string text(20'000, 'a');
  std::string pattern;
  for (int i = 0; i < 1'000; ++i) pattern += "*a";
  EXPECT_FALSE(matches_glob(pattern + "b", text));
}

}  // namespace
}  // namespace counsel::cli
