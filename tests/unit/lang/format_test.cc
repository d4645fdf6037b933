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
