#include "engine/lang/grammar/builder.h"

#include <charconv>
#include <cmath>

#include "engine/base/check.h"
#include "engine/base/utf8.h"
#include "engine/lang/grammar/lexemes.h"

namespace counsel::lang::grammar {

std::string Builder::source(Span span) const {
  constexpr std::size_t kLongest = 60;
  std::string out;
  for (std::size_t at = span.begin; at < span.end;) {
    if (out.size() > kLongest) return out + " …";
    const std::string_view rest = place_.text.substr(at, span.end - at);
    if (const std::size_t gap = gap_length(rest)) {
      out += ' ';
      at += gap;
      continue;
    }
    const std::size_t literal = quoted_length(rest);  // as a whole: it may hold what looks like a comment
    out += rest.substr(0, literal > 0 ? literal : 1);
    at += literal > 0 ? literal : 1;
  }
  return out;
}

bool Builder::take_mark(Parts& walk, std::string_view mark) const {
  if (!at_mark(walk, mark)) return false;
  walk.take();
  return true;
}

Word Builder::word(std::uint32_t leaf) {
  const bool quoted = nodes_[leaf].kind == Node::Kind::quoted;
  return {quoted ? unquote(text(leaf)) : to_nfc(text(leaf)), span(leaf), quoted};
}

Word Builder::name(std::uint32_t leaf) {
  Word read = word(leaf);
  if (read.text.empty()) report({Code::EmptyName, read.span});
  return read;
}

Item Builder::item(std::uint32_t leaf) {
  Item item{.span = span(leaf)};
  const std::string_view token = text(leaf);
  switch (nodes_[leaf].kind) {
    case Node::Kind::quoted:
      item.kind = Item::Kind::quoted;
      item.text = unquote(token);
      return item;
    case Node::Kind::variable:
      item.kind = Item::Kind::variable;
      item.text = to_nfc(token.substr(1));
      return item;
    case Node::Kind::number: {
      const bool whole = token.find_first_of(".eE") == std::string_view::npos;
      item.kind = whole ? Item::Kind::integer : Item::Kind::number;
      const auto end = token.data() + token.size();
      const auto read =
          whole ? std::from_chars(token.data(), end, item.integer) : std::from_chars(token.data(), end, item.number);
      if (item.number == 0) item.number = 0;  // -0.0 is no other value than 0.0
      if (read.ec != std::errc{})
        report(Diagnostic{Code::NumberOutOfRange, item.span}
                   .with("found", clipped(token))
                   .with("type", whole ? "an integer of 64 bits" : "a number (a double)"));
      return item;
    }
    case Node::Kind::date:
      item.kind = Item::Kind::date;
      if (const auto date = read_date(token)) item.date = *date;
      else report(Diagnostic{Code::NoSuchDay, item.span}.with("found", token));
      return item;
    default:
      COUNSEL_CHECK(nodes_[leaf].kind == Node::Kind::name, "an item is a name, quoted literal, variable or number");
      item.kind = Item::Kind::word;
      item.text = to_nfc(token);
      return item;
  }
}

}  // namespace counsel::lang::grammar
