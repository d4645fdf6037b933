// Files are split into statements, and each is parsed alone: the grammar is matched, and the builder makes the tree of
// what was seen.

#include "engine/lang/parse.h"

#include <optional>
#include <span>
#include <type_traits>

#include "engine/base/beside.h"
#include "engine/lang/grammar/builder.h"
#include "engine/lang/grammar/match.h"

namespace counsel::lang {

namespace {

using namespace grammar;

void parse_piece(const Place& place, Parsed& parsed) {
  const auto matched = match(place);
  if (!matched) {
    parsed.diagnostics.push_back(describe_unknown(place));
    return;
  }
  if (matched->mistake) {
    parsed.diagnostics.push_back(describe(*matched->mistake, matched->nodes, place));
    return;
  }
  const std::size_t before = parsed.diagnostics.size();
  Builder builder(matched->nodes, place, parsed.diagnostics);
  Statement built = build_statement(builder, 0);
  if (parsed.diagnostics.size() == before) parsed.tree.statements.push_back(std::move(built));
}

void parse_whole(const Place& place, Parsed& parsed) {
  const std::size_t before = parsed.diagnostics.size();
  parse_piece(place, parsed);
  if (parsed.diagnostics.size() == before) return;
  parsed.left_out.push_back(place.span(place.piece.begin, place.piece.end));
  // What went wrong may be a misspelt statement word further down, which has glued two statements together.
  const std::vector<Piece> parts = split_at_suspects(place.text, place.piece);
  if (parts.size() == 1) return;
  parsed.diagnostics.erase(parsed.diagnostics.begin() + static_cast<std::ptrdiff_t>(before), parsed.diagnostics.end());
  for (const Piece& part : parts) parse_piece({place.file, place.text, part}, parsed);
}

Place whole(FileId file, std::string_view text) {
  return {file, text, {.begin = 0, .end = static_cast<std::uint32_t>(text.size())}};
}

/// What `build` makes of the nodes; nothing where there is a diagnostic.
template <class Build>
auto built(const Matched& matched, const Place& place, std::vector<Diagnostic>& diagnostics, Build build)
    -> std::optional<std::invoke_result_t<Build, Builder&>> {
  if (matched.mistake) {
    diagnostics.push_back(describe(*matched.mistake, matched.nodes, place));
    return std::nullopt;
  }
  Builder builder(matched.nodes, place, diagnostics);
  auto made = build(builder);
  if (!diagnostics.empty()) return std::nullopt;
  return made;
}

}  // namespace

Parsed parse(const Sources& sources) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string_view text = sources.file(static_cast<FileId>(i)).text;
    for (const Piece& piece : split(text)) places.push_back({static_cast<FileId>(i), text, piece});
  }
  auto stretches = in_stretches(places.size(), [&](std::size_t begin, std::size_t end) {
    Parsed here;
    here.tree.statements.reserve(end - begin);  // statements are large, and moving them takes longer than a parse
    for (std::size_t i = begin; i < end; ++i) parse_whole(places[i], here);
    return here;
  });
  Parsed parsed = std::move(stretches.front());
  parsed.tree.statements.reserve(places.size());
  for (Parsed& here : std::span(stretches).subspan(1)) {
    move_behind(here.tree.statements, parsed.tree.statements);
    move_behind(here.diagnostics, parsed.diagnostics);
    move_behind(here.left_out, parsed.left_out);
  }
  sort_by_place(parsed.diagnostics);
  return parsed;
}

ParsedCondition parse_condition(FileId file, std::string_view text) {
  ParsedCondition parsed;
  const Place place = whole(file, text);
  const Matched matched = match_condition(place);
  parsed.condition = built(matched, place, parsed.diagnostics, [](Builder& builder) { return build_condition(builder, 0); });
  return parsed;
}

ParsedFact parse_fact(FileId file, std::string_view text) {
  ParsedFact parsed;
  const Place place = whole(file, text);
  const Matched matched = match_fact(place);
  parsed.fact = built(matched, place, parsed.diagnostics, [](Builder& builder) {
    return std::get<FactStatement>(build_statement(builder, 0).form);
  });
  return parsed;
}

std::vector<Word> used_paths(FileId file, std::string_view text) {
  std::vector<Word> paths;
  std::vector<Diagnostic> unused;
  for (const Piece& piece : split(text)) {
    if (!piece.is_statement || text.substr(piece.begin, 3) != "use") continue;
    const Place place{file, text, piece};
    const auto matched = match(place);
    if (!matched || matched->mistake) continue;
    Builder builder(matched->nodes, place, unused);
    const Statement built = build_statement(builder, 0);
    if (const auto* use = std::get_if<UseStatement>(&built.form)) paths.push_back(use->path);
  }
  return paths;
}

}  // namespace counsel::lang
