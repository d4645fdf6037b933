#include "cli/fact_words.h"

#include <gmock/gmock.h>

#include "tests/support/rules_text.h"

namespace counsel::cli {
namespace {

constexpr std::string_view kRules = R"(
kind language: Elixir, Go
kind framework: Phoenix, Rails
relation written-in(framework: framework, language: language)
relation rated(framework: framework, level: integer, note: text)
relation widely-used(framework: framework)
attribute real-time: yes or no  ask "?"
attribute concurrency: one of low, high  ask "?"
)";

std::string read(const std::vector<std::string>& words) {
  static const test::CheckedText checked = test::check_text(kRules);
  const auto fact = read_fact_words(words, *checked.program);
  if (!fact) return "none";
  std::string out = checked.program->relation(fact->relation).name;
  for (const std::string& value : fact->values) out += "|" + value;
  return out;
}

TEST(FactWords, ReadsEveryFormAsOneWordOfTheShell) {
  const struct {
    const char* text;
    const char* read;
  } kCases[] = {
      {"Phoenix written-in Elixir", "written-in|Phoenix|Elixir"},
      {"written-in(Phoenix, Elixir)", "written-in|Phoenix|Elixir"},
      {"rated(Phoenix, 3, \"very, (very) good\")", "rated|Phoenix|3|very, (very) good"},
      {"widely-used(Phoenix)", "widely-used|Phoenix"},
      {"concurrency is high", "concurrency|high"},
      {"concurrency=high", "concurrency|high"},
      {"high concurrency", "concurrency|high"},
      {"concurrency high", "concurrency|high"},
      {"real-time", "real-time|yes"},
      {"\"Ruby on Rails\" written-in Go", "written-in|Ruby on Rails|Go"},
      {"\"a \\\"b\\\"\" written-in Go", "written-in|a \"b\"|Go"},
      {"  Phoenix   written-in\tElixir ", "written-in|Phoenix|Elixir"},
  };
  for (const auto& each : kCases) EXPECT_EQ(read({each.text}), each.read) << each.text;
}

TEST(FactWords, ReadsSeveralWordsOfTheShell) {
  EXPECT_EQ(read({"Phoenix", "written-in", "Elixir"}), "written-in|Phoenix|Elixir");
  EXPECT_EQ(read({"Ruby on Rails", "written-in", "Go"}), "written-in|Ruby on Rails|Go");
  EXPECT_EQ(read({"written-in(Phoenix,", "Elixir)"}), "written-in|Phoenix|Elixir");
}

TEST(FactWords, ReadsNothingElse) {
  for (const char* text :
       {"", " ", "Phoenix", "Phoenix is Elixir", "Phoenix spoken-in Elixir", "written-in(Phoenix Elixir)",
        "written-in(Phoenix,)", "written-in(", "written-in()", ")", "(((", "= = =", "concurrency =", "unknown(Phoenix)",
        "widely-used", "a b c d", "\xff written-in Go"})
    EXPECT_EQ(read({text}), "none") << text;
  EXPECT_EQ(read({}), "none");
}

}  // namespace
}  // namespace counsel::cli
