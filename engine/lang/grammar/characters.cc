#include "engine/lang/grammar/characters.h"

#include <algorithm>
#include <array>

#include "engine/base/utf8.h"
#include "engine/base/value.h"
#include "engine/lang/grammar/lexemes.h"
#include "engine/lang/grammar/mistake.h"

namespace counsel::lang::grammar {

namespace {

struct LookAlike {
  std::u32string_view characters;
  std::string_view what;
  std::string_view replacement;
};

constexpr auto kLookAlikes = std::to_array<LookAlike>({
    {U"“”„‟«»", "a typographic quote", "\""},
    {U"'‘’‚‛`", "a single quote", "\""},
    {U"\u00A0\u2007\u202F", "a non-breaking space", " "},
    {U"\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200A\u3000", "a typographic space", " "},
    {U"\u200B\u200C\u200D\u2060\uFEFF\u00AD", "an invisible character", ""},
    {U"‐‑‒–—―−", "a typographic dash", "-"},
    {U"≤⩽", "a mathematical sign", "<="},
    {U"≥⩾", "a mathematical sign", ">="},
    {U"≠", "a mathematical sign", "!="},
    {U"×·", "a mathematical sign", "*"},
    {U"÷", "a mathematical sign", "/"},
    {U"，、", "a full-width sign", ","},
    {U"：", "a full-width sign", ":"},
    {U"（", "a full-width sign", "("},
    {U"）", "a full-width sign", ")"},
    {U"？", "a full-width sign", "?"},
});

/// Operators of other languages, longest first where one begins another.
constexpr auto kForeignOperators = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"===", "="}, {"==", "="},       {"=<", "<="}, {"=>", ">="}, {"=!", "!="}, {"!==", "!="}, {"<>", "!="},
    {"<=>", ""},  {"&&", "and"},     {"&", "and"}, {"||", "or"}, {"!", "not"}, {"%", "mod"},  {":=", "="},
    {":-", ""},   {"->", "implies"}, {"**", "*"},  {"^", ""},    {"~", "not"},
});

bool is_digit(char c) { return c >= '0' && c <= '9'; }

const LookAlike* look_alike(char32_t code) {
  for (const LookAlike& known : kLookAlikes)
    if (known.characters.find(code) != std::u32string_view::npos) return &known;
  return nullptr;
}

std::string_view line_of(std::string_view rest) { return rest.substr(0, rest.find('\n')); }

std::string shown_character(std::string_view character) {
  return is_visible(character) ? ticked(character) : code_point(character);
}

Diagnostic describe_look_alike(const LookAlike& known, std::string_view rest, std::uint32_t at, const Place& place) {
  const std::size_t bytes = decode_utf8(rest, 0)->bytes;
  const std::string_view character = rest.substr(0, bytes);
  const std::string found = shown_character(character);
  auto diagnostic =
      Diagnostic{Code::LookAlike, place.span(at, at + bytes)}.with("found", found).with("what", known.what);
  if (known.replacement != "\"")
    return std::move(diagnostic)
        .mended_by(known.replacement.empty() ? "remove it"
                                             : std::string("did you mean ").append(ticked(known.replacement)) + "?",
                   diagnostic.span, std::string(known.replacement))
        .surely();
  // A quote is mended together with the one that closes it.
  const std::string_view line = line_of(rest);
  for (std::size_t end = bytes; end < line.size();) {
    const auto closing = decode_utf8(line, end);
    if (!closing) break;
    const LookAlike* other = look_alike(closing->code);
    if (closing->code == U'"' || (other != nullptr && other->replacement == "\"")) {
      const std::string literal = quoted(line.substr(bytes, end - bytes));
      return std::move(diagnostic)
          .mended_by(std::string("write ").append(clipped(literal)), place.span(at, at + end + closing->bytes),
                     literal)
          .surely();
    }
    end += closing->bytes;
  }
  return diagnostic;
}

/// `rest` begins with `"` and no whole literal stands there.
Diagnostic describe_bad_quote(std::string_view rest, std::uint32_t at, const Place& place) {
  const std::string_view line = line_of(rest);
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    if (line[i] != '\\') continue;
    const char escaped = line[++i];
    if (escaped == '"' || escaped == '\\' || escaped == 'n' || escaped == '\r') continue;
    const auto character = decode_utf8(line, i);
    const std::size_t end = i + (character ? character->bytes : 1);
    const std::string_view escape = line.substr(i - 1, end - i + 1);
    return Diagnostic{Code::UnknownEscape, place.span(at + i - 1, at + end)}
        .with("found", clipped(escape))
        .mended_by("a backslash itself is written `\\\\`", place.span(at + i - 1, at + end),
                   std::string(1, '\\').append(escape))
        .surely();
  }
  return {Code::UnclosedQuote, place.span(at, at + 1)};
}

