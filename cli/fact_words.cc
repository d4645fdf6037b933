#include "cli/fact_words.h"

#include <algorithm>
#include <string_view>

#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

struct Token {
  std::string text;
  bool mark = false;  // one of ( ) , =
};

using Tokens = std::vector<Token>;

void split(std::string_view text, Tokens& tokens) {
  constexpr std::string_view kMarks = "(),=";
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\n') {
      ++at;
    } else if (kMarks.find(c) != std::string_view::npos) {
      tokens.push_back({std::string(1, c), true});
      ++at;
    } else if (c == '"') {
      std::string quoted;
      for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        quoted += text[at];
      }
      ++at;
      tokens.push_back({std::move(quoted)});
    } else {
      const std::size_t end = std::min(text.find_first_of(" \t\n\"(),=", at), text.size());
      tokens.push_back({std::string(text.substr(at, end - at))});
      at = end;
    }
  }
}

/// A word with blanks among several words was one word to the shell, `"Ruby on Rails"`, and is one here.
Tokens tokens_of(const std::vector<std::string>& words) {
  Tokens tokens;
  for (const std::string& word : words) {
    const bool whole =
        words.size() > 1 && word.find(' ') != std::string::npos && word.find_first_of("\"(") == std::string::npos;
    if (whole)
      tokens.push_back({to_nfc(word)});
    else
      split(to_nfc(word), tokens);
  }
  return tokens;
}

bool is_mark(const Tokens& tokens, std::size_t at, std::string_view mark) {
  return at < tokens.size() && tokens[at].mark && tokens[at].text == mark;
}

/// `R(a, b)`
std::optional<FactWords> read_call(const Tokens& tokens, const lang::Program& program) {
  // A name, the parentheses, and values with a comma between any two: an even number.
  if (tokens.size() < 4 || tokens.size() % 2 != 0 || tokens[0].mark || !is_mark(tokens, 1, "(") ||
      !is_mark(tokens, tokens.size() - 1, ")"))
    return std::nullopt;
  const auto relation = program.find_relation(tokens[0].text);
  if (!relation) return std::nullopt;
  FactWords fact{*relation, {}};
  for (std::size_t at = 2; at + 1 < tokens.size(); at += 2) {
    if (tokens[at].mark) return std::nullopt;
    fact.values.push_back(tokens[at].text);
    if (at + 2 < tokens.size() && !is_mark(tokens, at + 1, ",")) return std::nullopt;
  }
  return fact;
}

std::optional<FactWords> read_sentence(const Tokens& tokens, const lang::Program& program) {
  if (std::ranges::any_of(tokens, [](const Token& token) { return token.mark && token.text != "="; }) ||
      tokens.back().mark)
    return std::nullopt;
  const auto find = [&](std::size_t at, lang::Role role) -> std::optional<RelationId> {
    const auto id = program.find_relation(tokens[at].text);
    return id && program.relation(*id).role == role ? id : std::nullopt;
  };
  const auto attribute = find(0, lang::Role::attribute);
  if (tokens.size() == 1 && attribute) return FactWords{*attribute, {"yes"}};
  if (tokens.size() == 2 && !tokens[0].mark) {
    if (attribute) return FactWords{*attribute, {tokens[1].text}};
    if (const auto second = find(1, lang::Role::attribute)) return FactWords{*second, {tokens[0].text}};
  }
  if (tokens.size() != 3) return std::nullopt;
  if (attribute && (tokens[1].text == "is" || is_mark(tokens, 1, "="))) return FactWords{*attribute, {tokens[2].text}};
  const auto relation = find(1, lang::Role::relation);
  if (relation && program.relation(*relation).columns.size() == 2)
    return FactWords{*relation, {tokens[0].text, tokens[2].text}};
  return std::nullopt;
}

}  // namespace

std::optional<FactWords> read_fact_words(const std::vector<std::string>& words, const lang::Program& program) {
  for (const std::string& word : words)
    if (first_invalid_utf8(word)) return std::nullopt;
  const Tokens tokens = tokens_of(words);
  if (tokens.empty()) return std::nullopt;
  auto call = read_call(tokens, program);
  return call ? call : read_sentence(tokens, program);
}

}  // namespace counsel::cli
