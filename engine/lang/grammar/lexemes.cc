#include "engine/lang/grammar/lexemes.h"

#include <algorithm>
#include <array>

#include "engine/base/utf8.h"

namespace counsel::lang::grammar {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

using Accepts = bool(char32_t);

/// Which of the ASCII characters it accepts, so that almost every character takes one look.
template <Accepts accepts>
const auto kAccepted = [] {
  std::array<bool, 0x80> accepted;
  for (std::size_t code = 0; code < accepted.size(); ++code) accepted[code] = accepts(static_cast<char32_t>(code));
  return accepted;
}();

/// Bytes of the character at `at` if it is one that `accepts`; 0 otherwise, and at the end.
template <Accepts accepts>
std::size_t character_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return kAccepted<accepts>[first] ? 1 : 0;
  const auto character = decode_utf8(text, at);
  return character && accepts(character->code) ? character->bytes : 0;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

}  // namespace

std::size_t name_length(std::string_view text) {
  std::size_t at = character_length<is_name_letter>(text, 0);
  if (at == 0) return 0;
  while (at < text.size()) {
    const bool joint = text[at] == '-' || text[at] == '.';
    const std::size_t part = character_length<is_name_part>(text, at + joint);
    if (part == 0) break;
    at += joint + part;
  }
  while (at < text.size() && (text[at] == '+' || text[at] == '#')) ++at;
  return at;
}

std::size_t variable_length(std::string_view text) {
  if (text.empty() || text[0] != '?') return 0;
  if (const std::size_t name = name_length(text.substr(1))) return 1 + name;
  return text.size() > 1 && text[1] == '_' && character_length<is_name_part>(text, 2) == 0 ? 2 : 0;
}

std::size_t number_length(std::string_view text) {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  std::size_t at = skip_digits(text, first);
  if (at == first) return 0;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) at = skip_digits(text, at + 1);
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    const std::size_t sign = at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-') ? 1 : 0;
    const std::size_t end = skip_digits(text, at + 1 + sign);
    if (end > at + 1 + sign) at = end;
  }
  // `3x`, `2026-11-20` and `1.2.3` are no numbers: what follows must not be the middle of a word.
  const bool joint = at < text.size() && (text[at] == '-' || text[at] == '.');
  return character_length<is_name_part>(text, at + joint) == 0 ? at : 0;
}

std::size_t date_length(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() < kShape.size()) return 0;
  for (std::size_t at = 0; at < kShape.size(); ++at)
    if (kShape[at] == 'd' ? !is_digit(text[at]) : text[at] != '-') return 0;
  // As for numbers. Two points after it are those of a range.
  const std::size_t at = kShape.size();
  const bool joint = at < text.size() && (text[at] == '-' || text[at] == '.');
  return character_length<is_name_part>(text, at + joint) == 0 ? at : 0;
}

std::size_t rule_length(std::string_view text) {
  const std::size_t name = name_length(text);
  if (name == 0 || name >= text.size() || text[name] != '/') return name;
  const std::size_t end = skip_digits(text, name + 1);
  return end > name + 1 && character_length<is_name_part>(text, end) == 0 ? end : name;
}

std::size_t quoted_length(std::string_view text) {
  if (text.empty() || text[0] != '"') return 0;
  for (std::size_t at = 1; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] != '\\') continue;
    ++at;
    if (at == text.size() || (text[at] != '"' && text[at] != '\\' && text[at] != 'n')) return 0;
  }
  return 0;
}

std::size_t gap_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      ++at;
    } else if (text.substr(at, 2) == "--") {
      at = std::min(text.find('\n', at), text.size());
    } else {
      break;
    }
  }
  return at;
}

bool is_statement_word(std::string_view word) {
  return std::find(kStatementWords.begin(), kStatementWords.end(), word) != kStatementWords.end();
}

std::string_view reserved(std::string_view word) {
  for (const std::string_view known : kReservedWords)
    if (std::equal(word.begin(), word.end(), known.begin(), known.end(), [](char a, char b) { return lower(a) == b; }))
      return known;
  return {};
}

std::string unquote(std::string_view literal) {
  std::string out;
  for (std::size_t at = 1; at + 1 < literal.size(); ++at) {
    if (literal[at] != '\\') {
      out += literal[at];
    } else {
      ++at;
      out += literal[at] == 'n' ? '\n' : literal[at];
    }
  }
  return to_nfc(out);
}

}  // namespace counsel::lang::grammar
