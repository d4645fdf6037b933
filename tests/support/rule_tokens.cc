#include "tests/support/rule_tokens.h"

#include <algorithm>

#include "engine/lang/grammar/lexemes.h"

namespace counsel::test {

namespace {

/// Bytes of the line below a table's header, up to its last bar: |---|:-:|
std::size_t rule_off_length(std::string_view text) {
  if (!text.starts_with('|')) return 0;
  std::size_t end = 1;
  while (true) {
    const std::size_t bar = text.find_first_not_of(" \t:-", end);
    const std::string_view cell = text.substr(end, bar - end);
    if (bar == text.npos || text[bar] != '|' || cell.find('-') == cell.npos) return end > 1 ? end : 0;
    end = bar + 1;
  }
}

}  // namespace

std::string tokens_and_comments(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::size_t bytes = 1;
    if (rest.find_first_of(" \t\r\n") == 0) {
      ++at;
      continue;
    }
    if (rest.starts_with("--")) {
      bytes = std::min(rest.find('\n'), rest.size());
      out += rest.substr(0, rest.substr(0, bytes).find_last_not_of(" \t\r") + 1);
    } else if (const std::size_t rule_off = rule_off_length(rest); rule_off > 0) {
      bytes = rule_off;
      char before = 0;
      for (const char c : rest.substr(0, bytes))
        if (c != ' ' && c != '\t' && (c != '-' || before != '-')) out += before = c;
    } else {
      for (const auto length : {lang::grammar::name_length, lang::grammar::variable_length,
                                lang::grammar::number_length, lang::grammar::date_length, lang::grammar::quoted_length})
        bytes = std::max(bytes, length(rest));
      out += rest.substr(0, bytes);
    }
    out += "\n";
    at += bytes;
  }
  return out;
}

}  // namespace counsel::test
