// What the grammar reads, as a table of text and printed tree. parse_errors_test.cc has what it refuses.

#include "engine/lang/parse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/lang/parsed_text.h"

namespace counsel::lang {
namespace {

struct Case {
  std::string text;
  std::string tree;
};

void expect_trees(const std::vector<Case>& cases) {
  for (const auto& [text, tree] : cases) {
    const ParsedText read(text);
    EXPECT_EQ(read.codes(), "") << text << "\n" << (read.codes().empty() ? "" : message(read.diagnostic()));
    EXPECT_EQ(read.tree(), tree + "\n") << text;
  }
}

/// The tree of the condition in the body of a rule.
std::string condition(const std::string& text) {
  const ParsedText read("rule r when " + text + " suggests X");
  if (!read.codes().empty()) return read.codes();
  return print(std::get<RuleStatement>(read.parsed.tree.statements.at(0).form).condition);
}

TEST(ParseCondition, ReadsSentences) {
  const Case cases[] = {
      {"real-time", "(real-time)"},
      {"real-time and high concurrency", "(and (real-time) (high concurrency))"},
      {"a and b and c", "(and (a) (b) (c))"},
      {"a or b or c", "(or (a) (b) (c))"},
      {"a and not b", "(and (a) (not (b)))"},
      {"not a or b", "(or (not (a)) (b))"},
      {"not not a", "(not (not (a)))"},
      {"not (a and b)", "(not (and (a) (b)))"},
      {"(a and b) or c", "(or (and (a) (b)) (c))"},
      {"a and (b or c)", "(and (a) (or (b) (c)))"},
      {"((a))", "(a)"},
      {"(a) and (b)", "(and (a) (b))"},
      {"need ?feature", "(need ?feature)"},
      {"?f written-in ?_", "(?f written-in ?_)"},
      {"\"very high\" concurrency", "(\"very high\" concurrency)"},
      {"rating 4.5", "(rating 4.5)"},
      {"android or notable", "(or (android) (notable))"},  // reserved words inside longer ones
      {"and-so-on", "(and-so-on)"},
      {"a -- or b\n and c", "(and (a) (c))"},
  };
  for (const auto& [text, tree] : cases) EXPECT_EQ(condition(text), tree) << text;
}

TEST(ParseCondition, ReadsIs) {
  const Case cases[] = {
      {"concurrency is high", "(is (concurrency) high)"},
      {"concurrency is not high", "(is-not (concurrency) high)"},
      {"concurrency is one of low, \"very high\", ?x", "(is-one-of (concurrency) low \"very high\" ?x)"},
      {"concurrency is not one of low", "(is-not-one-of (concurrency) low)"},
      {"concurrency is known", "(is-known (concurrency))"},
      {"concurrency is not known", "(is-not-known (concurrency))"},
      {"concurrency is unknown", "(is-unknown (concurrency))"},
      {"concurrency is one", "(is (concurrency) one)"},
      {"size is -3 and a", "(and (is (size) -3) (a))"},
      {"(size) is 3", "(is (size) 3)"},
      {"very big size is 3", "(is (very big size) 3)"},
  };
  for (const auto& [text, tree] : cases) EXPECT_EQ(condition(text), tree) << text;
}

TEST(ParseCondition, ReadsCalls) {
  const Case cases[] = {
      {"written-in(?f, ?l)", "(call written-in ?f ?l)"},
      {"written-in(framework: ?f, language: \"C++ 20\")", "(call written-in framework: ?f language: \"C++ 20\")"},
      {"written-in (?_, -1)", "(call written-in ?_ -1)"},
      {"not p(x) and q(y)", "(and (not (call p x)) (call q y))"},
      {"\"odd name\" x", "(\"odd name\" x)"},
  };
  for (const auto& [text, tree] : cases) EXPECT_EQ(condition(text), tree) << text;
}

TEST(ParseCondition, ReadsArithmeticByPrecedence) {
  const Case cases[] = {
      {"size <= 5", "(<= size 5)"},
      {"size<=5", "(<= size 5)"},
      {"?a = 1 and ?b != 2", "(and (= ?a 1) (!= ?b 2))"},
      {"?a + 1 < ?b * 2", "(< (+ ?a 1) (* ?b 2))"},
      {"?a - 1 - 2 > 3", "(> (- (- ?a 1) 2) 3)"},
      {"?a / 2 mod 3 >= 0", "(>= (mod (/ ?a 2) 3) 0)"},
      {"(?a + 1) * 2 < ?b", "(< (* (+ ?a 1) 2) ?b)"},
      {"((?a) + 1) < ?b", "(< (+ ?a 1) ?b)"},
      {"2*3 < -?a", "(< (* 2 3) (- ?a))"},
      {"?a - -3 = - 3", "(= (- ?a -3) (- 3))"},
      {"abs(?a - ?b) < min(1, max(?c, 2))", "(< (abs (- ?a ?b)) (min 1 (max ?c 2)))"},
      {"?a-1 = 2", "(= ?a-1 2)"},  // `-` may stand inside a name
      {"?x = 1e3", "(= ?x 1000.0)"},
      {"?x = -0.5", "(= ?x -0.5)"},
      {"?x = 9223372036854775807", "(= ?x 9223372036854775807)"},
      {"?x = -9223372036854775808", "(= ?x -9223372036854775808)"},
      {"?x = \"a text\"", "(= ?x \"a text\")"},
  };
  for (const auto& [text, tree] : cases) EXPECT_EQ(condition(text), tree) << text;
}

TEST(ParseDeclarations, AreRead) {
  expect_trees({
      {"use \"../common\"", "(use \"../common\")"},
      {"source tech \"Top 10\"", "(source tech \"Top 10\")"},
      {"kind k: A, Rails \"Ruby on Rails\" also RoR \"R on R\", C#",
       "(kind k (A) (Rails \"Ruby on Rails\" (also RoR \"R on R\")) (C#))"},
      {"attribute a: yes or no", "(attribute a (yes-or-no))"},
      {"attribute a: yes or no ask \"Is it?\"", "(attribute a (yes-or-no) (ask \"Is it?\"))"},
      {"attribute a: one of low, \"very high\"\n  ask \"?\"\n  low \"l\"  \"very high\" \"h\"",
       "(attribute a (one-of low \"very high\") (ask \"?\") (label low \"l\") (label \"very high\" \"h\"))"},
      {"attribute a: one of x  x \"l\" ask \"?\"", "(attribute a (one-of x) (ask \"?\") (label x \"l\"))"},
      {"attribute a: any of language", "(attribute a (any-of language))"},
      {"attribute a: integer from 1 to 100", "(attribute a (integer (from 1) (to 100)))"},
      {"attribute a: number from -0.5", "(attribute a (number (from -0.5)))"},
      {"attribute a: integer to 5", "(attribute a (integer (to 5)))"},
      {"attribute a: text", "(attribute a (text))"},
      {"relation r(a: k, b: name, c: text, d: integer, e: number, f: yes or no, g: \"odd kind\")",
       "(relation r (a (named k)) (b (name)) (c (text)) (d (integer)) (e (number)) (f (yes-or-no)) (g (named \"odd "
       "kind\")))"},
      {"decision d: one of k ask \"Which?\"", "(decision d (one-of k) (ask \"Which?\"))"},
  });
}

TEST(ParseFacts, AreRead) {
  expect_trees({
      {"fact Phoenix written-in Elixir", "(fact (Phoenix written-in Elixir))"},
      {"fact written-in(Phoenix, Elixir) source t \"10.\" source u",
       "(fact (call written-in Phoenix Elixir) (source t \"10.\") (source u))"},
      {"fact scale is small", "(fact (is (scale) small))"},
      {"facts offers\n  | framework | feature |\n  |---|:--:|\n  | Django | \"an admin\" | -- the best\n  | 1 | -2.5 |",
       "(facts offers (columns framework feature) (row Django \"an admin\") (row 1 -2.5))"},
      {"facts offers source t \"x\"\n|a|\r\n||\n|b|", "(facts offers (source t \"x\") (columns a) (row -) (row b))"},
      {"facts r\n | a |\n | \"x | y\" |\n | is |", "(facts r (columns a) (row \"x | y\") (row is))"},
  });
}

TEST(ParseRules, AreRead) {
  expect_trees({
      {"rule live\n  real-time and high concurrency suggests Phoenix or Node.js",
       "(rule live (when (and (real-time) (high concurrency))) (suggests Phoenix Node.js))"},
      {"rule r \"A label\" when a excludes X or \"Y Z\" or ?c",
       "(rule r \"A label\" (when (a)) (excludes X \"Y Z\" ?c))"},
      {"rule \"odd name\" a suggests ?c weakly for each ?x, ?y",
       "(rule \"odd name\" (when (a)) (suggests ?c weakly (for-each ?x ?y)))"},
      {"rule r a suggests X strongly discourages Y with certainty 0.65 suggests Z with certainty ?c",
       "(rule r (when (a)) (suggests X strongly) (discourages Y (certainty 0.65)) (suggests Z (certainty ?c)))"},
      {"rule r a implies scale is small and p(x) and q x",
       "(rule r (when (a)) (implies (is (scale) small) (call p x) (q x)))"},
      {"rule r a cautions X \"mind the gap\"", "(rule r (when (a)) (cautions X (text \"mind the gap\")))"},
      {"rule r a cautions X or \"Y\" \"mind\"", "(rule r (when (a)) (cautions X \"Y\" (text \"mind\")))"},
      {"rule r a suggests X because \"of {?x}\" source t \"1\" source u",
       "(rule r (when (a)) (suggests X) (because \"of {?x}\") (source t \"1\") (source u))"},
      {"rule r a suggests X source t because \"y\"", "(rule r (when (a)) (suggests X) (because \"y\") (source t))"},
  });
}

TEST(ParseExamples, AreRead) {
  expect_trees({
      {"example e \"L\" given real-time, high concurrency, team-size is 3, not a, ?x = 2 expect X first",
       "(example e \"L\" (given (real-time) (high concurrency) (is (team-size) 3) (not (a)) (= ?x 2)) (expect (first "
       "X)))"},
      {"example e expect X in top 3 expect X above \"Y Z\" expect X excluded expect X excluded by r expect X because r",
       "(example e (expect (in-top X 3) (above X \"Y Z\") (excluded X) (excluded X r) (because X r)))"},
      {"example e given a given b expect no recommendation expect nothing fits expect contradiction",
       "(example e (given (a) (b)) (expect (no-recommendation) (nothing-fits) (contradiction)))"},
      {"example e expect not X first expect X not in top 3 expect not contradiction expect not a b",
       "(example e (expect (not (first X)) (not (in-top X 3)) (not (contradiction)) (not (fact (a b)))))"},
      {"example e expect scale is small expect p(x) expect contradiction found expect nothing",
       "(example e (expect (fact (is (scale) small)) (fact (call p x)) (fact (contradiction found)) (fact "
       "(nothing))))"},
  });
}

TEST(ParseWords, AreNfcAndUnescaped) {
  expect_trees({
      {"fact Gro\xCC\x88\xC3\x9F"
       "e",
       "(fact (Größe))"},
      {"fact \"e\xCC\x81\" ?_", "(fact (\"é\" ?_))"},
      {"fact \"a \\\"b\\\" \\\\ \\n -- c\"", "(fact (\"a \\\"b\\\" \\\\ \\n -- c\"))"},
      {"fact C++ C# Node.js ASP.NET-Core x_1", "(fact (C++ C# Node.js ASP.NET-Core x_1))"},
  });
}

TEST(ParseSplit, BeginsStatementsWhereTheRulesSay) {
  expect_trees({
      {"fact a source t\nsource t \"T\"", "(fact (a) (source t))\n(source t \"T\")"},      // as deep: a statement
      {"fact a\n  source t \"1\"\n  source u", "(fact (a) (source t \"1\") (source u))"},  // deeper: a citation
      {"  fact a\nsource t \"T\"", "(fact (a))\n(source t \"T\")"},                        // less deep
      {"fact a\n  fact b\n  rule r c suggests X", "(fact (a))\n(fact (b))\n(rule r (when (c)) (suggests X))"},
      {"kind k: fact,\nrule, kind\nfact a", "(kind k (fact) (rule) (kind))\n(fact (a))"},  // members, not statements
      {"rule r\n  kind is high and\n  rule = 3 suggests X",
       "(rule r (when (and (is (kind) high) (= rule 3))) (suggests X))"},
      {"relation r(\nkind: name,\nrule: text)", "(relation r (kind (name)) (rule (text)))"},
      {"attribute a: one of use, buy\n  use \"u\"\n  buy \"b\"",
       "(attribute a (one-of use buy) (label use \"u\") (label buy \"b\"))"},
      {"rule\nr\n\n-- fact c\n a suggests X", "(rule r (when (a)) (suggests X))"},
      {"fact \"x -- y\" -- rule q\n\r\nfact b", "(fact (\"x -- y\"))\n(fact (b))"},
      {"\r\n\tfact a\r\n\tfact b\r\n", "(fact (a))\n(fact (b))"},
      {"kind\nk\n:\na", "(kind k (a))"},
  });
}

TEST(ParseSpans, CoverWhatWasWritten) {
  const ParsedText read("rule r\n  (a and b c) -- why\n  and ?x + 1 < 3 suggests X strongly\n\n-- the end\nfact q");
  const Statement& statement = read.parsed.tree.statements.at(0);
  const auto text = [&](Span span) { return std::string(read.sources.text(span)); };
  EXPECT_EQ(text(statement.span), "rule r\n  (a and b c) -- why\n  and ?x + 1 < 3 suggests X strongly");
  const auto& rule = std::get<RuleStatement>(statement.form);
  EXPECT_EQ(text(rule.condition.span), "(a and b c) -- why\n  and ?x + 1 < 3");
  const auto& both = std::get<And>(rule.condition.form);
  EXPECT_EQ(text(both.operands[0].span), "(a and b c)");
  const auto& comparison = std::get<Comparison>(both.operands[1].form);
  EXPECT_EQ(text(comparison.left->span), "?x + 1");
  EXPECT_EQ(text(comparison.comparator_span), "<");
  EXPECT_EQ(text(rule.conclusions[0].span), "suggests X strongly");
  EXPECT_EQ(text(rule.conclusions[0].strength.span), "strongly");
  EXPECT_EQ(text(read.parsed.tree.statements.at(1).span), "fact q");
}

TEST(ParseFiles, KeepsFileAndStatementOrder) {
  Sources sources;
  sources.add("a.rules", "fact b\nfact a");
  sources.add("b.rules", "fact c");
  const Parsed parsed = parse(sources);
  EXPECT_EQ(print(parsed.tree), "(fact (b))\n(fact (a))\n(fact (c))\n");
  EXPECT_EQ(parsed.tree.statements[2].span, (Span{FileId{1}, 0, 6}));
}

TEST(UsedPaths, AreThoseOfWellFormedUseStatements) {
  std::vector<std::string> paths;
  for (const Word& path : used_paths(FileId{3}, "use \"a\"\nuse b\nfact \"use c\"\n-- use \"d\"\nuse \"e\" -- f\n")) {
    paths.push_back(path.text);
    EXPECT_EQ(path.span.file, FileId{3});
  }
  EXPECT_THAT(paths, testing::ElementsAre("a", "e"));
}

}  // namespace
}  // namespace counsel::lang
