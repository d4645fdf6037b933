#include "engine/lang/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/lang/print_program.h"
#include "tests/support/rules_text.h"

namespace counsel {
namespace {

using test::check_text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kVocabulary = R"(
source book "The book"
kind language: Python, Elixir, PHP
kind framework: Django, Phoenix also Fenix, Laravel
attribute real-time: yes or no  ask "live?"
attribute concurrency: one of low, medium, high  ask "how many?"
attribute need: any of admin, orm  ask "what?"
attribute team-knows: any of language  ask "which?"
attribute team-size: integer from 1 to 100  ask "how big?"
attribute budget: number  ask "how much?"
attribute title: text  ask "what is it called?"
attribute scale: one of small, large
attribute urgent: yes or no
relation written-in(framework: framework, language: language)
relation offers(framework: framework, feature: name)
relation size-limit(framework: framework, people: integer)
relation weight(framework: framework, factor: number)
decision framework: one of framework
)";

/// The rule as it is printed once it is checked, or its codes.
std::string checked_rule(const std::string& rule) {
  const auto checked = check_text(kVocabulary + "rule r\n  " + rule + "\n");
  if (!checked.program) {
    std::string out = "!";
    for (const auto& code : checked.codes()) out += " " + code;
    return out;
  }
  const std::string printed = lang::print_rule(*checked.program, checked.program->rules.front());
  return printed.substr(printed.find('\n') + 1);
}

struct RuleCase {
  std::string written, meant;
};

TEST(CheckRule, SaysWhatTheSentenceMeans) {
  const std::vector<RuleCase> cases = {
      {"real-time and high concurrency suggests Phoenix or Django",
       "  when real-time, concurrency is high\n  suggests 0.5: rule r(Phoenix)\n  suggests 0.5: rule r(Django)\n"},
      {"concurrency high suggests Fenix strongly", "  when concurrency is high\n  suggests 0.8: rule r(Phoenix)\n"},
      {"?f written-in Elixir suggests ?f weakly", "  when ?f written-in Elixir\n  suggests 0.2: rule r(?f)\n"},
      {"written-in(language: ?l) and team-knows ?l excludes Django",
       "  when ?_ written-in ?l, team-knows is ?l\n  excludes: rule r(Django)\n"},
      {"real-time or (low concurrency and urgent) implies scale is small",
       "  when real-time\n  when concurrency is low, urgent\n  implies: scale is small\n"},
      {"team-size <= 5 implies scale is small", "  when team-size is team-size, team-size <= 5\n  implies: scale is small\n"},
      {"team-size + 1 > 5 and team-size < 9 implies urgent",
       "  when team-size is team-size, team-size + 1 > 5, team-size < 9\n  implies: urgent\n"},
      {"?f size-limit ?n and team-size > ?n discourages ?f",
       "  when ?f size-limit ?n, team-size is team-size, team-size > ?n\n  discourages 0.5: rule r(?f)\n"},
      {"?f weight ?w suggests ?f with certainty ?w", "  when ?f weight ?w\n  suggests by its column: rule r(?f, ?w)\n"},
      {"need ?x and ?f offers ?x suggests ?f for each ?x",
       "  when need is ?x, ?f offers ?x\n  suggests 0.5: rule r(?f, ?x)\n"},
      {"concurrency is one of low, medium implies urgent",
       "  when concurrency is low\n  when concurrency is medium\n  implies: urgent\n"},
      {"title = \"x\" implies urgent", "  when title is title, title = \"x\"\n  implies: urgent\n"},
      {"?f offers admin and ?f != Django suggests ?f", "  when ?f offers admin, ?f != Django\n  suggests 0.5: rule r(?f)\n"},
      {"?f size-limit ?n and ?m = ?n * 2 and ?m < team-size discourages ?f",
       "  when ?f size-limit ?n, ?m = ?n * 2, team-size is team-size, ?m < team-size\n  discourages 0.5: rule r(?f)\n"},
  };
  for (const RuleCase& c : cases) EXPECT_EQ(checked_rule(c.written), c.meant) << c.written;
}

TEST(CheckRule, NegationOverAQuestionNeedsAnAnswer) {
  const std::vector<RuleCase> cases = {
      {"not real-time implies urgent", "  when real-time is no\n  implies: urgent\n"},
      {"not high concurrency implies urgent", "  when concurrency is concurrency, concurrency != high\n  implies: urgent\n"},
      {"concurrency is not high implies urgent", "  when concurrency is concurrency, concurrency != high\n  implies: urgent\n"},
      {"not need orm implies urgent", "  when need is known, not need is orm\n  implies: urgent\n"},
      {"not (team-size <= 5) implies urgent", "  when team-size is team-size, team-size > 5\n  implies: urgent\n"},
      {"need is unknown implies urgent", "  when not need is known\n  implies: urgent\n"},
  };
  for (const RuleCase& c : cases) EXPECT_EQ(checked_rule(c.written), c.meant) << c.written;
}

TEST(CheckRule, NegationOverClosedKnowledgeIsAbsence) {
  EXPECT_EQ(checked_rule("not urgent and real-time implies scale is large"),
            "  when not urgent, real-time\n  implies: scale is large\n");
  EXPECT_EQ(checked_rule("real-time and not scale is small implies urgent"),
            "  when real-time, not scale is small\n  implies: urgent\n");
}

TEST(CheckRule, NegationMovesToTheAtoms) {
  EXPECT_EQ(checked_rule("real-time and not (urgent or scale is small) suggests Django"),
            "  when real-time, not urgent, not scale is small\n  suggests 0.5: rule r(Django)\n");
  EXPECT_EQ(checked_rule("real-time and not (urgent and not scale is small) suggests Django"),
            "  when real-time, not urgent\n  when real-time, scale is small\n  suggests 0.5: rule r(Django)\n");
}

TEST(CheckRule, ACandidateRangesOverTheDecision) {
  EXPECT_EQ(checked_rule("need orm and not ?f offers orm discourages ?f"),
            "  when need is orm, not ?f offers orm, ?f is a framework\n  discourages 0.5: rule r(?f)\n");
}

struct Wrong {
  std::string rule, code, marked, mend;
};

TEST(CheckRule, SaysWhatIsWrongAndWhere) {
  const std::vector<Wrong> cases = {
      {"concurency is high suggests Phoenix", "E0203", "concurency", "concurrency"},
      {"high concurency suggests Phoenix", "E0203", "concurency", "concurrency"},
      {"?f writen-in Elixir suggests ?f", "E0203", "writen-in", "written-in"},
      {"hihg concurrency suggests Phoenix", "E0304", "hihg", "high"},
      {"concurrency suggests Phoenix", "E0313", "concurrency", ""},
      {"real-time suggests Phonix", "E0311", "Phonix", "Phoenix"},
      {"real-time and low medium high concurrency suggests Phoenix", "E0302", "low medium high concurrency", ""},
      {"written-in(Django) suggests Phoenix", "E0306", "written-in(Django)", ""},
      {"written-in(langage: Python) suggests Phoenix", "E0203", "langage", "language"},
      {"written-in(language: Python, language: PHP) suggests Phoenix", "E0309", "PHP", ""},
      {"Python written-in Python suggests Phoenix", "E0304", "Python", ""},
      {"?f written-in ?f suggests Phoenix", "E0303", "?f", ""},
      {"team-size <= Python suggests Phoenix", "E0203", "Python", ""},
      {"team-size <= \"five\" suggests Phoenix", "E0305", "\"five\"", ""},
      {"team-size is 1000 suggests Phoenix", "E0315", "1000", ""},
      {"concurrency < high suggests Phoenix", "E0316", "<", ""},
      {"need = orm suggests Phoenix", "E0314", "need", ""},
      {"title is hello suggests Phoenix", "E0305", "hello", "\"hello\""},
      {"real-time suggests Phoenix with certainty 1.0", "E0403", "1.0", ""},
      {"real-time suggests Phoenix with certainty 0", "E0403", "0", ""},
      {"real-time implies ?f offers admin", "E0310", "?f", ""},
      {"not ?f offers ?x suggests ?f", "E0310", "?x", ""},
      {"real-time and ?n > 3 suggests Phoenix", "E0310", "?n", ""},
      {"real-time and ?n = 3 implies weight(Phoenix, ?n)", "E0310", "?n", ""},  // ran into a check of the engine
      {"real-time or need ?x suggests Phoenix for each ?x", "E0310", "?x", ""},
      {"real-time implies high", "E0203", "high", ""},
      {"real-time implies Django offers ?_", "E0404", "Django offers ?_", ""},
      {"real-time suggests Phoenix because \"{?x}\"", "E0204", "\"{?x}\"", ""},
      {"real-time suggests Phoenix because \"{speed}\"", "E0204", "\"{speed}\"", ""},
      {"real-time suggests Phoenix source bok", "E0203", "bok", "book"},
  };
  for (const Wrong& c : cases) {
    const auto checked = check_text(kVocabulary + "rule r\n  " + c.rule + "\n");
    EXPECT_THAT(checked.codes(), ElementsAre(c.code)) << c.rule << "\n" << checked.message();
    EXPECT_EQ(checked.marked(), c.marked) << c.rule;
    EXPECT_EQ(checked.mend(), c.mend) << c.rule;
  }
}

TEST(CheckRule, AnAmbiguousPhraseShowsBothReadings) {
  const auto checked = check_text(
      "attribute left: one of right, up  ask \"?\"\nattribute right: one of left, down  ask \"?\"\nattribute x: yes or no\n"
      "rule r\n  left right implies x\n");
  ASSERT_THAT(checked.codes(), ElementsAre("E0301"));
  EXPECT_THAT(checked.diagnostics[0].notes, ElementsAre("either `left is right`", "or `right is left`"));
}

TEST(CheckRule, TooManyWaysToHoldIsSaidOnce) {
  std::string condition;
  for (int i = 0; i < 12; ++i) condition += std::string(i ? " and " : "") + "(real-time or urgent)";
  EXPECT_EQ(checked_rule(condition + " suggests Phoenix"), "! E0402");
}

TEST(CheckDeclarations, SaysWhatIsDeclaredTwice) {
  EXPECT_THAT(check_text("kind k: a, b, a\nkind k: c\n").codes(), ElementsAre("E0201", "E0201"));
  EXPECT_THAT(check_text("kind k: a also b, b\n").codes(), ElementsAre("E0201"));
  EXPECT_THAT(check_text("attribute a: yes or no\nrelation a(x: name)\n").codes(), ElementsAre("E0201"));
  EXPECT_THAT(check_text("relation a(x: name, x: text)\n").codes(), ElementsAre("E0201"));
  EXPECT_THAT(check_text("attribute a: yes or no\nrule r a implies a\nrule r a implies a\n").codes(), ElementsAre("E0201"));
}

TEST(CheckDeclarations, TypesHaveToExistAndFit) {
  EXPECT_THAT(check_text("kind language: Python\nattribute a: one of langauge\n").mend(), "language");
  EXPECT_THAT(check_text("attribute a: integer from 5 to 3\n").codes(), ElementsAre("E0205"));
  EXPECT_THAT(check_text("attribute a: yes or no cost 1000000\n").codes(), testing::IsEmpty());
  for (const char* cost : {"-1", "1000001", "9223372036854775807"})
    EXPECT_THAT(check_text("attribute a: yes or no cost " + std::string(cost) + "\n").codes(), ElementsAre("E0209"));
  EXPECT_THAT(check_text("kind k: a, b\ndecision d: one of a, b\n").codes(), ElementsAre("E0206"));
  EXPECT_THAT(check_text("attribute a: one of low, high  lwo \"few\"\n").mend(), "low");
  EXPECT_THAT(check_text("attribute a: yes or no\nrule r a suggests X\n").codes(), ElementsAre("E0207"));
}

TEST(CheckDeclarations, ACandidateOfTwoDecisionsIsAmbiguous) {
  EXPECT_THAT(check_text("kind k: A, B\nkind l: A, C\ndecision d: one of k\ndecision e: one of l\nattribute a: yes or no\n"
                         "rule r a suggests A\nrule s a suggests C\n").codes(), ElementsAre("E0312"));
}

TEST(CheckFacts, AreGroundAndOfRelations) {
  const auto codes = [](const std::string& text) { return check_text(kVocabulary + text + "\n").codes(); };
  EXPECT_THAT(codes("fact Django written-in Python"), IsEmpty());
  EXPECT_THAT(codes("fact Django written-in ?x"), ElementsAre("E0307"));
  EXPECT_THAT(codes("fact team-size is 3"), ElementsAre("E0308"));
  EXPECT_THAT(codes("fact Django written-in Pyton"), ElementsAre("E0304"));
  EXPECT_THAT(codes("fact Django written-in Python source bok"), ElementsAre("E0203"));
  EXPECT_THAT(codes("facts written-in\n  | framework | langage |\n  | Django | Python |"), ElementsAre("E0203"));
  EXPECT_THAT(codes("facts written-in\n  | framework |\n  | Django |"), ElementsAre("E0306"));
  EXPECT_THAT(codes("facts written-in\n  | language | framework |\n  | Python | Django |"), IsEmpty());
  EXPECT_THAT(codes("facts size-limit\n  | framework | people |\n  | Django | many |"), ElementsAre("E0305"));
}

TEST(CheckExamples, TakeFactsAndKnownNames) {
  const auto codes = [](const std::string& text) { return check_text(kVocabulary + text + "\n").codes(); };
  EXPECT_THAT(codes("example e\n  given real-time, not urgent, need is none, team-size = 3\n  expect Phoenix first"), IsEmpty());
  EXPECT_THAT(codes("example e\n  given team-size > 3\n  expect Phoenix first"), ElementsAre("E0501"));
  EXPECT_THAT(codes("example e\n  given real-time\n  expect Phonix first"), ElementsAre("E0311"));
  EXPECT_THAT(codes("example e\n  given real-time\n  expect Phoenix excluded by nobody"), ElementsAre("E0203"));
  EXPECT_THAT(codes("example e\n  given team-size is 0\n  expect no recommendation"), ElementsAre("E0315"));
  EXPECT_THAT(codes("example e\n  given real-time\n  expect Django offers ?x"), ElementsAre("E0307"));
}

TEST(CheckStrata, PrintsTheCycleThroughNot) {
  const auto checked = check_text(
      "attribute a: yes or no\nattribute b: yes or no\nattribute c: yes or no\n"
      "rule one\n  b implies a\nrule two\n  c implies b\nrule three\n  not a implies c\n");
  ASSERT_THAT(checked.codes(), ElementsAre("E0401"));
  EXPECT_EQ(checked.marked(), "a");
  EXPECT_THAT(checked.diagnostics[0].notes, ElementsAre("`c` needs the absence of `a` (case.rules:9)",
                                                        "`a` needs `b` (case.rules:5)", "`b` needs `c` (case.rules:7)"));
}

TEST(CheckStrata, PositiveRecursionIsFine) {
  EXPECT_THAT(check_text("relation e(a: name, b: name)\nrelation p(a: name, b: name)\n"
                         "rule one ?x e ?y implies ?x p ?y\nrule two ?x p ?y and ?y e ?z implies ?x p ?z\n").codes(), IsEmpty());
}

TEST(Check, ReportsEveryIndependentMistakeOfOneRun) {
  const auto checked = check_text(kVocabulary +
                                  "rule a\n  concurency is high suggests Phoenix\n"
                                  "rule b\n  real-time suggests Phonix\n"
                                  "fact Django written-in Pyton\n");
  EXPECT_THAT(checked.codes(), ElementsAre("E0203", "E0311", "E0304"));
}

TEST(Check, AStatementThatDoesNotParseSetsOffNoFollowers) {
  const auto checked = check_text(
      "kind framework: A, B\nkind size small, large\nattribute load: one of low high  ask \"?\"\ndecision framework one of framework\n"
      "rule r\n  high load suggests A because \"{load}\"\nrule s\n  laod is high suggests B\n");
  EXPECT_THAT(checked.codes(), ElementsAre("E0102", "E0102", "E0102", "E0203"));
  EXPECT_EQ(checked.marked(3), "laod");
}

}  // namespace
}  // namespace counsel
