// What accounts for a difference is told in ten lines at most, and what is left out is counted.
#include "cli/render/decision_diff.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace counsel::cli {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

/// Of so many answers, each of which says as much.
DecisionDiff diff(std::size_t answers, const std::string& value) {
  const CameOut undecided{.somebody_leads = false, .outcome = "undecided", .candidates = {}};
  DecisionDiff made{.first = {3, undecided}, .second = {4, undecided}, .differences = answers, .account = {}};
  for (std::size_t i = 0; i < answers; ++i)
    made.account.push_back({CaseDifference::Kind::answer, CaseDifference::How::changed, "", "a" + std::to_string(i), "no", value});
  return made;
}

std::size_t lines(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

TEST(DecisionDiff, HasALineForEachOfTenAtMost) {
  const std::string text = decision_diff_text(diff(7, "yes"), {});
  EXPECT_EQ(lines(text), 10u);
  EXPECT_THAT(text, EndsWith("  answer a6: no → yes\n"));
}

TEST(DecisionDiff, SaysExactlyHowManyItLeavesOut) {
  const std::string text = decision_diff_text(diff(8, "yes"), {});
  EXPECT_EQ(lines(text), 10u);
  EXPECT_THAT(text, EndsWith("  answer a5: no → yes\n  … and 2 more\n"));
  EXPECT_THAT(decision_diff_text(diff(1000, "yes"), {}), EndsWith("  … and 994 more\n"));
}

TEST(DecisionDiff, CutsWhatIsLongerThanALine) {
  const std::string text = decision_diff_text(diff(8, std::string(30, 'x') + " " + std::string(80, 'y') + " z"), {});
  EXPECT_EQ(lines(text), 10u);
  EXPECT_THAT(text, HasSubstr("  answer a0: no → " + std::string(30, 'x') + " …\n"));
}

TEST(DecisionDiff, SaysHowFarItIsKnownThatNoFewerDo) {
  DecisionDiff made = diff(5, "yes");
  made.smallest = false;
  made.ruled_out = 2;
  EXPECT_THAT(decision_diff_text(made, {.color = false, .columns = 200}),
              HasSubstr("5 of 5 differences account for it, none of which can be spared; that no fewer do is known up to 2:\n"));
}

}  // namespace
}  // namespace counsel::cli
