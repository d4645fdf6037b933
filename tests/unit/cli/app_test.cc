// The command line as a user meets it: faults in their words, exit codes of exit_code.h and never CLI11's.
#include "cli/app.h"

#include <gmock/gmock.h>

#include "cli/exit_code.h"
#include "tests/support/world.h"

namespace counsel::cli {
namespace {

using test::Outcome;
using test::World;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::string_view kRules = R"(
kind framework: Phoenix, Gin
attribute real-time: yes or no  ask "Live?"
attribute need: any of orm, admin  ask "What?"
decision framework: one of framework  ask "Which?"
rule r  real-time suggests Phoenix because "it is live"
example e  given real-time expect Phoenix first
)";

struct Case : World {
  Case() {
    write("team.rules", kRules);
    environment["COUNSEL_DB"] = ":memory:";
  }
};

TEST(App, AnswersInTheFolderOfARuleBase) {
  const Outcome outcome = Case().run({"ask", "real-time"});
  EXPECT_EQ(outcome.exit_code, kDone) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Phoenix leads"));
  EXPECT_EQ(outcome.err, "");
}

TEST(App, UsageFaultsAreSaidWithTheirMendAndExitWithTwo) {
  const struct {
    std::vector<std::string> words;
    const char* message;
    const char* hint;
  } kCases[] = {
      {{"aks"}, "there is no command `aks`", "did you mean `ask`?"},
      {{"aks", "real-time", "--top", "3"}, "there is no command `aks`", "did you mean `ask`?"},
      {{"zzzzzz"}, "there is no command `zzzzzz`", "`counsel --help` lists what there is"},
      {{"facts", "lst"}, "there is no command `lst`", "did you mean `list`?"},
      {{"ask", "--tpo", "3"}, "there is no option `--tpo`", "did you mean `--top`?"},
      {{"ask", "-top", "3"}, "there is no option `-top`", "did you mean `--top`?"},
      {{"ask", "--colour=red"}, "there is no option `--colour`", "did you mean `--color`?"},
      {{"--colour", "ask"}, "there is no option `--colour`", "did you mean `--color`?"},
      {{"why", "--formt", "json"}, "there is no option `--formt`", "did you mean `--format`?"},
      {{"ask", "--zzzzzzzz"}, "there is no option `--zzzzzzzz`", "`counsel ask --help` lists what there is"},
      {{"ask", "--aks", "--help"}, "there is no option `--aks`", ""},
      {{"ask", "--top"}, "`--top` needs a value", ""},
      {{"ask", "--top", "many"}, "`--top` takes a whole number, and not `many`", ""},
      {{"ask", "--top", "-1"}, "`--top` takes a whole number, and not `-1`", ""},
      {{"ask", "--top", "1", "--top", "2"}, "`--top` is given more than once", ""},
      {{"ask", "--format", "xml"}, "`--format` takes text, markdown, json, dot, mermaid or html, and not `xml`", ""},
      {{"ask", "--explain", "long"}, "`--explain` takes none, short or full, and not `long`", ""},
      {{"ask", "--color", "red"}, "`--color` takes auto, always or never, and not `red`", ""},
      {{"ask", "--db="}, "`--db=` gives no value", ""},
      {{"ask", "--answers", "--top", "3"}, "`--answers` needs a value, and is followed by `--top`", ""},
      {{"why"}, "TARGET is missing", "`counsel why --help`"},
      {{"check", "a", "b"}, "`b` is one word too many", ""},
      {{"show", "--stage", "plan", "real-time"}, "answers are for `--stage model` alone", ""},
      {{"facts", "list", "--all", "--as-of", "1"}, "`--all` and `--as-of` exclude each other", ""},
  };
  for (const auto& each : kCases) {
    const Outcome outcome = Case().run(each.words);
    EXPECT_EQ(outcome.exit_code, kCouldNotRun) << each.message;
    EXPECT_EQ(outcome.out, "") << each.message;
    EXPECT_THAT(outcome.err, StartsWith(std::string("counsel: ") + each.message));
    EXPECT_THAT(outcome.err, HasSubstr(each.hint));
  }
}

TEST(App, WithoutACommandSaysWhatThereIs) {
  const Outcome outcome = Case().run({});
  EXPECT_EQ(outcome.exit_code, kCouldNotRun);
  EXPECT_THAT(outcome.err, HasSubstr("Usage: counsel COMMAND"));
  EXPECT_THAT(Case().run({"facts"}).err, HasSubstr("Usage: counsel facts COMMAND"));
}

TEST(App, HelpsOnEveryCommand) {
  const std::vector<std::vector<std::string>> kCommands = {{},
                                                           {"ask"},
                                                           {"why"},
                                                           {"what-if"},
                                                           {"compare"},
                                                           {"check"},
                                                           {"test"},
                                                           {"show"},
                                                           {"facts"},
                                                           {"facts", "list"},
                                                           {"facts", "add"},
                                                           {"facts", "retract"},
                                                           {"facts", "import"},
                                                           {"facts", "export"},
                                                           {"facts", "history"}};
  for (std::vector<std::string> words : kCommands) {
    std::string name = "counsel";
    for (const std::string& word : words) name += " " + word;
    words.push_back("--help");
    const Outcome outcome = Case().run(words);
    EXPECT_EQ(outcome.exit_code, kDone) << name;
    EXPECT_THAT(outcome.out, HasSubstr("Usage: " + name)) << name;
    EXPECT_EQ(outcome.err, "") << name;
  }
  EXPECT_EQ(Case().run({"help", "ask"}).out, Case().run({"ask", "--help"}).out);
}

TEST(App, SaysItsVersion) { EXPECT_THAT(Case().run({"--version"}).out, StartsWith("counsel 0.")); }

TEST(App, RepeatedOptionsLeaveTheAnswersAlone) {
  Case world;
  world.write("a.json", R"({"need": ["orm"]})");
  world.write("b.toml", "real-time = true\n");
  const Outcome outcome = world.run({"ask", "--answers", "a.json", "need=admin", "--answers", "b.toml", "real-time"});
  EXPECT_EQ(outcome.exit_code, kDone) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("need=orm,admin real-time=yes"));
}

