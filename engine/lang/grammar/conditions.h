// engine/lang/grammar/conditions.h
// Conditions and arithmetic, in one ladder: what `(` opens is known only at its end, so a condition and a value
// are the same to the grammar, and build_condition.cc tells them apart afterwards. That keeps parsing linear:
// nothing is tried as a condition first and as a value again.
//
// The ladder makes no nodes of its own; the parts of a `condition` are its tokens, calls and groups in a row.
#pragma once

#include "engine/lang/grammar/phrases.h"

namespace counsel::lang::grammar {

struct operand;
struct operands;
struct operand_due : p::seq<operand> {
  static constexpr Expectation expected{.what = "a condition"};
};
struct value_due : p::seq<sum> {
  static constexpr Expectation expected{.what = "a value"};
};

struct close_group : close {
  static constexpr Expectation expected{
      .what = "`and`, `or` or `)`", .words = "and or is", .special = Expectation::Case::sentence};
};
struct group : p::seq<open, deeper<p::must<operands>>, p::must<close_group>> {
  static constexpr Kind node = Kind::group;
};

// count of ?x where (?x offers orm)
struct aggregate_word : p::sor<word<"count">, word<"sum">, word<"min">, word<"max">, word<"average">> {};
struct aggregated_due : p::seq<sum> {
  static constexpr Expectation expected{.what = "a variable or a value computed from some"};
};
struct where_due : word<"where"> {
  static constexpr Expectation expected{.what = "`where`", .words = "where", .insert = "where"};
};
struct group_due : p::seq<group> {
  static constexpr Expectation expected{.what = "`(` and a condition"};
};
struct aggregate : p::seq<aggregate_word, word<"of">, deeper<p::must<aggregated_due>>, p::must<where_due, group_due>> {
  static constexpr Kind node = Kind::aggregate;
};

// every ?x where (need ?x) has (?framework offers ?x)
struct has_due : word<"has"> {
  static constexpr Expectation expected{.what = "`has`", .words = "has", .insert = "has"};
};
struct every : p::seq<word<"every">, variable, p::must<where_due, group_due, has_due, group_due>> {
  static constexpr Kind node = Kind::every;
};

struct term;
struct negated_value : p::seq<term> {
  static constexpr Expectation expected{.what = "a value"};
};
struct negative : p::seq<sign<'-'>, deeper<p::must<negated_value>>> {
  static constexpr Kind node = Kind::negative;
};

struct term : p::sor<aggregate, every, group, call, p::plus<item>, negative> {};

// A binary `+` or `-` has white space after it; without, it would be part of the next word.
template <char c>
struct spaced_sign : p::seq<sign_leaf<c>, p::at<p::space>, gap> {};
struct factor_due : p::seq<term> {
  static constexpr Expectation expected{.what = "a value"};
};
struct product : p::seq<term, p::star<p::sor<sign<'*'>, sign<'/'>, word<"mod">>, p::must<factor_due>>> {};
struct product_due : product {
  static constexpr Expectation expected{.what = "a value"};
};
struct sum : p::seq<product, p::star<p::sor<spaced_sign<'+'>, spaced_sign<'-'>>, p::must<product_due>>> {};

struct comparator_leaf
    : p::seq<p::sor<TAO_PEGTL_STRING("!="), TAO_PEGTL_STRING("<="), TAO_PEGTL_STRING(">="), p::one<'=', '<', '>'>>,
             p::not_at<p::one<'=', '<', '>', '!'>>> {
  static constexpr Kind node = Kind::mark;
};
struct comparator : p::sor<p::seq<comparator_leaf, gap>, word<"contains">, word<"starts-with">, word<"ends-with">,
                           word<"matches">> {};
struct two_sides : p::not_at<comparator> {
  static constexpr Expectation expected{.what = "the end of the comparison", .special = Expectation::Case::third_side};
};
struct compared : p::seq<comparator, p::must<value_due, two_sides>> {};

struct one_of : p::seq<word<"one">, word<"of">, listed<item_due>> {};
struct is_something : p::sor<word<"known">, word<"unknown">, one_of, item> {
  static constexpr Expectation expected{.what = "a value, `one of`, `known` or `unknown`"};
};
struct is_tail : p::seq<word<"is">, p::opt<word<"not">>, p::must<is_something>> {};

struct test : p::seq<sum, p::opt<p::sor<compared, is_tail>>> {};
struct not_operand : p::seq<operand> {
  static constexpr Expectation expected{.what = "a condition"};
};
struct negation : p::seq<word<"not">, deeper<p::must<not_operand>>> {};
struct operand : p::sor<negation, test> {};
struct operands : p::seq<operand, p::star<p::sor<word<"and">, word<"or">>, p::must<operand_due>>> {
  static constexpr Expectation expected{.what = "a condition or a value"};
};

struct condition : operands {
  static constexpr Kind node = Kind::condition;
  static constexpr Expectation expected{.what = "a condition"};
};
/// A condition that is a whole text.
struct end_of_condition : p::eof {
  static constexpr Expectation expected{.what = "`and`, `or` or the end of the condition",
                                        .words = "and or is",
                                        .special = Expectation::Case::sentence};
};
struct lone_condition : p::seq<gap, p::must<condition, end_of_condition>> {};
/// One condition of a list that has commas where a sentence has `and`.
struct listed_condition : operand {
  static constexpr Kind node = Kind::condition;
  static constexpr Expectation expected{.what = "a condition"};
};

}  // namespace counsel::lang::grammar
