#include "tests/property/garbled_texts.h"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace counsel::property {

namespace {

/// White space, runs of letters and digits, and single other characters.
std::vector<std::string> pieces_of(const std::string& text) {
  const auto kind = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte)) return 0;
    return std::isspace(byte) && c != '\n' ? 1 : 2;
  };
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool joins = at > 0 && kind(text[at]) != 2 && kind(text[at]) == kind(text[at - 1]);
    if (joins)
      out.back() += text[at];
    else
      out.emplace_back(1, text[at]);
  }
  return out;
}

std::string stray(Random& random) {
  static const std::string kWords =
      "and or not is rule fact facts table kind attribute relation every where has count of unique when valid from "
      "until "
      "overrides with source example given expect default first implies ?x ?_ 2026-02-30 \" ( ) | || , : - -- <= = { } "
      "99999999999999999999 1e999 \xC3\x89 \xE2\x80\xAE \xF0\x9F\x90\x9D";
  static const std::vector<std::string> kStrays = [] {
    std::vector<std::string> strays = {"\n", "\n\n", "  "};
    std::istringstream words(kWords);
    for (std::string word; words >> word;) strays.push_back(word);
    return strays;
  }();
  return ' ' + random.any_of(kStrays) + ' ';
}

}  // namespace

std::string garbled(const std::string& text, Random& random) {
  std::vector<std::string> pieces = pieces_of(text);
  const auto any = [&] { return static_cast<std::ptrdiff_t>(random.pick(0, static_cast<int>(pieces.size()) - 1)); };
  for (int changes = random.pick(1, 12); changes > 0 && !pieces.empty(); --changes) {
    const auto at = pieces.begin() + any();
    const auto end = at + std::min<std::ptrdiff_t>(random.pick(1, 8), pieces.end() - at);
    switch (random.pick(0, 5)) {
      case 0:
        pieces.erase(at, end);
        break;
      case 1:
        std::swap(*at, pieces[static_cast<std::size_t>(any())]);
        break;
      case 2: {
        const std::vector<std::string> copied(at, end);
        pieces.insert(pieces.begin() + any(), copied.begin(), copied.end());
        break;
      }
      case 3:
        pieces.insert(at, stray(random));
        break;
      case 4:
        if (random.chance(10)) pieces.erase(at, pieces.end());
        break;
      default: {
        const auto depth = static_cast<std::size_t>(random.chance(5) ? 3000 : random.pick(1, 5));
        std::string nested;
        for (std::size_t i = 0; i < depth; ++i) nested += random.chance(70) ? "(" : "not ";
        pieces.insert(at, nested);
      }
    }
  }
  std::string out;
  for (const std::string& piece : pieces) out += piece;
  return out;
}

}  // namespace counsel::property
