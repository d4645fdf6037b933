#include "cli/answers.h"

#include <gmock/gmock.h>

#include "cli/answers_file.h"

namespace counsel::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// "name", "name=", "name=a,b" and "name=[a][b]" for words that split and lists that do not.
std::string printed(const RawAnswer& answer) {
  std::string out = answer.attribute;
  if (answer.alone) return out;
  out += answer.splits ? "=" : ":";
  for (const std::string& value : answer.values) out += answer.splits ? value : "[" + value + "]";
  return out;
}

std::vector<std::string> printed(const Answers& answers) {
  std::vector<std::string> out;
  for (const RawAnswer& answer : answers.given) out.push_back(printed(answer));
  for (const Complaint& complaint : answers.complaints) out.push_back("! " + complaint.message);
  return out;
}

std::vector<std::string> from_words(const std::vector<std::string>& words) {
  std::ostringstream out;
  Io io{.out = out, .err = out};
  return printed(read_answers(words, {}, io));
}

std::vector<std::string> from_json(std::string_view text) { return printed(answers_from_json(text, "a.json")); }
std::vector<std::string> from_toml(std::string_view text) { return printed(answers_from_toml(text, "a.toml")); }

TEST(Answers, ReadsWords) {
  EXPECT_THAT(from_words({"concurrency=high", "real-time", "team-knows=Elixir,Go", "need=none", "note=a=b"}),
              ElementsAre("concurrency=high", "real-time", "team-knows=Elixir,Go", "need=none", "note=a=b"));
}

TEST(Answers, RefusesWordsWithoutANameOrAValue) {
  EXPECT_THAT(from_words({"=high"}), ElementsAre("! `=high` names no attribute"));
  EXPECT_THAT(from_words({"need="}), ElementsAre("! `need=` gives no value"));
  EXPECT_THAT(from_words({""}), ElementsAre("! `` names no attribute"));
  EXPECT_THAT(from_words({"need=\xff"}), ElementsAre(HasSubstr("is not UTF-8 text")));
}

TEST(Answers, TakesAccentsInAnyForm) { EXPECT_THAT(from_words({"cafe\u0301=1"}), ElementsAre("caf\u00e9=1")); }

TEST(Answers, SayWhereTheyComeFrom) {
  std::ostringstream out;
  Io io{.out = out, .err = out};
  EXPECT_EQ(read_answers({"concurrency=high"}, {}, io).given.at(0).place, "answer concurrency=high");
  EXPECT_EQ(answers_from_json(R"({"concurrency": "high"})", "a.json").given.at(0).place, "a.json: concurrency");
}

TEST(AnswersJson, ReadsValuesAndLists) {
  EXPECT_THAT(from_json(R"({"real-time": true, "live": false, "concurrency": "high", "size": 3, "share": 2.50,
                            "team-knows": ["Elixir", "Go"], "need": []})"),
              ElementsAre("real-time:[yes]", "live:[no]", "concurrency:[high]", "size:[3]", "share:[2.50]",
                          "team-knows:[Elixir][Go]", "need:"));
  EXPECT_THAT(from_json("{}"), IsEmpty());
}

TEST(AnswersJson, SaysWhereTheTextIsMalformed) {
  const struct {
    const char* text;
    const char* message;
  } kCases[] = {
      {"", "! cannot read `a.json` as JSON: line 1, column 1: "},
      {"{\n \"a\": hi}", "! cannot read `a.json` as JSON: line 2, column 7: "},
      {"{\"a\": 1,}", "! cannot read `a.json` as JSON: line 1, column 9: "},
      {"{\"a\": 1} x", "! cannot read `a.json` as JSON: line 1, column 10: "},
      {"{\"a\": \"\xff\"}", "! cannot read `a.json` as JSON: line 1, column 8: "},
  };
  for (const auto& each : kCases) {
    const auto found = from_json(each.text);
    ASSERT_FALSE(found.empty()) << each.text;
    EXPECT_THAT(found.back(), HasSubstr(each.message)) << each.text;
  }
}

