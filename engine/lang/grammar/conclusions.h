// engine/lang/grammar/conclusions.h
// What a rule concludes, and how strongly.
#pragma once

#include "engine/lang/grammar/phrases.h"

namespace counsel::lang::grammar {

struct strength_word : p::sor<word<"strongly">, word<"weakly">, word<"with">, word<"for">> {};
struct candidate : p::seq<p::not_at<strength_word>, p::sor<variable, quoted, name>> {
  static constexpr Expectation expected{.what = "a candidate or a variable", .special = Expectation::Case::name};
};
struct candidates : p::seq<p::must<candidate>, p::star<word<"or">, p::must<candidate>>> {};

struct certainty_due : word<"certainty"> {
  static constexpr Expectation expected{.what = "`certainty`", .words = "certainty", .insert = "certainty"};
};
struct certainty_value : p::sor<variable, number> {
  static constexpr Expectation expected{.what = "a number between 0 and 1, or a variable"};
};
struct certainty : p::seq<word<"with">, p::must<certainty_due, certainty_value>> {};
struct strength : p::sor<word<"strongly">, word<"weakly">, certainty> {
  static constexpr Kind node = Kind::strength;
};
/// Of a fact or an answer.
struct stated_certainty : certainty {
  static constexpr Kind node = Kind::strength;
};

struct each_due : word<"each"> {
  static constexpr Expectation expected{.what = "`each`", .words = "each"};
};
struct each_variable : variable {
  static constexpr Expectation expected{.what = "a variable"};
};
struct for_each : p::seq<word<"for">, p::must<each_due, each_variable>, p::star<comma, p::must<each_variable>>> {
  static constexpr Kind node = Kind::for_each;
};

struct implied_fact : p::seq<p::opt<word<"not">>, p::must<assertion>> {
  static constexpr Expectation expected{.what = "a fact"};
};
struct implies : p::seq<word<"implies">, p::must<implied_fact>, p::star<word<"and">, p::must<implied_fact>>, p::opt<strength>,
                        p::opt<for_each>> {};
struct weighs : p::seq<p::sor<word<"suggests">, word<"discourages">>, candidates, p::opt<strength>, p::opt<for_each>> {
};
struct excludes : p::seq<word<"excludes">, candidates> {};
struct caution_text : quoted {
  static constexpr Expectation expected{.what = "a quoted caution"};
};
struct cautions : p::seq<word<"cautions">, candidates, p::must<caution_text>, p::opt<for_each>> {};

struct conclusion : p::sor<implies, weighs, excludes, cautions> {
  static constexpr Kind node = Kind::conclusion;
  static constexpr Expectation expected{
      .what = "a conclusion (`implies`, `suggests`, `discourages`, `excludes` or `cautions`)",
      .words = "implies suggests discourages excludes cautions",
      .special = Expectation::Case::conclusion};
};

}  // namespace counsel::lang::grammar
