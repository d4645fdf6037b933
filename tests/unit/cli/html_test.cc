#include "cli/render/html.h"

#include <gmock/gmock.h>

#include "cli/render/graph_svg.h"
#include "cli/render/html_ranking.h"

namespace counsel::cli {
namespace {

using explain::Node;
using explain::NodeId;
using explain::Proof;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// That many steps below each other, over one answer.
Proof chain(std::size_t steps) {
  Proof proof;
  for (std::uint32_t i = 0; i < steps; ++i)
    proof.nodes.push_back({.kind = Node::Kind::rule,
                           .statement = "s" + std::to_string(i),
                           .rule = "r",
                           .label = "r",
                           .place = "x:1",
                           .premises = {NodeId{i + 1}}});
  proof.nodes.push_back({.kind = Node::Kind::answer, .statement = "end", .place = "answer end"});
  return proof;
}

const std::vector<StandingView> kRanking = {
    {.label = "Gin", .rank = 1, .points_udb = 6'000'000, .certainty = 0.749},
    {.label = "Rails", .rank = 2, .tied = true, .points_udb = -2'000'000, .certainty = -0.369, .proved = true},
    {.label = "Flask", .rank = 2, .tied = true, .points_udb = -2'000'000, .certainty = -0.369},
    {.label = "Koa", .rank = 0, .points_udb = 9'000'000},
};

TEST(HtmlRanking, SaysWhereACandidateStands) {
  EXPECT_EQ(standing_sentence(kRanking[0], kRanking), "Gin has rank 1 of 3, with 6.0 points");
  EXPECT_EQ(standing_sentence(kRanking[1], kRanking), "Rails shares rank 2 of 3, with -2.0 points");
  EXPECT_EQ(standing_sentence(kRanking[3], kRanking), "Koa is ruled out");
}

TEST(HtmlRanking, BarsBeginAtZeroAndLeaveOutWhoIsRuledOut) {
  const std::string table = ranking_table(kRanking);
  EXPECT_THAT(table, HasSubstr("Gin</span><div class=\"bar\"><span style=\"left:25.0%;width:75.0%\">"));
  EXPECT_THAT(table, HasSubstr("Rails</span><div class=\"bar\"><span style=\"left:0.0%;width:25.0%\">"));
  EXPECT_THAT(table, HasSubstr("Koa</span></div></th><td class=\"number\" colspan=\"2\">ruled out"));
  EXPECT_EQ(ranking_table({}), "");
}

TEST(HtmlRanking, MarksTheCandidateThatIsProved) {
  EXPECT_THAT(ranking_table(kRanking),
              HasSubstr("<tr aria-current=\"true\"><td class=\"rank\">2=</td><th scope=\"row\">"
                        "<div class=\"who\"><span>Rails"));
}

TEST(ProofHtml, HasNoPartsWithoutContent) {
  EXPECT_THAT(proof_html({.headline = "`a` does not hold", .proof = {}}),
              AllOf(HasSubstr("<h1>`a` does not hold</h1>"), Not(HasSubstr("<section")), Not(HasSubstr("<nav"))));
  EXPECT_THAT(
      proof_html({.headline = {}, .proof = chain(1)}),
      AllOf(HasSubstr("<h1>s0</h1>"), HasSubstr("<section id=\"graph\""), Not(HasSubstr("<section id=\"disputes\"")),
            Not(HasSubstr("<section id=\"ranking\"")), Not(HasSubstr("<section id=\"sources\""))));
}

TEST(ProofHtml, SaysAsOfWhenTheFactsAre) {
  EXPECT_THAT(proof_html({.headline = {}, .proof = chain(1), .as_of = AsOf{.typed = "2026-11-20", .version = 0}}),
              HasSubstr("<p class=\"quiet\">As of 2026-11-20: before the first version of the fact base</p>"));
}

TEST(ProofHtml, GoesOnBelowWhereItGrowsTooDeep) {
  EXPECT_THAT(proof_html({.headline = {}, .proof = chain(20)}),
              AllOf(HasSubstr("<a href=\"#n12\">shown below as (1)</a>"),
                    HasSubstr("<h3>(1)</h3>\n<ul class=\"proof\">\n<li data-node=\"n12\" id=\"n12\">")));
}

TEST(ProofHtml, LeavesOutAGraphThatIsTooLarge) {
  EXPECT_THAT(proof_html({.headline = {}, .proof = chain(kMaxDrawnNodes - 1)}), HasSubstr("<svg"));
  EXPECT_THAT(proof_html({.headline = {}, .proof = chain(kMaxDrawnNodes)}),
              AllOf(Not(HasSubstr("<svg")), HasSubstr("With 301 steps this graph is too large to draw")));
}

TEST(ProofHtml, IsLinearInProofsOfAnyDepth) {
  EXPECT_LT(proof_html({.headline = {}, .proof = chain(100'000)}).size(), 40'000'000u);
}

TEST(ProofSvg, CutsWhatDoesNotFitIntoABox) {
  const Proof proof{
      {{.kind = Node::Kind::fact, .statement = std::string(40, 'w')},
       {.kind = Node::Kind::fact,
        .statement = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                     "sixteen seventeen eighteen nineteen twenty twenty-one twenty-two"}}};
  const std::string svg = proof_svg(proof);
  EXPECT_THAT(svg, HasSubstr(">" + std::string(27, 'w') + "…</text>"));
  EXPECT_THAT(svg, HasSubstr("…</text></a>\n</svg>"));
  EXPECT_THAT(svg, AllOf(Not(HasSubstr(">twenty")), HasSubstr("twenty-two</title>")));
}

}  // namespace
}  // namespace counsel::cli
