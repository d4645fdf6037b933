// Any text is parsed or refused, and every message points into it.
#include "engine/base/check.h"
#include "engine/lang/load.h"
#include "engine/lang/parse.h"
#include "engine/lang/print_syntax.h"
#include "tests/fuzz/one_input.h"

namespace counsel::fuzz {

void one_input(std::string_view bytes) {
  const lang::Loaded loaded = lang::load_text("input", std::string(bytes));
  if (!loaded.diagnostics.empty()) return;
  const std::string& text = loaded.sources.file(FileId{0}).text;
  const lang::Parsed parsed = lang::parse(loaded.sources);
  lang::print(parsed.tree);
  for (const lang::Diagnostic& diagnostic : parsed.diagnostics) {
    lang::message(diagnostic);
    COUNSEL_CHECK(diagnostic.span.begin <= diagnostic.span.end && diagnostic.span.end <= text.size(),
                  "a diagnostic points into the text");
    if (diagnostic.mend && diagnostic.mend->span)
      COUNSEL_CHECK(diagnostic.mend->span->end <= text.size(), "a mend replaces a part of the text");
  }
  COUNSEL_CHECK(parsed.diagnostics.empty() == parsed.left_out.empty(), "what is left out has a diagnostic");
  lang::used_paths(FileId{0}, text);
}

}  // namespace counsel::fuzz
