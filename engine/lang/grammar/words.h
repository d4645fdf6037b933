// engine/lang/grammar/words.h
// Tokens. Each eats the white space and comments after it, so a rule that fails has failed at the next token.
//
// A rule with a member `node` becomes a node of grammar/nodes.h; a rule that `must` match has a member
// `expected` beside it, which words its absence.
#pragma once

#include <algorithm>
#include <string_view>
#include <tao/pegtl.hpp>

#include "engine/lang/grammar/lexemes.h"
#include "engine/lang/grammar/mistake.h"
#include "engine/lang/grammar/nodes.h"
#include "engine/lang/syntax.h"

namespace counsel::lang::grammar {

namespace p = tao::pegtl;
using Kind = Node::Kind;

/// Matches as many bytes as `length` says; fails where it says 0.
template <std::size_t (*length)(std::string_view)>
struct lexeme {
  using rule_t = lexeme;
  using subs_t = p::type_list<>;
  template <class Input>
  static bool match(Input& in) {
    const std::size_t bytes = length({in.current(), in.size()});
    in.bump(bytes);
    return bytes > 0;
  }
};

inline std::size_t free_name_length(std::string_view text) {
  const std::size_t length = name_length(text);
  return reserved(text.substr(0, length)).empty() ? length : 0;
}

inline std::size_t free_rule_length(std::string_view text) {
  return free_name_length(text) > 0 ? rule_length(text) : 0;
}

struct gap : p::opt<lexeme<gap_length>> {};

struct name_leaf : lexeme<free_name_length> {
  static constexpr Kind node = Kind::name;
};
struct any_name_leaf : lexeme<name_length> {
  static constexpr Kind node = Kind::name;
};
struct quoted_leaf : lexeme<quoted_length> {
  static constexpr Kind node = Kind::quoted;
};
struct variable_leaf : lexeme<variable_length> {
  static constexpr Kind node = Kind::variable;
};
struct number_leaf : lexeme<number_length> {
  static constexpr Kind node = Kind::number;
};
struct date_leaf : lexeme<date_length> {
  static constexpr Kind node = Kind::date;
};
struct rule_leaf : lexeme<free_rule_length> {
  static constexpr Kind node = Kind::name;
};

struct name : p::seq<name_leaf, gap> {};
struct quoted : p::seq<quoted_leaf, gap> {};
struct variable : p::seq<variable_leaf, gap> {};
struct number : p::seq<number_leaf, gap> {};
struct date : p::seq<date_leaf, gap> {};
struct written_name : p::sor<name, quoted> {};

/// A piece of fixed text as a template argument.
template <std::size_t size>
struct Fixed {
  char bytes[size]{};
  consteval Fixed(const char (&text)[size]) { std::copy_n(text, size, bytes); }
  constexpr std::string_view view() const { return {bytes, size - 1}; }
};

/// A keyword: the whole word and no longer one.
template <Fixed text>
struct word_leaf {
  static constexpr Kind node = Kind::mark;
  using rule_t = word_leaf;
  using subs_t = p::type_list<>;
  template <class Input>
  static bool match(Input& in) {
    const std::string_view rest(in.current(), in.size());
    if (!rest.starts_with(text.view()) || name_length(rest) != text.view().size()) return false;
    in.bump(text.view().size());
    return true;
  }
};

/// Punctuation.
template <char c>
struct sign_leaf : p::one<c> {
  static constexpr Kind node = Kind::mark;
};

template <Fixed text>
struct word : p::seq<word_leaf<text>, gap> {};
template <char c>
struct sign : p::seq<sign_leaf<c>, gap> {};

struct comma : sign<','> {};
struct colon : sign<':'> {};
struct open : sign<'('> {};
struct close : sign<')'> {};

/// One or more, with commas between; none is an error, and so is nothing after a comma.
template <class Rule>
struct listed : p::seq<p::must<Rule>, p::star<comma, p::must<Rule>>> {};

/// Matches `Rule` one level deeper, up to kMaxNesting: the parser recurses here and nowhere else.
struct too_deep : p::failure {
  static constexpr Expectation expected{.what = "less nesting", .special = Expectation::Case::nesting};
};
template <class Rule>
struct deeper {
  using rule_t = deeper;
  using subs_t = p::type_list<Rule>;
  template <p::apply_mode A, p::rewind_mode M, template <class...> class Action, template <class...> class Control,
            class Input>
  static bool match(Input& in, Nodes& nodes) {
    if (nodes.depth == kMaxNesting) Control<too_deep>::raise(in, nodes);
    ++nodes.depth;
    const bool matched = Control<Rule>::template match<A, M, Action, Control>(in, nodes);
    --nodes.depth;
    return matched;
  }
};

}  // namespace counsel::lang::grammar
