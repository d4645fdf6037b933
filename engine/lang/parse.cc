// A file is split into statements, and each is parsed alone: PEGTL matches the grammar and a control class keeps what
// was seen as Nodes; a rule that must match and does not throws a Mistake; the builder makes the tree of the Nodes.

#include "engine/lang/parse.h"

#include <optional>

#include "engine/base/check.h"
#include "engine/lang/grammar/builder.h"
#include "engine/lang/grammar/statements.h"

namespace counsel::lang {

namespace {

using namespace grammar;

using Input = p::memory_input<p::tracking_mode::lazy, p::eol::lf, const char*>;

template <class Rule>
struct Control : p::normal<Rule> {
  // The input's source name is where the file's text begins, so that offsets are bytes in the file.
  static std::uint32_t offset(const Input& in) { return static_cast<std::uint32_t>(in.current() - in.source()); }

  static void start(const Input& in, Nodes& nodes) {
    if constexpr (requires { Rule::node; }) nodes.open(Rule::node, offset(in));
  }
  static void success(const Input& in, Nodes& nodes) {
    if constexpr (requires { Rule::node; }) nodes.close(offset(in));
  }
  static void failure(const Input&, Nodes& nodes) {
    if constexpr (requires { Rule::node; }) nodes.fail();
  }
  [[noreturn]] static void raise(const Input& in, Nodes&) {
    static_assert(
        requires { Rule::expected; }, "a rule that must match words its absence");
    throw Mistake{offset(in), &Rule::expected};
  }
};

/// The nodes of one statement; where it has a mistake, those up to it.
struct Matched {
  Nodes nodes;
  std::optional<Mistake> mistake;
};

Matched match(const Place& place) {
  Matched matched;
  Input in(place.text.data() + place.piece.begin, place.text.data() + place.piece.end, place.text.data());
  try {
    const bool known = p::parse<statement, p::nothing, Control>(in, matched.nodes);
    COUNSEL_CHECK(known, "a piece begins with a word that opens a statement of the grammar");
  } catch (const Mistake& mistake) {
    matched.mistake = mistake;
  }
  return matched;
}

void parse_piece(const Place& place, Parsed& parsed) {
  if (!place.piece.is_statement) {
    parsed.diagnostics.push_back(describe_unknown(place));
    return;
  }
  const Matched matched = match(place);
  if (matched.mistake) {
    parsed.diagnostics.push_back(describe(*matched.mistake, matched.nodes, place));
    return;
  }
  const std::size_t before = parsed.diagnostics.size();
  Builder builder(matched.nodes, place, parsed.diagnostics);
  Statement built = build_statement(builder, 0);
  if (parsed.diagnostics.size() == before) parsed.tree.statements.push_back(std::move(built));
}

void parse_file(FileId file, std::string_view text, Parsed& parsed) {
  for (const Piece& piece : split(text)) {
    const std::size_t before = parsed.diagnostics.size();
    parse_piece({file, text, piece}, parsed);
    if (parsed.diagnostics.size() == before) continue;
    parsed.left_out.push_back({file, piece.begin, piece.end});
    // What went wrong may be a misspelt statement word further down, which has glued two statements together.
    const std::vector<Piece> parts = split_at_suspects(text, piece);
    if (parts.size() == 1) continue;
    parsed.diagnostics.erase(parsed.diagnostics.begin() + static_cast<std::ptrdiff_t>(before),
                             parsed.diagnostics.end());
    for (const Piece& part : parts) parse_piece({file, text, part}, parsed);
  }
}

}  // namespace

Parsed parse(const Sources& sources) {
  Parsed parsed;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto file = static_cast<FileId>(i);
    parse_file(file, sources.file(file).text, parsed);
  }
  sort_by_place(parsed.diagnostics);
  return parsed;
}

std::vector<Word> used_paths(FileId file, std::string_view text) {
  std::vector<Word> paths;
  std::vector<Diagnostic> unused;
  for (const Piece& piece : split(text)) {
    if (!piece.is_statement || text.substr(piece.begin, 3) != "use") continue;
    const Place place{file, text, piece};
    const Matched matched = match(place);
    if (matched.mistake) continue;
    Builder builder(matched.nodes, place, unused);
    const Statement built = build_statement(builder, 0);
    if (const auto* use = std::get_if<UseStatement>(&built.form)) paths.push_back(use->path);
  }
  return paths;
}

}  // namespace counsel::lang
