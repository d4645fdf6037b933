// Only the last `*` is ever tried again: what an earlier one could take, the last can take as well.
#include "cli/glob.h"

#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

std::size_t character_bytes(std::string_view text, std::size_t at) {
  const auto character = decode_utf8(text, at);
  return character ? character->bytes : 1;
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view text) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t p = 0, t = 0;
  std::size_t star = kNone, taken = 0;  // the last `*`, and where what follows it was tried
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      taken = t;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      t += character_bytes(text, t);
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != kNone) {
      p = star;
      taken += character_bytes(text, taken);
      t = taken;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == kNone;
}

}  // namespace counsel::cli
