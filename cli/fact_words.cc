#include "cli/fact_words.h"

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
    const bool whole = words.size() > 1 && word.find(' ') != std::string::npos && word.find_first_of("\"(") == std::string::npos;
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
std::optional<FactWords> read_call(const Tokens& tokens) {
  if (tokens.size() < 4 || tokens[0].mark || !is_mark(tokens, 1, "(") || !is_mark(tokens, tokens.size() - 1, ")")) return std::nullopt;
  FactWords fact{tokens[0].text, {}};
  for (std::size_t at = 2; at + 1 < tokens.size(); at += 2) {
    if (tokens[at].mark) return std::nullopt;
    fact.values.push_back(tokens[at].text);
    if (at + 2 < tokens.size() && !is_mark(tokens, at + 1, ",")) return std::nullopt;
  }
  return fact;
}

std::optional<FactWords> read_sentence(const Tokens& tokens, const Schema& schema) {
  const auto columns = [&](std::size_t at) -> std::size_t {
    const RelationSchema* relation = tokens[at].mark ? nullptr : schema.find_relation(tokens[at].text);
    return relation ? relation->columns.size() : 0;
  };
  if (tokens.size() == 1 && columns(0) == 1) return FactWords{tokens[0].text, {"yes"}};
  if (tokens.size() == 2 && !tokens[0].mark && !tokens[1].mark) {
    if (columns(0) == 1) return FactWords{tokens[0].text, {tokens[1].text}};
    if (columns(1) == 1) return FactWords{tokens[1].text, {tokens[0].text}};
  }
  if (tokens.size() != 3 || tokens[0].mark || tokens[2].mark) return std::nullopt;
  if (columns(1) == 2) return FactWords{tokens[1].text, {tokens[0].text, tokens[2].text}};
  if (columns(0) == 1 && (tokens[1].text == "is" || is_mark(tokens, 1, "="))) return FactWords{tokens[0].text, {tokens[2].text}};
  return std::nullopt;
}

}  // namespace

std::optional<FactWords> read_fact_words(const std::vector<std::string>& words, const Schema& schema) {
  for (const std::string& word : words)
    if (first_invalid_utf8(word)) return std::nullopt;
  const Tokens tokens = tokens_of(words);
  if (tokens.empty()) return std::nullopt;
  auto call = read_call(tokens);
  return call && schema.find_relation(call->relation) ? call : read_sentence(tokens, schema);
}

}  // namespace counsel::cli
