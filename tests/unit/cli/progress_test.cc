#include "cli/progress.h"

#include <gmock/gmock.h>

#include <sstream>

namespace counsel::cli {
namespace {

/// What is on stderr of a command of ten steps that take so long each.
std::string drawn(bool interactive, const std::string& term, std::int64_t step_ms) {
  std::ostringstream out, err;
  std::int64_t now_ms = 0;
  Io io{.out = out,
        .err = err,
        .out_terminal = {},
        .err_terminal = {.interactive = interactive},
        .environment = {{"TERM", term}},
        .folder = {},
        .program = {},
        .now_ms = [&] { return now_ms; },
        .interrupted = [] { return false; },
        .salt = [] { return std::string(); }};
  {
    Progress progress(io, 10, "decisions");
    for (int i = 0; i < 10; ++i) {
      now_ms += step_ms;
      progress.step();
    }
  }
  EXPECT_EQ(out.str(), "");
  return err.str();
}

TEST(Progress, IsDrawnOverItselfAndTakenAway) {
  const std::string shown = drawn(true, "xterm", 50);
  EXPECT_THAT(shown, testing::StartsWith("\r\033[K████▊"));
  EXPECT_THAT(shown, testing::HasSubstr("20 %  2 of 10 decisions\r\033[K"));
  EXPECT_THAT(shown, testing::HasSubstr("100 %  10 of 10 decisions"));
  EXPECT_THAT(shown, testing::EndsWith("\r\033[K"));
}

TEST(Progress, IsNotShownOfWhatIsOverAtOnce) { EXPECT_EQ(drawn(true, "xterm", 1), ""); }

TEST(Progress, IsShownOnATerminalThatCanDrawAlone) {
  EXPECT_EQ(drawn(false, "xterm", 1000), "");
  EXPECT_EQ(drawn(true, "dumb", 1000), "");
}

}  // namespace
}  // namespace counsel::cli
