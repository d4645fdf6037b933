// A mistake does not set off followers: each change of a sound rule base below is one mistake, and one message.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/rules_text.h"

namespace counsel::lang {
namespace {

/// Everything that is declared is used more than once.
const std::string kSound = R"(
source guide "The guide"
kind language: Elixir, Ruby, Go
kind framework: Phoenix, Rails "Ruby on Rails" also RoR, Gin
kind feature: orm, admin
attribute real-time: yes or no
  ask "Pushed?"
attribute concurrency: one of low, medium, high
  ask "How many?"
  low "hundreds"  high "thousands"
attribute need: any of feature
  ask "What?"
attribute team-knows: any of language
  ask "Which?"
attribute team-size: integer from 1 to 1000
  ask "How large?"
attribute scale: one of small, large
relation written-in(framework: framework, language: language)
relation offers(framework: framework, feature: feature)
decision framework: one of framework
  ask "Which fits?"
fact Phoenix written-in Elixir  source guide "1"
fact Gin written-in Go
facts offers  source guide
  | framework | feature |
  | Rails     | orm     |
  | Rails     | admin   |
rule live-connections "Many"
  real-time and high concurrency suggests Phoenix or Gin strongly
  because "one process at {concurrency} load"
  source guide
rule known-language
  ?framework written-in ?language and team-knows ?language
  suggests ?framework
  because "the team writes {?language}"
rule needed
  need ?feature and ?framework offers ?feature
  suggests ?framework weakly for each ?feature
rule no-orm
  need orm and not ?framework offers orm
  excludes ?framework
rule small-team
  team-size <= 5 and not (concurrency is high)
  implies scale is small
rule large-team
  team-size > 5 or high concurrency
  implies scale is large
rule by-scale
  scale is small and real-time cautions Rails "it is large"
example chat
  given real-time, high concurrency, team-knows Elixir, team-size is 3
  expect Phoenix first
  expect Phoenix because live-connections
  expect not Gin above Phoenix
example small
  given team-size is 3, low concurrency, need orm
  expect scale is small
)";

struct Mistake {
  const char* sound;
  const char* wrong;
  const char* code;
};

const Mistake kMistakes[] = {
    // Declarations that cannot be read: nothing that uses them is wrong.
    {"source guide \"The guide\"", "source guide", "E0102"},
    {"kind language: Elixir, Ruby, Go", "kind language Elixir, Ruby, Go", "E0102"},
    {"kind language: Elixir, Ruby, Go", "knid language: Elixir, Ruby, Go", "E0101"},
    {"kind framework: Phoenix", "kind framework: Phoenix Framework", "E0102"},
    {"kind framework: Phoenix", "kind framework: source, Phoenix", "E0108"},
    {"kind feature: orm, admin", "kind feature: orm, admin,", "E0102"},
    {"attribute real-time: yes or no", "attribute real-time: yes or now", "E0102"},
    {"attribute real-time: yes or no", "atribute real-time: yes or no", "E0101"},
    {"ask \"Pushed?\"", "ask \"Pushed?", "E0103"},
    {"ask \"Pushed?\"", "ask “Pushed?”", "E0105"},
    {"one of low, medium, high", "one of low, medium and high", "E0102"},
    {"ask \"Pushed?\"", "ask \"Pu\\shed?\"", "E0104"},
    {"attribute need: any of feature", "attribute need: any feature", "E0102"},
    {"attribute need: any of feature", "attribute need: any of features", "E0203"},
    {"attribute team-knows: any of language", "attribute team-knows: any of languages", "E0203"},
    {"integer from 1 to 1000", "integer from 1000 to 1", "E0205"},
    {"integer from 1 to 1000", "integers from 1 to 1000", "E0102"},
    {"integer from 1 to 1000", "integer from 1 to 99999999999999999999", "E0111"},
    {"relation written-in(framework: framework", "relation written-in(framework: framwork", "E0203"},
    {"relation written-in(framework: framework", "relation written-in framework: framework", "E0102"},
    {"relation offers(framework: framework, feature: feature)", "relation offers(framework: framework, feature)", "E0102"},
    {"decision framework: one of framework", "decision framework: one of framwork", "E0203"},
    {"decision framework: one of framework", "decision framework: framework", "E0102"},
    {"decision framework: one of framework", "decison framework: one of framework", "E0101"},
    {"decision framework: one of framework", "decision framework: one of Phoenix, Gin", "E0206"},
    {"attribute scale: one of small, large", "attribute scale: one of small, large\nattribute scale: yes or no", "E0201"},
    // Names: a word misspelt where it is declared and used elsewhere is said once for each place that is wrong.
    {"fact Gin written-in Go", "fact Gin written-in Rust", "E0304"},
    {"fact Gin written-in Go", "fact Gin writen-in Go", "E0203"},
    {"fact Gin written-in Go", "fact ?x written-in Go", "E0307"},
    {"fact Gin written-in Go", "fact Gin written-in", "E0203"},
    {"  | framework | feature |", "  | framwork | feature |", "E0203"},
    {"  | Rails     | orm     |", "  | Rails     | orm     | x |", "E0130"},
    {"  | Rails     | orm     |", "  | Rails     | orn     |", "E0304"},
    {"fact Phoenix written-in Elixir  source guide", "fact Phoenix written-in Elixir  source guid", "E0203"},
    // Rules: the rule has one message, and the examples that name it none.
    {"rule live-connections \"Many\"\n  real-time and", "rule live-connections \"Many\"\n  realtime and", "E0203"},
    {"high concurrency suggests", "hihg concurrency suggests", "E0304"},
    {"high concurrency suggests", "high concurrency sugests", "E0102"},
    {"real-time and high concurrency suggests", "real-time && high concurrency suggests", "E0107"},
    {"real-time and high concurrency suggests", "real-time high concurrency suggests", "E0302"},
    {"suggests Phoenix or Gin strongly", "suggests Phoenix or Jin strongly", "E0311"},
    {"suggests Phoenix or Gin strongly", "suggests Phoenix or Gin with certainty 2", "E0403"},
    {"{concurrency} load", "{concurency} load", "E0204"},
    {"  because \"the team writes {?language}\"", "  becuase \"the team writes {?language}\"", "E0102"},
    {"because \"the team writes {?language}\"", "because \"the team writes {?lang}\"", "E0204"},
    {"weakly for each ?feature", "weakly for each ?featur", "E0310"},
    {"not ?framework offers orm\n", "not ?framework offers Go\n", "E0304"},
    {"team-size <= 5 and not", "team-size <= five and not", "E0203"},
    {"team-size <= 5 and not", "team-size =< 5 and not", "E0107"},
    {"team-size <= 5 and not", "0 < team-size <= 5 and not", "E0125"},
    {"implies scale is small", "implies scale is tiny", "E0304"},
    {"implies scale is small", "implies scal is small", "E0203"},
    {"implies scale is small", "implies not (scale is small", "E0102"},
    {"team-size > 5 or high concurrency", "team-size > 5 or high concurrency and real-time", "E0120"},
    {"scale is small and real-time cautions Rails", "scale is small and (real-time cautions Rails", "E0102"},
    {"rule by-scale", "rule no-orm", "E0201"},
    // Examples.
    {"given real-time, high concurrency, team-knows Elixir, team-size is 3", "given real-time, team-size is 0", "E0315"},
    {"given real-time, high concurrency, team-knows Elixir, team-size is 3", "given real-time and high concurrency", "E0102"},
    {"expect Phoenix because live-connections", "expect Phoenix because live-conections", "E0203"},
    {"expect Phoenix because live-connections", "expect Phenix because live-connections", "E0311"},
    {"expect not Gin above Phoenix", "expect not Gin over Phoenix", "E0203"},
};

TEST(OneMessage, TheRuleBaseIsSound) {
  const auto checked = test::check_text(kSound);
  EXPECT_TRUE(checked.program) << checked.message();
}

TEST(OneMessage, ForOneMistake) {
  for (const auto& [sound, wrong, code] : kMistakes) {
    ASSERT_NE(kSound.find(sound), std::string::npos) << sound;
    std::string text = kSound;
    text.replace(text.find(sound), std::string(sound).size(), wrong);
    const auto checked = test::check_text(text);
    EXPECT_EQ(checked.codes(), std::vector<std::string>{code}) << wrong;
    if (checked.codes().size() > 1)
      for (std::size_t i = 0; i < checked.codes().size(); ++i)
        ADD_FAILURE() << "  " << checked.codes()[i] << " " << checked.message(i) << " [" << checked.marked(i) << "]";
  }
}

}  // namespace
}  // namespace counsel::lang
