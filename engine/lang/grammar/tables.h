// engine/lang/grammar/tables.h
// Rows of cells between `|`. Inside a row the end of the line counts, so cells skip blanks and not gaps.
#pragma once

#include "engine/lang/grammar/words.h"

namespace counsel::lang::grammar {

struct blanks : p::star<p::one<' ', '\t'>> {};
struct row_end : p::sor<p::eof, p::one<'\n', '\r'>, TAO_PEGTL_STRING("--")> {};

struct bar : sign_leaf<'|'> {
  static constexpr Expectation expected{.what = "`|` after the cell", .special = Expectation::Case::cell};
};
struct cell_value : p::opt<p::sor<date_leaf, number_leaf, quoted_leaf, any_name_leaf>> {};
struct cell : p::seq<p::not_at<row_end>, cell_value, blanks, p::must<bar>, blanks> {
  static constexpr Kind node = Kind::cell;
};
struct row : p::seq<p::one<'|'>, blanks, p::plus<cell>, gap> {
  static constexpr Kind node = Kind::row;
};

// | high | <= 5 | 3..5 | - || Phoenix, Gin | strongly | "built for many connections" |
template <class Leaf>
struct in_cell : p::seq<Leaf, blanks> {};
struct cell_sign : p::seq<p::sor<TAO_PEGTL_STRING("!="), TAO_PEGTL_STRING("<="), TAO_PEGTL_STRING(">="), p::one<'=', '<', '>'>>,
                          p::not_at<p::one<'=', '<', '>', '!'>>> {
  static constexpr Kind node = Kind::mark;
};
struct range_sign : TAO_PEGTL_STRING("..") {
  static constexpr Kind node = Kind::mark;
};
struct any_sign : p::seq<p::one<'-'>, p::not_at<p::one<'-'>>> {
  static constexpr Kind node = Kind::mark;
};
struct table_value : in_cell<p::sor<date_leaf, number_leaf, quoted_leaf, any_name_leaf>> {
  static constexpr Expectation expected{.what = "a value", .special = Expectation::Case::cell};
};
struct other_values : p::sor<p::seq<in_cell<range_sign>, p::must<table_value>>,
                             p::plus<in_cell<sign_leaf<','>>, p::must<table_value>>> {};
struct table_content : p::sor<p::seq<in_cell<cell_sign>, p::must<table_value>>,
                              p::seq<p::opt<in_cell<word_leaf<"not">>>, table_value, p::opt<other_values>>,
                              in_cell<any_sign>> {};
struct table_bar : p::sor<TAO_PEGTL_STRING("||"), p::one<'|'>> {
  static constexpr Kind node = Kind::mark;
  static constexpr Expectation expected{.what = "`|` after the cell", .special = Expectation::Case::cell};
};
struct table_cell : p::seq<p::not_at<row_end>, p::opt<table_content>, p::must<table_bar>, blanks> {
  static constexpr Kind node = Kind::cell;
};
struct table_row : p::seq<p::one<'|'>, blanks, p::plus<table_cell>, gap> {
  static constexpr Kind node = Kind::row;
};

// |---|:---:| draws a line below the header, as in Markdown. It is tried before `--` can be taken for a comment.
struct dashes : p::seq<blanks, p::opt<p::one<':'>>, p::plus<p::one<'-'>>, p::opt<p::one<':'>>, blanks, p::rep_min_max<1, 2, p::one<'|'>>> {};
struct dash_leaf : p::seq<p::one<'|'>, p::plus<dashes>> {
  static constexpr Kind node = Kind::mark;
};
struct dash_row : p::seq<dash_leaf, blanks, p::at<row_end>, gap> {};

}  // namespace counsel::lang::grammar
