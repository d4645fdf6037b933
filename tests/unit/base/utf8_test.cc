#include "engine/base/utf8.h"

#include <gtest/gtest.h>

namespace counsel {
namespace {

TEST(CountCharacters, CountsCodePoints) {
  EXPECT_EQ(count_characters(""), 0u);
  EXPECT_EQ(count_characters("abc"), 3u);
  EXPECT_EQ(count_characters("é€𝄞"), 3u);
}

TEST(ToLower, LowersEachCharacterByItself) {
  EXPECT_EQ(to_lower("Node.JS"), "node.js");
  EXPECT_EQ(to_lower("ÄÖÜ ΣΑΣ ЖЗ"), "äöü σασ жз");
  EXPECT_EQ(to_lower("ß漢字"), "ß漢字");
  EXPECT_EQ(to_lower(""), "");
}

TEST(ToLower, GivesNormalFormC) {
  EXPECT_EQ(to_lower("\u212B"), "\u00E5");  // the Ångström sign
}

}  // namespace
}  // namespace counsel
