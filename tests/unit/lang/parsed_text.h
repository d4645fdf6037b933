// tests/unit/lang/parsed_text.h
// One rule file parsed from a string, in forms that tests compare.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/lang/parse.h"
#include "engine/lang/print_syntax.h"

namespace counsel::lang {

struct ParsedText {
  Sources sources;
  Parsed parsed;

  explicit ParsedText(std::string_view text) {
    sources.add("a.rules", std::string(text));
    parsed = parse(sources);
  }

  std::string tree() const { return print(parsed.tree); }
  /// The codes, with a blank between.
  std::string codes() const {
    std::string out;
    for (const Diagnostic& found : parsed.diagnostics) (out += out.empty() ? "" : " ") += code_text(found.code);
    return out;
  }
  const Diagnostic& diagnostic(std::size_t i = 0) const { return parsed.diagnostics.at(i); }
  /// The text under the carets.
  std::string marked(std::size_t i = 0) const { return std::string(sources.text(diagnostic(i).span)); }
  /// The file after the mend; unchanged where there is none.
  std::string mended(std::size_t i = 0) const {
    std::string text = sources.file(FileId{0}).text;
    const auto& mend = diagnostic(i).mend;
    if (mend && mend->span) text.replace(mend->span->begin, mend->span->end - mend->span->begin, mend->replacement);
    return text;
  }
};

}  // namespace counsel::lang
