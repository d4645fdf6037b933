// engine/lang/grammar/lexemes.h
// What tokens look like, for the grammar, for the splitter and for the wording of mistakes.
//
// Each `…_length` says how many bytes at the start of the text are such a token; 0 where none stands there.
// Source: docs/language.md "Words".
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace counsel::lang::grammar {

/// The words that open a statement.
inline constexpr auto kStatementWords = std::to_array<std::string_view>(
    {"use", "source", "kind", "attribute", "relation", "decision", "fact", "facts", "rule", "table", "example"});

/// The words that shape sentences. In no letter case may they be names, unless quoted.
inline constexpr auto kReservedWords =
    std::to_array<std::string_view>({"and", "or", "not", "is", "mod", "implies", "suggests", "discourages", "excludes",
                                     "cautions", "because", "source", "given", "expect", "where", "with", "overrides",
                                     "contains", "starts-with", "ends-with", "matches"});

std::size_t name_length(std::string_view text);      // real-time, Node.js, C++; reserved words too
std::size_t variable_length(std::string_view text);  // ?framework, ?_
std::size_t number_length(std::string_view text);    // 3, -3, 0.5, 1e6; none where a letter follows at once
std::size_t date_length(std::string_view text);      // 2026-11-20, whether or not there is such a day
std::size_t rule_length(std::string_view text);      // small-team, load-shape/3: the row of a table
std::size_t quoted_length(std::string_view text);    // "…" on one line, with escapes that exist
std::size_t gap_length(std::string_view text);       // white space and comments

bool is_statement_word(std::string_view word);
/// The reserved word that `word` is, in whatever letter case; empty where it is none.
std::string_view reserved(std::string_view word);

/// What a quoted literal stands for, NFC. Requires: a whole one.
std::string unquote(std::string_view literal);

}  // namespace counsel::lang::grammar