TEST(AnswersJson, RefusesWhatIsNoAnswer) {
  EXPECT_THAT(from_json("[1]").back(), "! `a.json` holds no table of answers");
  EXPECT_THAT(from_json("3").back(), "! `a.json` holds no table of answers");
  EXPECT_THAT(from_json("null").back(), "! `a.json` holds no table of answers");
  EXPECT_THAT(from_json(R"({"a": null})").back(), "! `a` in `a.json` is null");
  EXPECT_THAT(from_json(R"({"a": {"b": 1}})").back(), "! `a` in `a.json` is an object");
  EXPECT_THAT(from_json(R"({"a": [[1]]})").back(), "! `a` in `a.json` is a list in a list");
  EXPECT_THAT(from_json(R"({"a": 1, "b": 2, "a": 3})").back(), "! `a` comes twice in `a.json`");
}

TEST(AnswersJson, RefusesDeepNestingAtItsBeginning) {
  EXPECT_THAT(from_json("{\"a\": " + std::string(1'000'000, '[')).back(), "! `a` in `a.json` is a list in a list");
  EXPECT_THAT(from_json(std::string(1'000'000, '[')).back(), "! `a.json` holds no table of answers");
}

TEST(AnswersToml, ReadsValuesAndLists) {
  EXPECT_THAT(from_toml("a = true\nb = \"high\"\nc = 3\nd = 2.5\ne = [\"Elixir\", \"Go\"]\nf = []\ng = 2026-11-20\n"),
              ElementsAre("a:[yes]", "b:[high]", "c:[3]", "d:[2.5]", "e:[Elixir][Go]", "f:", "g:[2026-11-20]"));
  EXPECT_THAT(from_toml(""), IsEmpty());
}

TEST(AnswersToml, SaysWhereTheTextIsMalformed) {
  EXPECT_THAT(from_toml("a = 1\nb = = 2\n"), ElementsAre("! cannot read `a.toml` as TOML: line 2: unknown value appeared"));
  EXPECT_THAT(from_toml("a = 1\na = 2\n"),
              ElementsAre("! cannot read `a.toml` as TOML: line 2: value (\"a\") already exists"));
  EXPECT_THAT(from_toml("a = 2026-02-30\n").back(), HasSubstr("! cannot read `a.toml` as TOML: line 1: invalid date"));
  EXPECT_THAT(from_toml("a = 1\ngr\u00F6\u00DFe = 3\n"),
              ElementsAre("! cannot read `a.toml` as TOML: line 2: invalid format for key"));
  EXPECT_THAT(from_toml("a = \"\xFF\"\n"), ElementsAre("! cannot read `a.toml` as TOML: byte 6 is not UTF-8"));
  EXPECT_THAT(from_toml("a = " + std::string(100'000, '[')),
              ElementsAre("! cannot read `a.toml` as TOML: it has more than 500 lists and tables"));
  EXPECT_THAT(from_toml("a = " + std::string(500, '[')).back(), HasSubstr("! cannot read `a.toml` as TOML: line 2: "));
  EXPECT_THAT(from_toml("[/\"").back(), HasSubstr("! cannot read `a.toml` as TOML: line 1: "));
}

TEST(AnswersToml, ReadsLettersOfAnyLanguage) {
  EXPECT_THAT(from_toml("\xEF\xBB\xBF\"gr\u00F6\u00DFe\" = 'm\u00FC\\' # \u00E4\n"),
              ElementsAre("gr\u00F6\u00DFe:[m\u00FC\\]"));
  EXPECT_THAT(from_toml("a = \"\"\"b\\\n  \u00FC\n\"\u00E4\"\"\"\"\n"), ElementsAre("a:[b\u00FC\n\"\u00E4\"]"));
}

TEST(AnswersToml, RefusesWhatIsNoAnswer) {
  EXPECT_THAT(from_toml("a.b = 1\n"), ElementsAre("! `a` in `a.toml` is neither a value nor a list of values"));
  EXPECT_THAT(from_toml("a = [[1]]\n"), ElementsAre("! `a` in `a.toml` is neither a value nor a list of values"));
  EXPECT_THAT(from_toml("a = 99999999999999999999\n"),
              ElementsAre("! `a` in `a.toml` is neither a value nor a list of values"));
  EXPECT_THAT(from_toml("a = -1e999\n"), ElementsAre("! `a` in `a.toml` is neither a value nor a list of values"));
  EXPECT_THAT(from_toml("a = 07:32:00\n"), ElementsAre("! `a` in `a.toml` is neither a value nor a list of values"));
}

}  // namespace
}  // namespace counsel::cli
