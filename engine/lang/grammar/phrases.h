// engine/lang/grammar/phrases.h
// Words side by side, calls, and the facts that they state.
#pragma once

#include "engine/lang/grammar/words.h"

namespace counsel::lang::grammar {

struct sum;  // conditions.h

struct item : p::sor<variable, date, number, quoted, name> {};
struct item_due : item {
  static constexpr Expectation expected{.what = "a value"};
};

// written-in(?f, ?l), written-in(framework: ?f), max(?a + 1, 5)
struct value_of_argument : p::seq<sum> {
  static constexpr Expectation expected{.what = "a value"};
};
struct argument : p::seq<p::opt<written_name, colon>, p::must<value_of_argument>> {
  static constexpr Kind node = Kind::argument;
  static constexpr Expectation expected{.what = "a value or a variable"};
};
struct close_call : close {
  static constexpr Expectation expected{.what = "`,` or `)`", .special = Expectation::Case::sentence};
};
struct call : p::seq<name, open, deeper<listed<argument>>, p::must<close_call>> {
  static constexpr Kind node = Kind::call;
};

// Phoenix written-in Elixir; written-in(Phoenix, Elixir); scale is small
struct stated_value : p::seq<p::not_at<p::sor<word<"known">, word<"unknown">>>, item> {
  static constexpr Expectation expected{.what = "a value"};
};
// What may follow a fact, and is no word of it.
struct after_fact : p::sor<word<"strongly">, word<"weakly">, p::seq<word<"for">, word<"each">>, p::seq<word<"until">, date>,
                           p::seq<word<"valid">, p::sor<word<"from">, word<"until">>>> {};
struct stated_item : p::seq<p::not_at<after_fact>, item> {};
struct stated_words : p::seq<p::plus<stated_item>, p::opt<word<"is">, p::must<stated_value>>> {};
struct assertion : p::sor<call, stated_words> {
  static constexpr Kind node = Kind::assertion;
  static constexpr Expectation expected{.what = "a fact"};
};

struct document_due : written_name {
  static constexpr Expectation expected{.what = "the name of a source", .special = Expectation::Case::name};
};
struct citation : p::seq<word<"source">, p::must<document_due>, p::opt<quoted>> {
  static constexpr Kind node = Kind::citation;
};

// valid from 2026-01-01 until 2026-12-31
struct date_due : date {
  static constexpr Expectation expected{.what = "a date such as 2026-11-20"};
};
struct end_of_validity : p::sor<word<"from">, word<"until">> {
  static constexpr Expectation expected{.what = "`from` or `until`", .words = "from until"};
};
struct validity : p::sor<p::seq<word<"valid">, p::must<end_of_validity, date_due>>, p::seq<word<"until">, p::must<date_due>>> {
  static constexpr Kind node = Kind::validity;
};

// overrides small-team, load-shape/3
struct rule_reference : p::sor<p::seq<rule_leaf, gap>, quoted> {
  static constexpr Expectation expected{.what = "the name of a rule", .special = Expectation::Case::name};
};
struct overrides : p::seq<word<"overrides">, listed<rule_reference>> {
  static constexpr Kind node = Kind::overrides;
};

}  // namespace counsel::lang::grammar