/// `rest` begins like a number and is none.
Diagnostic describe_bad_number(std::string_view rest, std::uint32_t at, const Place& place) {
  std::size_t end = 1;
  while (end < rest.size()) {
    const auto character = decode_utf8(rest, end);
    if (!character || !(is_name_part(character->code) || rest[end] == '-' || rest[end] == '.')) break;
    end += character->bytes;
  }
  const std::string_view token = rest.substr(0, end);
  const Span span = place.span(at, at + end);
  auto diagnostic = Diagnostic{Code::MalformedNumber, span}.with("found", clipped(token));
  if (token.find('-', 1) != std::string_view::npos &&
      std::none_of(token.begin(), token.end(), [](char c) { return is_name_letter(static_cast<unsigned char>(c)); }))
    return std::move(diagnostic).note("a `-` between two values has white space on both sides");
  return std::move(diagnostic).note("a name begins with a letter; any other is written in quotes");
}

}  // namespace

bool is_visible(std::string_view character) {
  const auto decoded = decode_utf8(character, 0);
  return decoded && decoded->code >= 0x20 && decoded->code != 0x7F && display_width(character) > 0 &&
         decoded->code != 0xA0 && decoded->code != 0xAD && !(decoded->code >= 0x2000 && decoded->code <= 0x200F) &&
         decoded->code != 0x202F && decoded->code != 0x3000;
}

std::string code_point(std::string_view character) {
  const auto decoded = decode_utf8(character, 0);
  std::uint32_t code = decoded ? static_cast<std::uint32_t>(decoded->code) : static_cast<unsigned char>(character[0]);
  std::string digits;
  for (; code > 0 || digits.size() < 4; code /= 16) digits.insert(digits.begin(), "0123456789ABCDEF"[code % 16]);
  return digits.insert(0, "U+");
}

std::optional<Diagnostic> describe_bad_token(std::string_view rest, std::uint32_t at, bool after_value,
                                             const Place& place) {
  const auto character = decode_utf8(rest, 0);
  if (!character) return Diagnostic{Code::UnknownCharacter, place.span(at, at + 1)}.with("found", code_point(rest));
  const char first = rest[0];
  if (first == '"' && quoted_length(rest) == 0) return describe_bad_quote(rest, at, place);
  if (const LookAlike* known = look_alike(character->code)) return describe_look_alike(*known, rest, at, place);
  const bool signed_digit = first == '-' && rest.size() > 1 && is_digit(rest[1]);
  if ((is_digit(first) || signed_digit) && number_length(rest) == 0 && date_length(rest) == 0)
    return describe_bad_number(rest, at, place);
  for (const auto& [foreign, own] : kForeignOperators)
    if (rest.starts_with(foreign) && !(foreign == "!" && rest.starts_with("!=")))
      return Diagnostic{Code::UnknownOperator, place.span(at, at + foreign.size())}
          .with("found", foreign)
          .did_you_mean(own)
          .surely();
  const Span span = place.span(at, at + character->bytes);
  if (after_value && (first == '+' || first == '-') && gap_length(rest.substr(1, 1)) == 0)
    return Diagnostic{Code::SpacesAroundOperator, span}
        .with("found", rest.substr(0, 1))
        .mended_by("write white space on both sides", span, std::string(" ").append(1, first).append(" "))
        .surely();
  if (rest.starts_with("//") || rest.starts_with("/*") || first == '#')
    return Diagnostic{Code::UnknownCharacter, span}
        .with("found", ticked(rest.substr(0, 1)))
        .note("a comment begins with `--`");
  if (first == ';' || (first == '.' && (rest.size() == 1 || gap_length(rest.substr(1, 1)) == 1)))
    return Diagnostic{Code::UnknownCharacter, span}
        .with("found", ticked(rest.substr(0, 1)))
        .note("a statement ends where the next one begins")
        .mended_by("remove it", span, "")
        .surely();
  if (first == '?' && variable_length(rest) == 0)
    return Diagnostic{Code::UnknownCharacter, span}
        .with("found", "`?`")
        .note("a variable is written `?name`, without a space");
  const bool known = is_name_letter(character->code) || is_digit(first) ||
                     std::string_view("\"?,:|()=<>+-*/._").find(first) != std::string_view::npos;
  if (known) return std::nullopt;
  const std::string_view text = rest.substr(0, character->bytes);
  return Diagnostic{Code::UnknownCharacter, span}.with("found", shown_character(text));
}

}  // namespace counsel::lang::grammar