TEST(App, AnswersMayBeNamedAsCommands) {
  Case world;
  world.write("team.rules",
              "kind k: A, B\nattribute test: yes or no ask \"?\"\ndecision k: one of k\nrule r test suggests A\n");
  EXPECT_THAT(world.run({"ask", "test"}).out, HasSubstr("A leads"));
}

TEST(App, GlobalOptionsMayStandAnywhere) {
  EXPECT_THAT(Case().run({"--color", "always", "ask", "real-time"}).out, HasSubstr("\033["));
  EXPECT_THAT(Case().run({"ask", "real-time", "--color", "always"}).out, HasSubstr("\033["));
}

TEST(App, ColoursOnlyATerminalUnlessTold) {
  Case world;
  EXPECT_THAT(world.run({"ask", "real-time"}).out, Not(HasSubstr("\033[")));
  world.terminal = {.interactive = true, .columns = 80};
  world.environment["TERM"] = "xterm";
  EXPECT_THAT(world.run({"ask", "real-time"}).out, HasSubstr("\033["));
  EXPECT_THAT(world.run({"ask", "real-time", "--color", "never"}).out, Not(HasSubstr("\033[")));
  world.environment["NO_COLOR"] = "1";
  EXPECT_THAT(world.run({"ask", "real-time"}).out, Not(HasSubstr("\033[")));
}

TEST(App, ColourChangesNothingElse) {
  const std::string plain = Case().run({"ask", "real-time", "--color", "never"}).out;
  std::string coloured = Case().run({"ask", "real-time", "--color", "always"}).out;
  for (std::size_t at = coloured.find('\033'); at != std::string::npos; at = coloured.find('\033'))
    coloured.erase(at, coloured.find('m', at) - at + 1);
  EXPECT_EQ(coloured, plain);
}

TEST(App, LogsToStderrAndToAFile) {
  Case world;
  const Outcome outcome = world.run({"-v", "--log-file", "counsel.log", "ask", "real-time"});
  EXPECT_THAT(outcome.err, HasSubstr("info: read 1 rule file"));
  EXPECT_THAT(world.read("counsel.log"), HasSubstr("info: read 1 rule file"));
  EXPECT_EQ(world.run({"ask", "--log-file", "team.rules/x", "real-time"}).exit_code, kCouldNotRun);
}

TEST(App, ExitCodesSayHowItWent) {
  EXPECT_EQ(Case().run({"ask"}).exit_code, kIncomplete);
  EXPECT_EQ(Case().run({"ask", "real-time=yes", "real-time=no"}).exit_code, kAnswerIsNo);
  EXPECT_EQ(Case().run({"why", "real-time is yes"}).exit_code, kAnswerIsNo);
  EXPECT_EQ(Case().run({"test"}).exit_code, kDone);
  Case broken;
  broken.write("team.rules", "kind framework Phoenix\n");
  EXPECT_EQ(broken.run({"check"}).exit_code, kAnswerIsNo);
  EXPECT_EQ(broken.run({"ask"}).exit_code, kCouldNotRun);
  EXPECT_EQ(Case().run({"check", "--rules", "nowhere"}).exit_code, kCouldNotRun);
}

}  // namespace
}  // namespace counsel::cli
