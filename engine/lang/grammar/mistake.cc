#include "engine/lang/grammar/mistake.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/base/utf8.h"
#include "engine/base/value.h"
#include "engine/lang/grammar/characters.h"
#include "engine/lang/grammar/lexemes.h"
#include "engine/lang/similar.h"
#include "engine/lang/syntax.h"

namespace counsel::lang::grammar {

namespace {

using Case = Expectation::Case;

std::vector<std::string_view> words_of(std::string_view list) {
  std::vector<std::string_view> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    words.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

bool lists(std::string_view list, std::string_view word) {
  const auto words = words_of(list);
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t token_length(std::string_view text) {
  for (const auto length : {name_length, variable_length, date_length, number_length, quoted_length})
    if (const std::size_t bytes = length(text)) return bytes;
  const auto character = decode_utf8(text, 0);
  return character ? character->bytes : 1;
}

/// Where the last token before the mistake ends: there something is missing.
std::size_t end_of_seen(const Nodes& nodes, std::uint32_t at) {
  for (std::uint32_t i = nodes.size(); i-- > 0;)
    if (nodes[i].is_leaf() && nodes[i].end <= at) return nodes[i].end;
  return at;
}

/// The first name in a rule's condition that looks like a misspelt verb.
std::optional<Diagnostic> misspelt_verb(const Expectation& expected, const Nodes& nodes, const Place& place) {
  const auto verbs = words_of(expected.words);
  constexpr std::uint32_t kAfterRuleName = 3;  // the statement, its keyword, its name
  for (std::uint32_t i = kAfterRuleName; i < nodes.size(); ++i) {
    if (nodes[i].kind != Node::Kind::name) continue;
    const Span span = place.span(nodes[i].begin, nodes[i].end);
    const std::string_view word = place.text.substr(span.begin, span.end - span.begin);
    const Near verb = nearest(word, verbs);
    if (verb.empty()) continue;
    return Diagnostic{Code::Unexpected, span}
        .with("found", ticked(word))
        .with("expected", expected.what)
        .did_you_mean(verb);
  }
  return std::nullopt;
}

/// `| Ruby on Rails |`: the whole cell, so that the mend can quote it.
Diagnostic describe_cell(const Mistake& mistake, const Place& place, Diagnostic otherwise) {
  const std::size_t bar = place.text.find_first_of("|\n", mistake.at);
  std::size_t begin = place.text.rfind('|', mistake.at) + 1;
  begin = place.text.find_first_not_of(" \t", begin);
  if (bar == std::string_view::npos || place.text[bar] == '\n' || begin >= mistake.at) return otherwise;
  const std::size_t end = place.text.find_last_not_of(" \t", bar - 1) + 1;
  const std::string_view cell = place.text.substr(begin, end - begin);
  if (cell.find('"') != std::string_view::npos) return otherwise;
  return Diagnostic{Code::SeveralWords, place.span(begin, end)}
      .with("text", clipped(cell))
      .mended_by("quote the cell", place.span(begin, end), quoted(cell))
      .surely();
}

Diagnostic describe_end(const Mistake& mistake, const Nodes& nodes, const Place& place) {
  const Expectation& expected = *mistake.expected;
  if (expected.special == Case::conclusion)
    if (auto verb = misspelt_verb(expected, nodes, place)) return *std::move(verb);
  const std::size_t end = end_of_seen(nodes, mistake.at);
  return Diagnostic{Code::Unexpected, place.span(end, end)}
      .with("found", "the end of the statement")
      .with("expected", expected.what);
}

Diagnostic describe_token(const Mistake& mistake, const Nodes& nodes, const Place& place) {
  const Expectation& expected = *mistake.expected;
  const std::string_view rest = place.text.substr(mistake.at, place.piece.end - mistake.at);
  const std::string_view token = rest.substr(0, token_length(rest));
  const bool is_word = name_length(token) > 0;
  const Span span = place.span(mistake.at, mistake.at + token.size());
  const std::string_view known = reserved(token);

  if (expected.special == Case::third_side)
    return Diagnostic{Code::ChainedComparison, span}
        .with("found", token)
        .note("two comparisons are joined by `and`: `1 < ?x and ?x < 5`");
  if (!known.empty() && expected.special == Case::name)
    return Diagnostic{Code::ReservedWord, span}.with("found", token).mended_by("quote the name", span, quoted(token)).surely();
  if (!known.empty() && known != token)
    return Diagnostic{Code::WrongCase, span}
        .with("found", token)
        .with("word", known)
        .did_you_mean(known)
        .surely()
        .note("as a name it is written in quotes");

  auto plain = Diagnostic{Code::Unexpected, span}.with("found", ticked(token)).with("expected", expected.what);
  if (expected.special == Case::cell) return describe_cell(mistake, place, std::move(plain));
  if (expected.special == Case::name && number_length(token) > 0)
    return std::move(plain)
        .note("a name begins with a letter; any other is written in quotes")
        .mended_by("quote the name", span, quoted(token))
        .surely();
  if (lists(expected.wrong, token)) return std::move(plain).did_you_mean(expected.right).surely();
  if (is_word && known.empty())
    if (const Near near = nearest(token, words_of(expected.words)); !near.empty())
      return std::move(plain).did_you_mean(near);
  if (!expected.insert.empty()) {
    const std::size_t end = end_of_seen(nodes, mistake.at);
    std::string insert(name_length(expected.insert) > 0 ? " " : "");
    insert += expected.insert;
    return std::move(plain).mended_by(std::string("write ").append(ticked(expected.insert)).append(" before it"),
                                      place.span(end, end), std::move(insert));
  }
  if (expected.special == Case::conclusion)
    if (auto verb = misspelt_verb(expected, nodes, place)) return *std::move(verb);
  if (is_statement_word(token))
    return std::move(plain).note("a statement begins on a line of its own, indented no deeper than the one before it");
  return plain;
}

}  // namespace

std::string ticked(std::string_view text) { return std::string(1, '`').append(clipped(text)).append(1, '`'); }

std::string clipped(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (at >= kLongest) return out + "…";
    const auto character = decode_utf8(text, at);
    const std::size_t bytes = character ? character->bytes : 1;
    out +=
        is_visible(text.substr(at, bytes)) ? std::string(text.substr(at, bytes)) : code_point(text.substr(at, bytes));
    at += bytes;
  }
  return out;
}

Diagnostic describe(const Mistake& mistake, const Nodes& nodes, const Place& place) {
  const std::string_view rest = place.text.substr(mistake.at, place.piece.end - mistake.at);
  if (mistake.expected->special == Case::nesting)
    return Diagnostic{Code::NestedTooDeep, place.span(mistake.at, mistake.at + (rest.empty() ? 0 : token_length(rest)))}
        .with("limit", std::to_string(kMaxNesting));
  if (rest.empty()) return describe_end(mistake, nodes, place);
  if (rest[0] == '\n' || rest[0] == '\r')  // inside a row, where the end of the line counts
    return Diagnostic{Code::Unexpected, place.span(mistake.at, mistake.at)}
        .with("found", "the end of the line")
        .with("expected", mistake.expected->what);
  const bool after_value = mistake.expected->special == Case::sentence || mistake.expected->special == Case::conclusion;
  const bool at_bar = mistake.expected->special == Case::cell && rest[0] == '|';  // `||` is no mistaken `or` here
  if (!at_bar)
    if (auto bad = describe_bad_token(rest, mistake.at, after_value, place)) return *std::move(bad);
  return describe_token(mistake, nodes, place);
}

Diagnostic describe_unknown(const Place& place) {
  const std::string_view rest = place.text.substr(place.piece.begin, place.piece.end - place.piece.begin);
  const std::string_view token = rest.substr(0, token_length(rest));
  const Span span = place.span(place.piece.begin, place.piece.begin + token.size());
  if (auto bad = describe_bad_token(rest, place.piece.begin, false, place)) return *std::move(bad);
  return Diagnostic{Code::UnknownStatement, span}
      .with("found", ticked(token))
      .did_you_mean(nearest(token, kStatementWords));
}

}  // namespace counsel::lang::grammar
