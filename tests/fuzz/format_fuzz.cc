// Any text is formatted, and nothing but its white space changes; once is enough.
#include "engine/base/check.h"
#include "engine/lang/format.h"
#include "engine/lang/load.h"
#include "engine/lang/parse.h"
#include "engine/lang/print_syntax.h"
#include "tests/fuzz/one_input.h"
#include "tests/support/rule_tokens.h"

namespace counsel::fuzz {

namespace {

std::string tree(const lang::Sources& sources) { return lang::print(lang::parse(sources).tree); }

}  // namespace

void one_input(std::string_view bytes) {
  const lang::Loaded loaded = lang::load_text("input", std::string(bytes));
  if (!loaded.diagnostics.empty()) return;
  const std::string& text = loaded.sources.file(FileId{0}).text;
  const lang::Formatted once = lang::format(FileId{0}, text);
  const lang::Formatted twice = lang::format(FileId{0}, once.text);
  COUNSEL_CHECK(twice.text == once.text, "formatting twice is formatting once");
  if (!once.left_alone.empty()) return;
  lang::Sources formatted;
  formatted.add("formatted", once.text);
  COUNSEL_CHECK(tree(formatted) == tree(loaded.sources), "the tree stays");
  COUNSEL_CHECK(test::tokens_and_comments(once.text) == test::tokens_and_comments(text), "tokens and comments stay");
}

}  // namespace counsel::fuzz
