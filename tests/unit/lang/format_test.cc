// What the layout is, form by form: what an author may write, and how it looks afterwards.
// tests/property/format_test.cc has what holds for every text.

#include "engine/lang/format.h"

#include <gtest/gtest.h>

namespace counsel::lang {
namespace {

std::string formatted(std::string_view text) { return format(FileId{0}, text).text; }

struct Case {
  std::string_view before;
  std::string_view after;
};

void expect_formatted(const std::vector<Case>& cases) {
  for (const auto& [before, after] : cases) {
    EXPECT_EQ(formatted(before), after);
    EXPECT_EQ(formatted(after), after);
  }
}

TEST(Format, LaysDeclarationsOut) {
  expect_formatted({
      {"use   \"../common\"", "use \"../common\"\n"},
      {"source  a\n \"T\"", "source a \"T\"\n"},
      {"kind k :A,B ,C \"c\"  also D E", "kind k: A, B, C \"c\" also D E\n"},
      {"kind k:\nA, B \"b\"\n, C", "kind k:\n  A,\n  B \"b\",\n  C\n"},
      {"attribute a :yes  or no ask \"?\" yes \"y\"", "attribute a: yes or no\n  ask \"?\"\n  yes \"y\"\n"},
      {"attribute a: one of l,h\n ask \"?\"\n l \"low\" h \"high\"",
       "attribute a: one of l, h\n  ask \"?\"\n  l \"low\"  h \"high\"\n"},
      {"attribute a: one of l,h\n l \"low\"\n h \"high\"", "attribute a: one of l, h\n  l \"low\"\n  h \"high\"\n"},
      {"attribute a: integer  from -1\nto 5", "attribute a: integer from -1 to 5\n"},
      {"relation r ( a:k ,b : yes or no )", "relation r(a: k, b: yes or no)\n"},
      {"decision d: one of k ask \"Which?\"", "decision d: one of k\n  ask \"Which?\"\n"},
  });
}

TEST(Format, LaysTheClausesOfDeclarationsOut) {
  expect_formatted({
      {"attribute a: yes or no\nuncertain", "attribute a: yes or no uncertain\n"},
      {"attribute a: integer uncertain default 5 cost 3 fixed\n personal",
       "attribute a: integer uncertain  default 5  cost 3  fixed\n  personal\n"},
      {"attribute a: date from 1900-01-01 fixed uncertain", "attribute a: date from 1900-01-01  fixed  uncertain\n"},
      {"attribute a: one of l,h default l ask \"?\" cost 2 fixed l \"low\" h \"high\" personal",
       "attribute a: one of l, h  default l\n  ask \"?\"\n  cost 2  fixed\n  l \"low\"  h \"high\"\n  personal\n"},
      {"relation r(a: k)uncertain one a per b ,c", "relation r(a: k) uncertain  one a per b, c\n"},
      {"relation r(a: k)\none a per b uncertain", "relation r(a: k)\n  one a per b  uncertain\n"},
      {"decision d: one of k confident from 3 points ask \"?\"",
       "decision d: one of k\n  confident from 3 points\n  ask \"?\"\n"},
  });
}

TEST(Format, BreaksListsThatDoNotFit) {
  expect_formatted({
      {"kind language: JavaScript, TypeScript, Python, Ruby, PHP, Java, C#, Elixir, Go, Haskell, OCaml, Rust, Zig, Lua",
       "kind language: JavaScript, TypeScript, Python, Ruby, PHP, Java, C#, Elixir, Go, Haskell, OCaml,\n"
       "  Rust, Zig, Lua\n"},
      {"attribute language: one of JavaScript, TypeScript, Python, Ruby, PHP, Java, Elixir, Go, Haskell, OCaml, Rust, "
       "Zig",
       "attribute language: one of JavaScript, TypeScript, Python, Ruby, PHP, Java, Elixir, Go, Haskell,\n"
       "    OCaml, Rust, Zig\n"},
      {"example e\ngiven product business-application, security is strict, protect-against injection, protect-against "
       "csrf\n"
       "expect A first",
       "example e\n"
       "  given product business-application, security is strict, protect-against injection,\n"
       "    protect-against csrf\n"
       "  expect A first\n"},
  });
}

TEST(Format, AlignsTheCitationsOfNeighbouringFacts) {
  expect_formatted({
      {"fact A in-b C source s \"1\"\nfact rated(A,b,high)  source s\nfact D e F",
       "fact A in-b C           source s \"1\"\nfact rated(A, b, high)  source s\nfact D e F\n"},
      {"fact A b C source s\n\nfact rated(A, b)  source s", "fact A b C  source s\n\nfact rated(A, b)  source s\n"},
      {"fact A b C\n   source s \"1\"   source t\n source u", "fact A b C\n  source s \"1\"  source t\n  source u\n"},
      {"fact \xE6\xBC\xA2\xE5\xAD\x97 b source s\nfact abcdef b source s",
       "fact \xE6\xBC\xA2\xE5\xAD\x97 b    source s\nfact abcdef b  source s\n"},
      {"fact note(A, \"a long text stays with its fact, whatever the width of the page is, since facts are read as "
       "rows\")",
       "fact note(A, \"a long text stays with its fact, whatever the width of the page is, since facts are read as "
       "rows\")\n"},
  });
}

TEST(Format, LaysTheClausesOfFactsOut) {
  expect_formatted({
      {"fact A b C with  certainty 0.5 valid from 2026-01-01\tuntil 2026-12-31 source s",
       "fact A b C with certainty 0.5  valid from 2026-01-01 until 2026-12-31  source s\n"},
      {"fact A b C until 2026-12-31\nfact A b Cc source s", "fact A b C   until 2026-12-31\nfact A b Cc  source s\n"},
      {"fact A b C\n valid until 2026-12-31 source s", "fact A b C\n  valid until 2026-12-31  source s\n"},
      {"facts r  from\"r.csv\"source s", "facts r from \"r.csv\"  source s\n"},
      {"facts r valid from 2026-01-01 |a|\n|2026-11-20|",
       "facts r  valid from 2026-01-01\n  | a          |\n  | 2026-11-20 |\n"},
      {"fact a b\nruel r", "fact a b\n    ruel r\n"},
  });
}

TEST(Format, AlignsTables) {
  expect_formatted({
      {"facts offers source s\n|framework|feature|\n|Django|an-admin|\n|\"R\xC3\xB6R\"| |",
       "facts offers  source s\n  | framework | feature  |\n  | Django    | an-admin |\n  | \"R\xC3\xB6R\"     |       "
       " "
       "  |\n"},
      {"facts r\n | a | b |\n|-|:--:|\n| 1|-2.5|-- c\n\n\n| \xE6\xBC\xA2 | x |",
       "facts r\n  | a  | b    |\n  |----|:----:|\n  | 1  | -2.5 |  -- c\n\n  | \xE6\xBC\xA2 | x    |\n"},
  });
}

TEST(Format, AlignsDecisionTables) {
  expect_formatted({
      {"table t \"L\" unique source s\n|size|need||suggests|because|\n|<=5|-||Phoenix ,Gin|\"why\"|\n"
       "|3 .. 5|not low , high|| Go | |",
       "table t \"L\" unique  source s\n"
       "  | size | need          || suggests     | because |\n"
       "  | <= 5 | -             || Phoenix, Gin | \"why\"   |\n"
       "  | 3..5 | not low, high || Go           |         |\n"},
      {"table t\n| a || b |\n|-||:-:|\n| 2026-01-01 .. 2026-12-31 || -3.. -1 |-- c",
       "table t\n"
       "  | a                      || b      |\n"
       "  |------------------------||:------:|\n"
       "  | 2026-01-01..2026-12-31 || -3..-1 |  -- c\n"},
      {"table t overrides a,t/3 valid until 2026-12-31\n source s | a || b |\n\n\n| - || !=x |",
       "table t  overrides a, t/3  valid until 2026-12-31\n  source s\n  | a || b    |\n\n  | - || != x |\n"},
  });
}

TEST(Format, LaysRulesOut) {
  expect_formatted({
      {"rule r \"L\" a and b implies c", "rule r \"L\"  a and b implies c\n"},
      {"rule r when a suggests X because \"y\" source s", "rule r  when a suggests X  because \"y\"  source s\n"},
      {"rule r \"L\" a and\n b implies c", "rule r \"L\"\n  a\n  and b\n  implies c\n"},
      {"rule r\na and b implies c", "rule r\n  a and b implies c\n"},
      {"rule r\na\nimplies c discourages Y because \"z\" source s",
       "rule r\n  a\n  implies c\n  discourages Y\n  because \"z\"\n  source s\n"},
      {"rule r\n a suggests X  or Y with  certainty 0.5 for each ?x,?y",
       "rule r\n  a suggests X or Y with certainty 0.5 for each ?x, ?y\n"},
      {"rule r\n p ( ?a,b : ?c )and not(a is one of x,y) implies c",
       "rule r\n  p(?a, b: ?c) and not (a is one of x, y) implies c\n"},
      {"rule r\n ?a + 1 <abs( ?b )*- ?c and ?d = - 3 implies c",
       "rule r\n  ?a + 1 < abs(?b) * -?c and ?d = - 3 implies c\n"},
      {"rule r\n a suggests X overrides s ,t/3 valid from 2026-01-01\n until 2026-12-31 because \"z\"",
       "rule r\n  a suggests X\n  overrides s, t/3\n  valid from 2026-01-01 until 2026-12-31\n  because \"z\"\n"},
      {"rule r when a suggests X until 2026-12-31 overrides s",
       "rule r  when a suggests X  until 2026-12-31  overrides s\n"},
      {"rule r\n ?n=count of ?x where(?f offers ?x)and length( title )>-sum of ?a*2 where ( ?f price ?a ) implies not "
       "c",
       "rule r\n  ?n = count of ?x where (?f offers ?x) and length(title) > -sum of ?a * 2 where (?f price ?a)\n"
       "  implies not c\n"},
      {"rule r\n title starts-with \"a\" and today - born>- 2026-11-20 implies c weakly for each ?x",
       "rule r\n  title starts-with \"a\" and today - born > - 2026-11-20 implies c weakly for each ?x\n"},
  });
}

TEST(Format, LaysEveryOut) {
  expect_formatted({
      {"rule r\n every ?x where(need ?x)has(?f offers ?x) implies c",
       "rule r\n  every ?x where (need ?x) has (?f offers ?x) implies c\n"},
      {"rule r\n a and not every ?x where (need ?x and\n ?x is-new)\nhas (?f offers ?x) implies c",
       "rule r\n  a and not every ?x where (need ?x\n      and ?x is-new)\n    has (?f offers ?x)\n  implies c\n"},
      {"rule r\n every ?feature where (need ?feature and ?feature is-important) has (?framework offers ?feature or "
       "?framework extends ?feature) implies c",
       "rule r\n"
       "  every ?feature where (need ?feature and ?feature is-important)\n"
       "    has (?framework offers ?feature or ?framework extends ?feature)\n"
       "  implies c\n"},
  });
}

TEST(Format, BreaksConditionsThatDoNotFit) {
  expect_formatted({
      {"rule r\n deploy-on kubernetes and ?framework deploys-on docker and not ?framework deploys-on kubernetes-itself "
       "implies c",
       "rule r\n"
       "  deploy-on kubernetes and ?framework deploys-on docker\n"
       "  and not ?framework deploys-on kubernetes-itself\n"
       "  implies c\n"},
      {"rule r\n priority security\n and (?framework leaves-out authorization or ?framework leaves-out authentication "
       "or "
       "?framework leaves-out validation)\n discourages ?framework",
       "rule r\n"
       "  priority security\n"
       "  and (?framework leaves-out authorization or ?framework leaves-out authentication\n"
       "    or ?framework leaves-out validation)\n"
       "  discourages ?framework\n"},
      {"rule r\n the-first-of-two-conditions and the-second-of-two-conditions implies this-is-a-little-too-long "
       "for-one-line",
       "rule r\n"
       "  the-first-of-two-conditions and the-second-of-two-conditions\n"
       "  implies this-is-a-little-too-long for-one-line\n"},
  });
}

TEST(Format, LaysExamplesOut) {
  expect_formatted({
      {"example e \"L\" given a,not b expect not X first", "example e \"L\"  given a, not b  expect not X first\n"},
      {"example e\n given a with  certainty 0.7 ,today is 2026-11-20 expect X because t/3",
       "example e\n  given a with certainty 0.7, today is 2026-11-20\n  expect X because t/3\n"},
      {"example e\n\n\n given a\n expect X in\n top 3 expect Y  above Z",
       "example e\n\n  given a\n  expect X in top 3\n  expect Y above Z\n"},
  });
}

TEST(Format, KeepsCommentsWhereTheyHung) {
  expect_formatted({
      {"--a\n\n\n--b  \nfact a b--c\n --d\n--e\n\n --f", "--a\n\n--b\nfact a b  --c\n  --d\n--e\n\n--f\n"},
      {"rule r -- one\n -- two\n a -- three\n and b\n implies c",
       "rule r  -- one\n  -- two\n  a  -- three\n  and b\n"
       "  implies c\n"},
      {"kind k: -- all\n A, -- first\n B", "kind k:  -- all\n  A,     -- first\n  B\n"},
      {"fact a b   -- a long comment\n           -- that goes on\nfact cc d -- and another",
       "fact a b   -- a long comment\n           -- that goes on\nfact cc d  -- and another\n"},
      {"relation r(a: k, -- the key\n b: v)", "relation r(a: k,  -- the key\n  b: v)\n"},
  });
}

TEST(Format, CollapsesBlankLines) {
  expect_formatted({
      {"\n\nfact a b\n\n\n\nfact c d\nfact e f\n\n", "fact a b\n\nfact c d\nfact e f\n"},
      {"rule r\n a\n\n\n implies b", "rule r\n  a\n\n  implies b\n"},
      {"", ""},
      {" \n\n", ""},
      {"  -- only this", "-- only this\n"},
      {"\n  -- at the top\nfact a b", "-- at the top\nfact a b\n"},
  });
}

TEST(Format, WritesLineFeedsAlone) {
  expect_formatted({{"fact a b -- c\r\n\r\nfact d e\r\n", "fact a b  -- c\n\nfact d e\n"},
                    {"no statement\r\r\n\r\nfact a b", "no statement\n\nfact a b\n"}});
}

TEST(Format, MovesStatementsToTheMargin) {
  expect_formatted({{"  fact a b\n    -- of a\n  -- of c\n  fact c d", "fact a b\n  -- of a\n-- of c\nfact c d\n"}});
}

/// Their lines would otherwise begin other statements, or none.
TEST(Format, KeepsStatementWordsThatAreNamesWhereTheyAre) {
  expect_formatted({
      {"fact\n-3 is b", "fact\n    -3 is b\n"},
      {"rule r when rule high suggests\nX", "rule r\n  when rule high suggests X\n"},
      {"rule r \"L\" kind\nhigh implies c", "rule r \"L\"\n  kind\n    high\n  implies c\n"},
  });
}

TEST(Format, LeavesAloneWhatItCannotRead) {
  const std::string text = "fact  a b\n\n  rule r\n a   suggests\n     -- no candidate\n\nfact   c d\n";
  const Formatted done = format(FileId{3}, text);
  EXPECT_EQ(done.text, "fact a b\n\nrule r\n a   suggests\n  -- no candidate\n\nfact c d\n");
  ASSERT_EQ(done.left_alone.size(), 1u);
  EXPECT_EQ(done.left_alone[0], (Span{FileId{3}, 13, 33}));
  EXPECT_EQ(formatted(done.text), done.text);
  EXPECT_EQ(formatted("hello  world \r\n\r\n\r\n  more\nfact  a b"), "hello  world \n\n\n  more\nfact a b\n");
}

}  // namespace
}  // namespace counsel::lang
