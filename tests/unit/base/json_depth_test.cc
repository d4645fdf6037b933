#include "engine/base/json_depth.h"

#include <gtest/gtest.h>

#include <string>

namespace counsel {
namespace {

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(JsonDepth, IsOfListsAndObjectsInEachOther) {
  EXPECT_FALSE(is_nested_too_deep(nested(kMostJsonDepth)));
  EXPECT_TRUE(is_nested_too_deep(nested(kMostJsonDepth + 1)));
  EXPECT_TRUE(is_nested_too_deep("{\"a\":" + nested(kMostJsonDepth) + "}"));
  EXPECT_FALSE(is_nested_too_deep("[" + nested(kMostJsonDepth - 1) + "," + nested(kMostJsonDepth - 1) + "]"));
}

TEST(JsonDepth, IsNotOfWhatStandsInTexts) {
  EXPECT_FALSE(is_nested_too_deep("[\"" + std::string(1000, '[') + "\"]"));
  EXPECT_FALSE(is_nested_too_deep("[\"\\\"" + std::string(1000, '{') + "\"]"));
  EXPECT_TRUE(is_nested_too_deep("[\"\\\\\"," + nested(kMostJsonDepth) + "]"));
}

TEST(JsonDepth, OfWhatIsNoJsonComesToAnEnd) {
  for (const char* text : {"", "\"", "\\", "\"\\", "]]]]", "}[", "[\"\\"}) EXPECT_FALSE(is_nested_too_deep(text));
}

}  // namespace
}  // namespace counsel
