#include "cli/render/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/render/text.h"

namespace counsel::cli {
namespace {

using ::testing::HasSubstr;

CompareView sample() {
  CompareView view{.first = {.name = "A", .label = "A", .rank = 1, .points_udb = 6'989'700},
                   .second = {.name = "B", .label = "B", .rank = 2, .points_udb = 3'010'300},
                   .margin_udb = 3'979'400,
                   .swap = {.most_changes = 2}};
  view.unlike.push_back({.of_first = {.points_udb = 6'989'700}, .of_second = {.points_udb = 3'010'300},
                         .text = "each holds as many connections as there are"});
  return view;
}

TEST(CompareText, PutsReasonsBesideTheirPointsWhereThereIsRoom) {
  EXPECT_EQ(compare_text(sample(), {.columns = 80}),
            "A is 4.0 points ahead of B.\n"
            "\n"
            "          A          B\n"
            "       +7.0       +3.0    +4.0  each holds as many connections as there are\n"
            "        7.0        3.0    +4.0  in all\n"
            "\n"
            "No change of up to 2 answers puts B ahead of A; `--changes 3` covers more.\n");
}

TEST(CompareText, PutsThemBelowInNarrowTerminals) {
  EXPECT_THAT(compare_text(sample(), {.columns = 40}),
              HasSubstr("       +7.0       +3.0    +4.0\n"
                        "     each holds as many connections as\n"
                        "     there are\n"));
}

TEST(CompareText, KeepsItsColumnsUnderColour) {
  const CompareView view = sample();
  const auto lines = [&](bool color) { return compare_text(view, {.color = color, .columns = 80}); };
  EXPECT_EQ(visible_width(lines(true)), visible_width(lines(false)));
}

TEST(CompareText, ReplacesWhatCouldSteerATerminal) {
  CompareView view = sample();
  view.first.label = "A\x1b[2J";
  view.unlike[0].text = "a\x1b]0;b";
  EXPECT_EQ(compare_text(view, {.columns = 80}).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace counsel::cli
