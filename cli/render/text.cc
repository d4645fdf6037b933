#include "cli/render/text.h"

#include <algorithm>

#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

constexpr std::string_view kReplacement = "\uFFFD";

bool steers_the_terminal(char32_t code) {
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x200e || code == 0x200f || code == 0x061c ||
         (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto character = decode_utf8(text, at);
    const std::size_t bytes = character ? character->bytes : 1;
    out += !character || steers_the_terminal(character->code) ? kReplacement : text.substr(at, bytes);
    at += bytes;
  }
  return out;
}

std::size_t visible_width(std::string_view text) {
  std::size_t width = 0;
  while (true) {
    const std::size_t escape = std::min(text.find('\033'), text.size());
    width += display_width(text.substr(0, escape));
    const std::size_t end = text.find('m', escape);
    if (end == std::string_view::npos) return width;
    text.remove_prefix(end + 1);
  }
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t taken = visible_width(text);
  return std::string(text) + std::string(width > taken ? width - taken : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t taken = visible_width(text);
  return std::string(width > taken ? width - taken : 0, ' ') + std::string(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t cells = visible_width(word);
    if (used > 0 && used + 1 + cells > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) {
      lines.back() += ' ';
      ++used;
    }
    lines.back() += word;
    used += cells;
  }
  return lines;
}

std::string hanging(std::string_view first, std::string_view text, std::size_t width) {
  return hanging(first, std::string(visible_width(first), ' '), text, width);
}

std::string hanging(std::string_view first, std::string_view rest, std::string_view text, std::size_t width) {
  constexpr std::size_t kLeastRoom = 20;
  const std::size_t indent = std::max(visible_width(first), visible_width(rest));
  std::string out;
  for (const std::string& line : wrap(text, std::max(width, indent + kLeastRoom) - indent))
    out += std::string(out.empty() ? first : rest) + line + "\n";
  return out;
}

std::string indented(std::string_view lines, std::size_t by) {
  std::string out;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    out += std::string(by, ' ') + std::string(lines.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return out;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace counsel::cli
