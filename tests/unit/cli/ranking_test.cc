#include "cli/render/ranking.h"

#include <gmock/gmock.h>

#include "cli/render/json.h"

namespace counsel::cli {
namespace {

using decide::Outcome;
using ::testing::HasSubstr;
using ::testing::Not;

const explain::SourceNote kGuide{{"guide", "Live"}, "The guide"};

AnswerView view() {
  return {
      .rule_base = "team",
      .decision = "framework",
      .question = "Which framework?",
      .given = {{"real-time", {"yes"}}, {"need", {}}},
      .outcome = Outcome::provisional,
      .candidates = {{.name = "Phoenix",
                      .label = "Phoenix",
                      .rank = 1,
                      .points_udb = 9'999'000,
                      .certainty = 0.9,
                      .reasons = {{6'989'000, "it is live", "live", "Live updates", "k.rules:4", {kGuide}},
                                  {3'010'000, "", "known", "Known", "k.rules:9", {}}},
                      .cautions = {{0, "few people know it", "few", "few", "k.rules:20", {}}}},
                     {.name = "Gin", .label = "Gin", .rank = 2, .tied = true},
                     {.name = "Koa", .label = "Koa.js", .rank = 2, .tied = true},
                     {.name = "Rails",
                      .label = "Ruby on Rails",
                      .rank = 4,
                      .points_udb = -3'010'000,
                      .certainty = -0.5,
                      .reasons = {{-3'010'000, "it waits", "waits", "waits", "k.rules:30", {}}}},
                     {.name = "A", .label = "A", .exclusions = {{0, "too old", "old", "old", "k.rules:40", {kGuide}}}},
                     {.name = "B", .label = "B", .exclusions = {{0, "too old", "old", "old", "k.rules:40", {kGuide}}}}},
      .questions = {{"size", "How large?", "small or large", {{"small", {"Gin"}}, {"large", {"Gin"}}}},
                    {"age", "How old?", "young or old", {}}},
  };
}

TEST(RankingText, IsAPageToRead) {
  EXPECT_EQ(ranking_text(view(), {}, {.columns = 60}),
            "Which framework?\n"
            "real-time=yes need=none\n"
            "\n"
            "Provisional: Phoenix leads; 2 open questions could change\n"
            "that.\n"
            "\n"
            "                    points  certainty\n"
            "  1  Phoenix          10.0       90 %  ████████████████████\n"
            "       +7.0  it is live [1]\n"
            "       +3.0  Known\n"
            "        but  few people know it\n"
            "  2= Gin and Koa.js: no evidence\n"
            "  4  Ruby on Rails    -3.0      -50 %\n"
            "       -3.0  it waits\n"
            "\n"
            "Ruled out\n"
            "     A and B\n"
            "       too old [1]\n"
            "\n"
            "Could change who leads\n"
            "     How large? (size)\n"
            "       small or large: Gin would lead\n"
            "     How old? (age)\n"
            "       young or old\n"
            "\n"
            "Sources\n"
            "  [1] The guide\n");
}

TEST(RankingText, SaysThatALeaderIsThinlySupported) {
  AnswerView answer = view();
  EXPECT_THAT(ranking_text(answer, {}, {}), Not(HasSubstr("Thinly")));
  EXPECT_THAT(ranking_json(answer), HasSubstr("\"thinly_supported\": false"));
  answer.thinly_supported = true;
  answer.confident_udb = 12'000'000;
  EXPECT_THAT(ranking_text(answer, {}, {}),
              HasSubstr("could change that.\nThinly supported: 10.0 points, and this decision is confident from 12.0.\n"));
  EXPECT_THAT(ranking_json(answer), HasSubstr("\"thinly_supported\": true"));
}

TEST(RankingText, SaysWhatIsCutOff) {
  EXPECT_THAT(ranking_text(view(), {.top = 1}, {}), HasSubstr("… and 3 more candidates; --top 0 shows all"));
  EXPECT_THAT(ranking_text(view(), {.top = 2}, {}), HasSubstr("… and 1 more candidate; --top 0 shows all"));
  EXPECT_THAT(ranking_text(view(), {.top = 0}, {}), Not(HasSubstr("more candidate")));
}

TEST(RankingText, WithoutExplanationsIsTheRankingAlone) {
  const std::string text = ranking_text(view(), {.explain = Explain::none}, {});
  EXPECT_THAT(text, HasSubstr("  1  Phoenix"));
  EXPECT_THAT(text, HasSubstr("Ruled out\n     A and B\n"));
  for (const char* part : {"it is live", "too old", "How large?", "Sources"}) EXPECT_THAT(text, Not(HasSubstr(part)));
}

TEST(RankingText, InFullNamesRulesPlacesAndWhereSourcesSaySo) {
  const std::string text = ranking_text(view(), {.explain = Explain::full}, {});
  EXPECT_THAT(text, HasSubstr("             rule live \"Live updates\", k.rules:4; [1] \"Live\"\n"));
}

TEST(RankingText, CountsReasonsBeyondTheFirstFew) {
  AnswerView many = view();
  many.candidates[0].reasons.assign(9, {1'000'000, "why", "r", "r", "k:1", {}});
  EXPECT_THAT(ranking_text(many, {}, {}), HasSubstr("+4.0  4 smaller reasons; --explain full shows all"));
  many.candidates[0].reasons.resize(6);
  EXPECT_THAT(ranking_text(many, {}, {}), Not(HasSubstr("smaller reason")));
}

TEST(RankingText, NeverIsWiderThanThePageAllows) {
  for (std::size_t columns = 40; columns <= 100; columns += 7) {
    const std::string text = ranking_text(view(), {.explain = Explain::full}, {.columns = columns});
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      // Three bytes a block character; no other line is anywhere near.
      EXPECT_TRUE(text.find("█", at) < end || end - at <= columns) << text.substr(at, end - at);
      at = end + 1;
    }
  }
}

TEST(RankingText, NamesEveryOutcome) {
  AnswerView answer = view();
  answer.outcome = Outcome::settled;
  EXPECT_THAT(ranking_text(answer, {}, {}), HasSubstr("Settled: Phoenix leads, and no open question can change that."));
  answer.candidates[1].rank = 1;
  EXPECT_THAT(ranking_text(answer, {}, {}), HasSubstr("Phoenix and Gin lead together, and no open question"));
  answer.outcome = Outcome::nothing_fits;
  EXPECT_THAT(ranking_text(answer, {}, {}), HasSubstr("Nothing fits: every candidate is ruled out."));
  answer.outcome = Outcome::undecided;
  EXPECT_THAT(ranking_text(answer, {}, {}), HasSubstr("Undecided: nothing speaks for or against any candidate yet."));
  EXPECT_THAT(ranking_text(answer, {}, {}), HasSubstr("What to answer next"));
  answer.outcome = Outcome::contradiction;
  const explain::Proof small = {{{.kind = explain::Node::Kind::answer, .statement = "size is small", .place = "answer size=small"}}};
  const explain::Proof large = {{{.kind = explain::Node::Kind::rule, .statement = "size is large", .rule = "big", .place = "k.rules:3"}}};
  answer.contradictions = {{"size", {{"small", "answer size=small", small}, {"large", "rule big (k.rules:3)", large}}}};
  EXPECT_THAT(ranking_text(answer, {}, {}),
              HasSubstr("`size` can have one value, and has 2:\n  size is small — answer size=small\n  size is large\n  rule big, k.rules:3"));
}

TEST(RankingText, LetsNothingSteerTheTerminal) {
  AnswerView answer = view();
  answer.candidates[0].label = "Pho\033[31menix";
  answer.candidates[0].reasons[0].text = "a\nb\033]0;title\a";
  answer.questions[0].question = "\033[2J?";
  EXPECT_EQ(ranking_text(answer, {}, {}).find('\033'), std::string::npos);
}

TEST(RankingJson, HasEveryPart) {
  const std::string json = ranking_json(view());
  for (const char* part :
       {R"("format": "counsel.ranking/1")", R"("outcome": "provisional")", R"("leaders": [)", R"("points": 9.999)",
        R"("rank": null)", R"("excluded_by": [)", R"("document": "guide")", R"("changes": [)"})
    EXPECT_THAT(json, HasSubstr(part));
}

TEST(RankingJson, RecommendsNothingOnTopOfAContradiction) {
  AnswerView answer = view();
  answer.outcome = Outcome::contradiction;
  EXPECT_THAT(ranking_json(answer), HasSubstr(R"("leaders": [])"));
}

}  // namespace
}  // namespace counsel::cli
