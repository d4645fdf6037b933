#include "cli/render/text.h"
#include "engine/base/listed.h"

#include <gmock/gmock.h>

#include "cli/render/numbers.h"
#include "cli/render/style.h"
#include "cli/render/table.h"

namespace counsel::cli {
namespace {

using ::testing::ElementsAre;

TEST(Text, PrintableLetsNothingSteerTheTerminal) {
  EXPECT_EQ(printable("plain, häßlich, 高い"), "plain, häßlich, 高い");
  EXPECT_EQ(printable("a\033[31mb"), "a\uFFFD[31mb");
  EXPECT_EQ(printable("a\nb\tc\rd"), "a\uFFFDb\uFFFDc\uFFFDd");
  EXPECT_EQ(printable("a\u202Eb"), "a\uFFFDb");
  EXPECT_EQ(printable("a\xff\xfe"), "a\uFFFD\uFFFD");
}

TEST(Text, WrapsAtBlanksByDisplayWidth) {
  EXPECT_THAT(wrap("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("one", 3), ElementsAre("one"));
  EXPECT_THAT(wrap("a-very-long-word b", 5), ElementsAre("a-very-long-word", "b"));
  EXPECT_THAT(wrap("", 5), ElementsAre(""));
  EXPECT_THAT(wrap("高高 高高", 8), ElementsAre("高高", "高高"));
  EXPECT_THAT(wrap("  many   blanks  ", 20), ElementsAre("many blanks"));
}

TEST(Text, ColoursTakeNoRoom) {
  const Style style{.color = true};
  EXPECT_EQ(visible_width(style.bold("abc") + "d"), 4u);
  EXPECT_EQ(pad_right(style.red("ab"), 4), style.red("ab") + "  ");
  EXPECT_EQ(hanging(style.red("ab") + " ", "one two", 23), style.red("ab") + " one two\n");
}

TEST(Text, HangsFurtherLinesUnderTheFirst) {
  EXPECT_EQ(hanging("  x ", "one two three four five six", 24), "  x one two three four\n    five six\n");
  EXPECT_EQ(hanging("├─ ", "│  ", "one two three four five six", 24), "├─ one two three four\n│  five six\n");
}

TEST(Text, Lists) {
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b"}), "a and b");
  EXPECT_EQ(listed({"a", "b", "c"}, "or"), "a, b or c");
  EXPECT_EQ(counted(0, "error"), "0 errors");
  EXPECT_EQ(counted(1, "error"), "1 error");
}

TEST(Numbers, PointsHaveOneDecimalWithHalvesAwayFromZero) {
  EXPECT_EQ(points_text(6'989'700), "7.0");
  EXPECT_EQ(points_text(-3'010'300), "-3.0");
  EXPECT_EQ(points_text(50'000), "0.1");
  EXPECT_EQ(points_text(-50'000), "-0.1");
  EXPECT_EQ(points_text(-49'999), "0.0");
  EXPECT_EQ(points_text(0), "0.0");
  EXPECT_EQ(signed_points_text(3'010'300), "+3.0");
  EXPECT_EQ(signed_points_text(0), "0.0");
}

TEST(Numbers, NothingIsCertain) {
  EXPECT_EQ(certainty_text(0.8), "80 %");
  EXPECT_EQ(certainty_text(-0.5), "-50 %");
  EXPECT_EQ(certainty_text(0.9999), "99 %");
  EXPECT_EQ(certainty_text(-0.9999), "-99 %");
}

TEST(Numbers, BarsAreDrawnToAnEighth) {
  EXPECT_EQ(bar(1, 3), "███");
  EXPECT_EQ(bar(0.5, 3), "█▌");
  EXPECT_EQ(bar(0.0001, 3), "▏");
  EXPECT_EQ(bar(0, 3), "");
  EXPECT_EQ(bar(-1, 3), "");
  EXPECT_EQ(bar(2, 3), "███");
}

TEST(Table, AlignsColumnsAndWrapsTheLast) {
  EXPECT_EQ(table_text({"", "fact", "from"}, {{"#1", "高い", "one two three"}, {"#10", "b", "x"}}, {.columns = 24}),
            "     fact  from\n#1   高い  one two three\n#10  b     x\n");
}

}  // namespace
}  // namespace counsel::cli
