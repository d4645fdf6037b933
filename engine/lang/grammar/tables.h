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
struct cell_value : p::opt<p::sor<number_leaf, quoted_leaf, any_name_leaf>> {};
struct cell : p::seq<p::not_at<row_end>, cell_value, blanks, p::must<bar>, blanks> {
  static constexpr Kind node = Kind::cell;
};
struct row : p::seq<p::one<'|'>, blanks, p::plus<cell>, gap> {
  static constexpr Kind node = Kind::row;
};

// |---|:---:| draws a line below the header, as in Markdown. It is tried before `--` can be taken for a comment.
struct dashes : p::seq<blanks, p::opt<p::one<':'>>, p::plus<p::one<'-'>>, p::opt<p::one<':'>>, blanks, p::one<'|'>> {};
struct dash_leaf : p::seq<p::one<'|'>, p::plus<dashes>> {
  static constexpr Kind node = Kind::mark;
};
struct dash_row : p::seq<dash_leaf, blanks, p::at<row_end>, gap> {};

}  // namespace counsel::lang::grammar
