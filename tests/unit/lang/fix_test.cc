#include "engine/lang/fix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace counsel::lang {
namespace {

using ::testing::ElementsAre;

Diagnostic mended(std::uint32_t begin, std::uint32_t end, std::string replacement, bool sure = true) {
  Diagnostic diagnostic{Code::UnknownName, {}};
  diagnostic.mend = Mend{"", Span{FileId{0}, begin, end}, std::move(replacement), sure};
  return diagnostic;
}

std::string fixed(std::string_view text, const std::vector<Diagnostic>& findings) {
  return edited(text, sure_edits(findings));
}

TEST(Fix, MakesTheSureMendsInPlace) {
  EXPECT_EQ(fixed("a bb c", {mended(2, 4, "x"), mended(0, 1, "yy"), mended(5, 6, "z", false)}), "yy x c");
  EXPECT_EQ(fixed("a; b", {mended(1, 2, "")}), "a b");
  EXPECT_EQ(fixed("a and b", {mended(2, 5, ",")}), "a, b");
}

TEST(Fix, TakesTheFirstOfMendsThatMeet) {
  EXPECT_EQ(fixed("abcdef", {mended(0, 3, "x"), mended(2, 5, "y"), mended(3, 4, "z")}), "x def");
  EXPECT_EQ(fixed("ab", {mended(0, 1, "x"), mended(0, 1, "x")}), "x b");
}

TEST(Fix, KeepsWordsApart) {
  EXPECT_EQ(fixed("!ready", {mended(0, 1, "not")}), "not ready");
  EXPECT_EQ(fixed("a&&b", {mended(1, 3, "and")}), "a and b");
  EXPECT_EQ(fixed("a==b", {mended(1, 3, "=")}), "a=b");
  EXPECT_EQ(fixed("ä&&ö", {mended(2, 4, "and")}), "ä and ö");
}

TEST(Fix, DoesNothingWhereNothingIsSure) {
  EXPECT_EQ(fixed("a b", {mended(0, 1, "x", false), Diagnostic{Code::UnknownName, {}}}), "a b");
  EXPECT_EQ(fixed("", {}), "");
}

}  // namespace
}  // namespace counsel::lang
