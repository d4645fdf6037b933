// Whatever the text: no crash, time in proportion to its length, and every span inside the file.

#include <gtest/gtest.h>

#include <random>

#include "tests/unit/lang/parsed_text.h"

namespace counsel::lang {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(ParseBounds, EndNestingBeyondTheLimit) {
  const std::string deep[] = {
      "rule r " + repeat("(", 10'000) + "a" + repeat(")", 10'000) + " suggests X",
      "rule r " + repeat("(", 10'000),
      "rule r " + repeat("(1 + ", 10'000) + "?a" + repeat(")", 10'000) + " < 3 suggests X",
      "rule r " + repeat("not ", 10'000) + "a suggests X",
      "rule r " + repeat("not (", 10'000) + "a suggests X",
      "rule r " + repeat("abs(", 10'000) + "a < 3 suggests X",
      "rule r " + repeat("- ", 10'000) + "?a < 3 suggests X",
      "rule r 1" + repeat(" + 1", 10'000) + " < 3 suggests X",
      "rule r 1" + repeat(" * 1", 10'000) + " < 3 suggests X",
      "fact p(" + repeat("(", 10'000),
  };
  for (const std::string& text : deep) EXPECT_EQ(ParsedText(text).codes(), "E0121") << text.substr(0, 20);
}

TEST(ParseBounds, TakeNestingUpToTheLimit) {
  const auto nested = [](std::size_t depth) {
    return "rule r " + repeat("(", depth) + "a" + repeat(")", depth) + " suggests X";
  };
  EXPECT_EQ(ParsedText(nested(kMaxNesting)).codes(), "");
  EXPECT_EQ(ParsedText(nested(kMaxNesting + 1)).codes(), "E0121");
  const auto summed = [](std::size_t depth) { return "rule r 1" + repeat(" + 1", depth - 1) + " < 3 suggests X"; };
  EXPECT_EQ(ParsedText(summed(kMaxNesting)).codes(), "");
  EXPECT_EQ(ParsedText(summed(kMaxNesting + 1)).codes(), "E0121");
}

TEST(ParseBounds, TakeLongListsOfAnyLength) {
  EXPECT_EQ(ParsedText("rule r a" + repeat(" and b", 20'000) + " suggests X").codes(), "");
  EXPECT_EQ(ParsedText("kind k: a" + repeat(", b", 20'000)).codes(), "");
}

TEST(ParseBounds, TakeOneLongLineOfTenMegabytes) {
  constexpr std::size_t kSize = 10'000'000;
  EXPECT_EQ(ParsedText(std::string(kSize, 'a')).codes(), "E0101");
  EXPECT_EQ(ParsedText("fact \"" + std::string(kSize, 'a')).codes(), "E0103");
  EXPECT_EQ(ParsedText("fact a" + std::string(kSize, '@')).codes(), "E0106");
  EXPECT_EQ(ParsedText("fact a " + std::string(kSize, '1')).codes(), "E0111");
}

constexpr std::string_view kCorpus = R"(
use "../common" -- another
source tech "Top 10"
kind framework: Django, Rails "Ruby on Rails" also RoR, C#
attribute concurrency: one of low, high
  ask "How many?"
  low "hundreds"  high "thousands"
attribute size: integer from 1 to 100
relation offers(framework: framework, feature: name)
decision framework: one of framework ask "Which?"
fact Phoenix offers "Größe" source tech "10."
facts offers source tech
  | framework | feature |
  |-----------|---------|
  | Django    | "an orm" |
rule live "Many"
  real-time and (high concurrency or not ?f offers ?x) and concurrency is not one of low, high
  suggests Phoenix or ?f strongly for each ?x
  implies scale is small and offers(framework: ?f, feature: orm)
  cautions Rails "mind"
  because "each {?x}"
  source tech
rule sums when (?a + 1) * -2 <= abs(?b mod 3) - max(1, 2.5e3) excludes Gin with certainty 0.5
example chat given real-time, size is 3
  expect Phoenix first
  expect not Rails in top 3
  expect X excluded by live
)";

void expect_sound(const ParsedText& read, const std::string& context) {
  const auto size = read.sources.file(FileId{0}).text.size();
  const auto inside = [&](Span span) { return span.begin <= span.end && span.end <= size; };
  for (const Diagnostic& diagnostic : read.parsed.diagnostics) {
    ASSERT_TRUE(inside(diagnostic.span)) << context;
    ASSERT_TRUE(!diagnostic.mend || !diagnostic.mend->span || inside(*diagnostic.mend->span)) << context;
    ASSERT_EQ(code_text(diagnostic.code).substr(0, 3), "E01") << context;
    ASSERT_FALSE(message(diagnostic).empty()) << context;
  }
  for (const Statement& statement : read.parsed.tree.statements) ASSERT_TRUE(inside(statement.span)) << context;
}

TEST(ParseBounds, SurviveEveryMutilationOfAGoodFile) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  constexpr std::string_view kNasty = "\"\\|()-?:,.<>=!'\n\t\r \x01\xFF\xC3\xE2\x80\x9C#@;";
  for (int round = 0; round < 2000; ++round) {
    std::string text(kCorpus);
    for (std::size_t edits = 1 + below(4); edits > 0; --edits) {
      const std::size_t at = below(text.size()), length = std::min(below(12) + 1, text.size() - at);
      switch (below(4)) {
        case 0:
          text.erase(at, length);
          break;
        case 1:
          text.insert(at, text.substr(below(text.size()), length));
          break;
        case 2:
          text[at] = kNasty[below(kNasty.size())];
          break;
        default:
          text[at] = static_cast<char>(below(256));
          break;
      }
    }
    expect_sound(ParsedText(text), "seed " + std::to_string(seed) + "\n" + text);
    if (HasFatalFailure()) return;
  }
}

TEST(ParseBounds, SurviveEveryTruncation) {
  for (std::size_t size = 0; size <= kCorpus.size(); ++size) {
    const std::string text(kCorpus.substr(0, size));
    expect_sound(ParsedText(text), text);
    if (HasFatalFailure()) return;
  }
}

TEST(ParseBounds, GiveStatementsThatDoNotDependOnTheirOrder) {
  const ParsedText there("fact a\n  source t\nkind k: x, y\nrule r a suggests X\n");
  const ParsedText back("rule r a suggests X\nkind k: x, y\nfact a\n  source t\n");
  std::vector<std::string> a, b;
  for (const Statement& statement : there.parsed.tree.statements) a.push_back(print(statement));
  for (const Statement& statement : back.parsed.tree.statements) b.insert(b.begin(), print(statement));
  EXPECT_EQ(a, b);
  EXPECT_EQ(a.size(), 3u);
}

}  // namespace
}  // namespace counsel::lang
