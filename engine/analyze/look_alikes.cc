#include "engine/analyze/look_alikes.h"

#include <array>
#include <utility>

#include "engine/base/utf8.h"

namespace counsel::analyze {

namespace {

constexpr auto kLookAlikes = std::to_array<std::pair<char32_t, char>>({
    // Greek
    {U'Α', 'A'},
    {U'Β', 'B'},
    {U'Ε', 'E'},
    {U'Ζ', 'Z'},
    {U'Η', 'H'},
    {U'Ι', 'I'},
    {U'Κ', 'K'},
    {U'Μ', 'M'},
    {U'Ν', 'N'},
    {U'Ο', 'O'},
    {U'Ρ', 'P'},
    {U'Τ', 'T'},
    {U'Υ', 'Y'},
    {U'Χ', 'X'},
    {U'ο', 'o'},
    {U'ν', 'v'},
    // Cyrillic
    {U'А', 'A'},
    {U'В', 'B'},
    {U'Е', 'E'},
    {U'К', 'K'},
    {U'М', 'M'},
    {U'Н', 'H'},
    {U'О', 'O'},
    {U'Р', 'P'},
    {U'С', 'C'},
    {U'Т', 'T'},
    {U'У', 'Y'},
    {U'Х', 'X'},
    {U'І', 'I'},
    {U'Ј', 'J'},
    {U'Ѕ', 'S'},
    {U'а', 'a'},
    {U'е', 'e'},
    {U'о', 'o'},
    {U'р', 'p'},
    {U'с', 'c'},
    {U'у', 'y'},
    {U'х', 'x'},
    {U'і', 'i'},
    {U'ј', 'j'},
    {U'ѕ', 's'},
    {U'һ', 'h'},
    {U'ԁ', 'd'},
    {U'ԛ', 'q'},
    {U'ԝ', 'w'},
});

}  // namespace

char latin_look_alike(char32_t code) {
  for (const auto& [foreign, latin] : kLookAlikes)
    if (foreign == code) return latin;
  return 0;
}

std::string_view foreign_script(char32_t code) {
  if (code >= 0x370 && code <= 0x3FF) return "Greek";
  if (code >= 0x400 && code <= 0x52F) return "Cyrillic";
  return "";
}

std::string as_latin(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = *decode_utf8(text, at);
    if (const char latin = character.bytes > 1 ? latin_look_alike(character.code) : 0)
      out += latin;
    else
      out += text.substr(at, character.bytes);
    at += character.bytes;
  }
  return out;
}

}  // namespace counsel::analyze
