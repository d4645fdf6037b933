#include "engine/decide/moves.h"

#include <gmock/gmock.h>

#include "tests/support/rules_text.h"

namespace counsel::decide {
namespace {

using test::RunnableText;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kRules = R"(
kind framework: Rails, Phoenix
kind part: orm, auth, admin
attribute speed: one of low, medium, high  ask "How fast?"  cost 3
attribute need: any of part  ask "What is needed?"
attribute team: integer from 1 to 9  ask "How many?"  fixed
attribute inner: yes or no
decision framework: one of framework
rule small  team <= 3 suggests Rails
rule quick  high speed and need orm and inner suggests Phoenix
)";

std::string drawn(const lang::Program& program, const Move& move) {
  const std::string value = move.value ? to_string(*move.value) : "";
  const std::string& name = program.relation(move.attribute).name;
  switch (move.kind) {
    case Move::Kind::set:
      return name + "=" + value;
    case Move::Kind::withdraw:
      return name + "=";
    case Move::Kind::add:
      return name + "+" + value;
    case Move::Kind::take_away:
      return name + "-" + value;
    case Move::Kind::answer_none:
      return name + "=none";
  }
  return "";
}

std::vector<std::string> drawn(const lang::Program& program, const std::vector<Move>& moves) {
  std::vector<std::string> out;
  for (const Move& move : moves) out.push_back(drawn(program, move));
  return out;
}

/// "need=orm#1": the value, and the origin.
std::vector<std::string> drawn(const lang::Program& program, const std::vector<eval::CaseFact>& answers) {
  std::vector<std::string> out;
  for (const eval::CaseFact& answer : answers) {
    const std::string value = answer.values.empty() ? "" : "=" + to_string(answer.values.front());
    out.push_back(program.relation(answer.relation).name + value + "#" + std::to_string(answer.origin));
  }
  return out;
}

Move move(const RunnableText& text, std::string_view attribute, Move::Kind kind,
          std::optional<Value> value = std::nullopt) {
  return {.attribute = *text.program.find_relation(attribute), .kind = kind, .value = std::move(value)};
}

TEST(Moves, AreEveryOtherAnswer) {
  const RunnableText text(kRules);
  const std::vector answers = {text.answer("speed", Name{"low"}), text.answer("need", Name{"orm"}),
                               text.answer("need", Name{"auth"})};
  EXPECT_THAT(drawn(text.program, moves(text.program, answers)),
              ElementsAre("need+admin", "need-auth", "need-orm", "need=none", "speed=high", "speed=medium"));
}

TEST(Moves, OfFixedAttributesAndWithdrawalsComeOnRequest) {
  const RunnableText text(kRules);
  const std::vector answers = {text.answer("team", std::int64_t{3})};
  EXPECT_THAT(drawn(text.program, moves(text.program, answers, {.of_fixed = true, .withdrawing = true})),
              ElementsAre("need+admin", "need+auth", "need+orm", "need=none", "speed=high", "speed=low", "speed=medium",
                          "team=1", "team=2", "team=4", "team=9", "team="));
}

TEST(Moves, TakeTheOnlyValueAwayInsteadOfAnsweringNone) {
  const RunnableText text(kRules);
  const std::vector answers = {text.answer("speed", Name{"low"}), text.answer("need", Name{"orm"})};
  EXPECT_THAT(drawn(text.program, moves(text.program, answers)),
              ElementsAre("need+admin", "need+auth", "need-orm", "speed=high", "speed=medium"));
  const std::vector none = {text.none("need"), text.answer("speed", Name{"low"})};
  EXPECT_THAT(drawn(text.program, moves(text.program, none)),
              ElementsAre("need+admin", "need+auth", "need+orm", "speed=high", "speed=medium"));
}

TEST(Moves, OfTwoAnswersToOneQuestionLeadBackToOne) {
  const RunnableText text(kRules);
  const std::vector answers = {text.answer("speed", Name{"low"}), text.answer("speed", Name{"high"}),
                               text.none("need")};
  const auto found = drawn(text.program, moves(text.program, answers));
  EXPECT_THAT(found, testing::IsSupersetOf({"speed=low", "speed=high", "speed=medium"}));
}

TEST(Moves, CostWhatTheirAttributesDo) {
  const RunnableText text(kRules);
  for (const Move& each : moves(text.program, {}))
    EXPECT_EQ(each.cost, text.program.relation(each.attribute).name == "speed" ? 3 : 1);
  EXPECT_EQ(cost_of(moves(text.program, {})), 3 * 3 + 4);
}

TEST(Moves, OfOneAttributeGoTogetherWhereTheyAreOfDifferentValuesOfIt) {
  const RunnableText text(kRules);
  const Move orm = move(text, "need", Move::Kind::add, Name{"orm"});
  EXPECT_TRUE(go_together(orm, move(text, "need", Move::Kind::take_away, Name{"auth"})));
  EXPECT_TRUE(go_together(orm, move(text, "speed", Move::Kind::set, Name{"low"})));
  EXPECT_FALSE(go_together(orm, orm));
  EXPECT_FALSE(go_together(orm, move(text, "need", Move::Kind::answer_none)));
  EXPECT_FALSE(go_together(move(text, "speed", Move::Kind::set, Name{"high"}),
                           move(text, "speed", Move::Kind::set, Name{"low"})));
}

TEST(Changed, KeepsWhatIsNotMovedWithItsOrigin) {
  const RunnableText text(kRules);
  std::vector answers = {text.answer("speed", Name{"low"}), text.answer("need", Name{"orm"}),
                         text.answer("team", std::int64_t{3})};
  for (std::uint32_t i = 0; i < answers.size(); ++i) answers[i].origin = i;
  EXPECT_THAT(drawn(text.program,
                    changed(text.program, answers, std::vector{move(text, "speed", Move::Kind::set, Name{"high"})})),
              ElementsAre("need=orm#1", "team=3#2", "speed=high#3"));
  EXPECT_THAT(
      drawn(text.program, changed(text.program, answers, std::vector{move(text, "team", Move::Kind::withdraw)})),
      ElementsAre("speed=low#0", "need=orm#1"));
}

TEST(Changed, AnswersWithNoneWhatHasNothingLeft) {
  const RunnableText text(kRules);
  const std::vector answers = {text.answer("need", Name{"orm"})};
  const Move gone = move(text, "need", Move::Kind::take_away, Name{"orm"});
  const Move added = move(text, "need", Move::Kind::add, Name{"auth"});
  EXPECT_THAT(drawn(text.program, changed(text.program, answers, std::vector{gone})), ElementsAre("need is known#1"));
  EXPECT_THAT(drawn(text.program, changed(text.program, answers, std::vector{added, gone})),
              ElementsAre("need=auth#1"));
  EXPECT_THAT(drawn(text.program, changed(text.program, std::vector{text.none("need")}, std::vector{added})),
              ElementsAre("need=auth#1"));
  EXPECT_THAT(
      drawn(text.program, changed(text.program, answers, std::vector{move(text, "need", Move::Kind::answer_none)})),
      ElementsAre("need is known#1"));
}

TEST(Changed, ByNothingIsAsGiven) {
  const RunnableText text(kRules);
  EXPECT_THAT(changed(text.program, {}, {}), IsEmpty());
}

}  // namespace
}  // namespace counsel::decide
