// What the grammar refuses: code, marked text and mend of each mistake.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/unit/lang/parsed_text.h"

namespace counsel::lang {
namespace {

using testing::HasSubstr;

struct Mistake {
  std::string text;
  std::string code;
  std::string marked;
  std::string mended;  // the whole text after the mend; empty where none is offered
};

const std::vector<Mistake>& mistakes() {
  static const std::vector<Mistake> all = {
      // Statements
      {"hello world", "E0101", "hello", ""},
      {"atribute a: yes or no", "E0101", "atribute", "attribute a: yes or no"},
      {"Rule r a suggests X", "E0101", "Rule", "rule r a suggests X"},
      {"fact a\nSource t \"T\"", "E0101", "Source", "fact a\nsource t \"T\""},
      {"use ../common", "E0102", ".", ""},
      {"use \"a\" \"b\"", "E0102", "\"b\"", ""},
      {"source t", "E0102", "", ""},
      {"rule", "E0102", "", ""},
      {"rule is suggests X", "E0108", "is", "rule \"is\" suggests X"},
      {"kind is: A", "E0108", "is", "kind \"is\": A"},
      {"kind Not: A", "E0108", "Not", "kind \"Not\": A"},
      {"kind \"\": A", "E0112", "\"\"", ""},
      // Kinds, attributes, relations, decisions
      {"kind k A", "E0102", "A", "kind k: A"},
      {"kind k: A B", "E0102", "B", ""},
      {"kind k: A and B", "E0102", "and", "kind k: A , B"},
      {"kind k: A,", "E0102", "", ""},
      {"kind k: 1, 2", "E0102", "1", "kind k: \"1\", 2"},
      {"kind k: 3D", "E0110", "3D", ""},
      {"attribute a one of b", "E0102", "one", "attribute a: one of b"},
      {"attribute a: integr", "E0102", "integr", "attribute a: integer"},
      {"attribute a: language", "E0102", "language", ""},
      {"attribute a: one low", "E0102", "low", "attribute a: one of low"},
      {"attribute a: one of b, c or d", "E0102", "or", "attribute a: one of b, c , d"},
      {"attribute a: date from 2026-02-30", "E0115", "2026-02-30", ""},
      {"attribute a: integer form 1", "E0102", "form", "attribute a: integer from 1"},
      {"attribute a: integer from b", "E0102", "b", ""},
      {"attribute a: yes or no default", "E0102", "", ""},
      {"attribute a: yes or no default ?x", "E0102", "?x", ""},
      {"attribute a: yes or no default no default yes", "E0131", "default", ""},
      {"attribute a: yes or no uncertian", "E0102", "uncertian", "attribute a: yes or no uncertain"},
      {"attribute a: yes or no fixed fixed", "E0131", "fixed", ""},
      {"attribute a: text cost high", "E0102", "high", ""},
      {"attribute a: text ask \"x\" ask \"y\"", "E0131", "ask", ""},
      {"relation r a: name", "E0102", "a", ""},
      {"relation r(a name)", "E0102", "name", "relation r(a: name)"},
      {"relation r(a: name", "E0102", "", ""},
      {"relation r(a: name,)", "E0102", ")", ""},
      {"relation r(a: one of b)", "E0102", "one", ""},
      {"relation r(source: name)", "E0108", "source", "relation r(\"source\": name)"},
      {"relation r(a: b) one level", "E0102", "", ""},
      {"relation r(a: b) one a per", "E0102", "", ""},
      {"relation r(a: b) one a per c one b per c", "E0131", "one", ""},
      {"relation r(a: b) unsure", "E0102", "unsure", ""},
      {"decision d: k", "E0102", "k", "decision d: one of k"},
      {"decision d: one of k confident 3 points", "E0102", "3", "decision d: one of k confident from 3 points"},
      // Facts
      {"fact not a", "E0102", "not", ""},
      {"fact a and b", "E0102", "and", ""},
      {"fact a is known", "E0102", "known", ""},
      {"fact a is not b", "E0102", "not", ""},
      {"fact a source t valid 2026-01-01", "E0102", "2026-01-01", ""},
      {"fact a valid from yesterday", "E0102", "yesterday", ""},
      {"fact a until 2026-01-01 until 2026-02-01", "E0131", "until", ""},
      {"fact a b with 0.5", "E0102", "0.5", "fact a b with certainty 0.5"},
      {"facts r from r.csv", "E0102", "r.csv", ""},
      {"facts r from \"r.csv\"\n | a |", "E0102", "|", ""},
      {"facts r", "E0102", "", ""},
      {"facts r\n | a |", "E0102", "", ""},
      {"facts r\n | a | b |\n | x |", "E0130", "| x |", ""},
      {"facts r\n | a |\n | x | y |", "E0130", "| x | y |", ""},
      {"facts r\n | a | 1 |\n | x | y |", "E0102", "1", ""},
      {"facts r\n | a | |\n | x | y |", "E0102", "|", ""},
      {"facts r\n | a |\n | Ruby on Rails |", "E0124", "Ruby on Rails", "facts r\n | a |\n | \"Ruby on Rails\" |"},
      {"facts r\n | a |\n | x", "E0102", "", ""},
      {"facts r\n | a |\n | ?x |", "E0102", "?x", ""},
      // Words
      {"fact \"a", "E0103", "\"", ""},
      {"fact \"a\\\"", "E0103", "\"", ""},
      {"fact \"a\\d\"", "E0104", "\\d", "fact \"a\\\\d\""},
      {"fact “a b”", "E0105", "“", "fact \"a b\""},
      {"fact “a b\"", "E0105", "“", "fact \"a b\""},
      {"fact 'a b'", "E0105", "'", "fact \"a b\""},
      {"fact a\xC2\xA0"
       "b",
       "E0105", "\xC2\xA0", "fact a b"},
      {"fact a\xE2\x80\x8B", "E0105", "\xE2\x80\x8B", "fact a"},
      {"fact real–time", "E0105", "–", "fact real-time"},
      {"rule r ?x ≤ 3 suggests X", "E0105", "≤", "rule r ?x <= 3 suggests X"},
      {"fact a @b", "E0106", "@", ""},
      {"fact a\x01", "E0106", "\x01", ""},
      {"fact a.", "E0106", ".", "fact a"},
      {"fact a;", "E0106", ";", "fact a"},
      {"fact a // why", "E0106", "/", ""},
      {"fact a # why", "E0106", "#", ""},
      {"fact ? x", "E0106", "?", ""},
      {"fact a\xFF", "E0106", "\xFF", ""},
      {"fact a 3x", "E0110", "3x", ""},
      {"fact a 1.2.3", "E0110", "1.2.3", ""},
      {"fact a 2026-11-31", "E0115", "2026-11-31", ""},
      {"fact a 2026-11-2", "E0110", "2026-11-2", ""},
      {"fact a 9223372036854775808", "E0111", "9223372036854775808", ""},
      {"fact a -9223372036854775809", "E0111", "-9223372036854775809", ""},
      {"fact a 1e400", "E0111", "1e400", ""},
      // Conditions
      {"rule r a == 3 suggests X", "E0107", "==", "rule r a = 3 suggests X"},
      {"rule r a => 3 suggests X", "E0107", "=>", "rule r a >= 3 suggests X"},
      {"rule r a <> 3 suggests X", "E0107", "<>", "rule r a != 3 suggests X"},
      {"rule r a && b suggests X", "E0107", "&&", "rule r a and b suggests X"},
      {"rule r ! a suggests X", "E0107", "!", "rule r not a suggests X"},
      {"rule r ?a % 2 = 1 suggests X", "E0107", "%", "rule r ?a mod 2 = 1 suggests X"},
      {"rule r a -> X", "E0107", "->", "rule r a implies X"},
      {"rule r a AND b suggests X", "E0109", "AND", "rule r a and b suggests X"},
      {"rule r a Suggests X", "E0109", "Suggests", "rule r a suggests X"},
      {"rule r a or b and c suggests X", "E0120", "and", ""},
      {"rule r a and suggests X", "E0102", "suggests", ""},
      {"rule r and a suggests X", "E0102", "and", ""},
      {"rule r (a suggests X", "E0102", "suggests", ""},
      {"rule r a) suggests X", "E0102", ")", ""},
      {"rule r () suggests X", "E0102", ")", ""},
      {"rule r p() suggests X", "E0102", ")", ""},
      {"rule r p(a b) suggests X", "E0124", "a b", ""},
      {"rule r p(?x + 1) suggests X", "E0102", "?x + 1", ""},
      {"rule r a is suggests X", "E0102", "suggests", ""},
      {"rule r a is one of suggests X", "E0102", "suggests", ""},
      {"rule r a is very high suggests X", "E0102", "high", ""},
      {"rule r a + 1 is 3 suggests X", "E0102", "a + 1", ""},
      {"rule r ?a -1 < 3 suggests X", "E0124", "?a -1", "rule r ?a - 1 < 3 suggests X"},
      {"rule r ?a -b < 3 suggests X", "E0114", "-", "rule r ?a  - b < 3 suggests X"},
      {"rule r (?a)+1 < 3 suggests X", "E0114", "+", "rule r (?a) + 1 < 3 suggests X"},
      {"rule r 5-3 < 3 suggests X", "E0110", "5-3", ""},
      {"rule r a b < 3 suggests X", "E0124", "a b", ""},
      {"rule r ?a + suggests X", "E0102", "suggests", ""},
      {"rule r ?a < suggests X", "E0102", "suggests", ""},
      {"rule r 1 < ?x < 5 suggests X", "E0125", "<", ""},
      {"rule r ?a + 1 suggests X", "E0122", "?a + 1", ""},
      {"rule r not (?a + 1) suggests X", "E0122", "(?a + 1)", ""},
      {"rule r (a and b) + 1 < 3 suggests X", "E0123", "(a and b)", ""},
      {"rule r p(x) < 3 suggests X", "E0123", "p(x)", ""},
      {"rule r abs(1, 2) < 3 suggests X", "E0126", "abs(1, 2)", ""},
      {"rule r min(1) < 3 suggests X", "E0126", "min(1)", ""},
      {"rule r abs(x: 1) < 3 suggests X", "E0102", "x", ""},
      {"rule r every ?x (a) has (b) suggests X", "E0102", "(", "rule r every ?x where (a) has (b) suggests X"},
      {"rule r every ?x where a has (b) suggests X", "E0102", "a", ""},
      {"rule r every ?x where (a) (b) suggests X", "E0102", "(", "rule r every ?x where (a) has (b) suggests X"},
      {"rule r ?n = count of ?x (a) suggests X", "E0102", "(", "rule r ?n = count of ?x where (a) suggests X"},
      {"rule r ?n = count of 3 where (a) suggests X", "E0102", "3", ""},
      {"rule r ?n = count of ?x where a suggests X", "E0102", "a", ""},
      {"rule r count of ?x where (a) suggests X", "E0122", "count of ?x where (a)", ""},
      {"rule r ?a contains suggests X", "E0102", "suggests", ""},
      {"rule r length(?a, ?b) > 3 suggests X", "E0126", "length(?a, ?b)", ""},
      // Conclusions and annotations
      {"rule r a", "E0102", "", ""},
      {"rule r suggests X", "E0102", "suggests", ""},
      {"rule r a suggest X", "E0102", "suggest", "rule r a suggests X"},
      {"rule r a suggests", "E0102", "", ""},
      {"rule r a suggests strongly", "E0102", "strongly", ""},
      {"rule r a suggests X and Y", "E0102", "and", "rule r a suggests X or Y"},
      {"rule r a suggests X strong", "E0102", "strong", "rule r a suggests X strongly"},
      {"rule r a suggests X with 0.6", "E0102", "0.6", "rule r a suggests X with certainty 0.6"},
      {"rule r a suggests X for ?x", "E0102", "?x", ""},
      {"rule r a suggests X for each x", "E0102", "x", ""},
      {"rule r a excludes X strongly", "E0102", "strongly", ""},
      {"rule r a cautions X", "E0102", "", ""},
      {"rule r a implies b or c", "E0102", "or", ""},
      {"rule r a implies not", "E0102", "", ""},
      {"rule r a suggests X because y", "E0102", "y", ""},
      {"rule r a suggests X because \"a\" because \"b\"", "E0131", "because", ""},
      {"rule r a suggests X source", "E0102", "", ""},
      {"rule r a suggests X until soon", "E0102", "soon", ""},
      {"rule r a suggests X valid from 2026-01-01 valid from 2026-02-01", "E0131", "from", ""},
      {"rule r a suggests X overrides", "E0102", "", ""},
      {"rule r a suggests X rule q b suggests Y", "E0102", "rule", ""},
      // Decision tables
      {"table t", "E0102", "", ""},
      {"table t\n | a | b |\n | 1 | 2 |", "E0132", "| a | b |", ""},
      {"table t\n | a || b |", "E0102", "", ""},
      {"table t\n | a || b |\n | 1 | 2 |", "E0132", "| 1 | 2 |", ""},
      {"table t\n | a || b |\n | 1 || 2 | 3 |", "E0130", "| 1 || 2 | 3 |", ""},
      {"table t\n | <= 3 || b |\n | 1 || 2 |", "E0102", "<= 3", ""},
      {"table t\n | a || b |\n | <= || 2 |", "E0102", "|", ""},
      {"table t\n | a || b |\n | 3.. || 2 |", "E0102", "|", ""},
      {"table t\n | a || b |\n | x y || 2 |", "E0124", "x y", "table t\n | a || b |\n | \"x y\" || 2 |"},
      {"table t\n | a || b |\n | 1 || 2", "E0102", "", ""},
      // Examples
      {"example e given a", "E0102", "", ""},
      {"example e given a and b expect X first", "E0102", "and", "example e given a , b expect X first"},
      {"example e expect", "E0102", "", ""},
      {"example e expect X in 3", "E0102", "3", "example e expect X in top 3"},
      {"example e expect X in top 0", "E0102", "0", ""},
      {"example e expect X in top 1.5", "E0102", "1.5", ""},
      {"example e expect X first Y", "E0102", "Y", ""},
      {"example e expect X because", "E0102", "", ""},
  };
  return all;
}

TEST(ParseErrors, AreOneEachWithItsPlaceAndMend) {
  for (const auto& [text, code, marked, mended] : mistakes()) {
    const ParsedText read(text);
    ASSERT_EQ(read.codes(), code) << text;
    EXPECT_EQ(read.marked(), marked) << text << "\n" << message(read.diagnostic());
    EXPECT_EQ(read.diagnostic().mend ? read.mended() : "", mended) << text;
  }
}

TEST(ParseErrors, ThatOfferAMendParseOrGetFurtherWithIt) {
  for (const auto& [text, code, marked, mended] : mistakes()) {
    if (mended.empty()) continue;
    const ParsedText read(text), better(mended);
    if (better.codes().empty()) continue;
    EXPECT_GE(better.diagnostic().span.begin, read.diagnostic().span.begin) << mended << "\n"
                                                                            << message(better.diagnostic());
  }
}

TEST(ParseErrors, CoverEveryCodeOfWordsAndSentences) {
  std::set<std::string> made = {"E0121"};  // ParseBounds
  for (const auto& mistake : mistakes()) made.insert(mistake.code);
  for (const Code code : all_codes()) {
    const std::string text(code_text(code));
    EXPECT_EQ(made.contains(text), text.starts_with("E01")) << text;
  }
}

TEST(ParseErrors, SpeakInPlainWords) {
  const std::pair<std::string, std::string> cases[] = {
      {"kind k A", "found `A` where `:` should stand"},
      {"rule r a",
       "found the end of the statement where a conclusion (`implies`, `suggests`, `discourages`, `excludes` or "
       "`cautions`) should stand"},
      {"fact a\xC2\xA0"
       "b",
       "U+00A0 is a non-breaking space, which only a quoted literal or a comment may hold"},
      {"fact a\x01", "U+0001 means nothing in rule text"},
      {"facts r\n|a|b|\n|x|", "the row has 1 cell, and the table 2 cells"},
      {"rule r abs(1, 2) < 3 suggests X", "`abs` takes one value, and 2 stand here"},
      {"fact a 1e400", "`1e400` is out of range for a number (a double)"},
  };
  for (const auto& [text, words] : cases) EXPECT_EQ(message(ParsedText(text).diagnostic()), words);
}

TEST(ParseErrors, ShowBothReadingsOfMixedAndOr) {
  const ParsedText read("rule r (x or\n y) and not b -- c\n or high d and ?e < 3 suggests X");
  ASSERT_EQ(read.codes(), "E0120");
  EXPECT_THAT(read.diagnostic().notes, testing::ElementsAre("either: ((x or y) and not b) or (high d and ?e < 3)",
                                                            "or: (x or y) and (not b or high d) and ?e < 3"));
}

TEST(ParseErrors, AreCollectedWithoutFollowers) {
  const ParsedText read(R"(
    kind k A
    fact a
    attribute b: one of
    fact c
    atribute d: yes or no
      ask "of a statement that has no keyword"
    rule r "unclosed
      a suggests X
    facts f
      | a |
      | b | c |
      | d | e |
    fact f 99999999999999999999 88888888888888888888
    rule or a suggests X
    Fact g
    fact h
    rule q a and b or c suggests X
    fact i
  )");
  EXPECT_EQ(read.codes(), "E0102 E0102 E0101 E0103 E0130 E0130 E0111 E0111 E0108 E0101 E0120");
  EXPECT_EQ(read.tree(), "(fact (a))\n(fact (c))\n(fact (h))\n(fact (i))\n");
}

TEST(ParseErrors, DoNotReachBeyondTheStatementBeforeAMisspeltOne) {
  const ParsedText read("rule r a suggests X\nattribut b: yes or no\nrule q c suggests Y\n");
  EXPECT_EQ(read.codes(), "E0101");
  EXPECT_EQ(read.marked(), "attribut");
  EXPECT_EQ(read.tree(), "(rule r (when (a)) (suggests X))\n(rule q (when (c)) (suggests Y))\n");
}

TEST(ParseErrors, CutLongWordsInMessages) {
  const ParsedText read("kind k: A " + std::string(1000, 'b'));
  EXPECT_THAT(message(read.diagnostic()), HasSubstr("bbb…`"));
  EXPECT_LT(message(read.diagnostic()).size(), 200u);
}

}  // namespace
}  // namespace counsel::lang
