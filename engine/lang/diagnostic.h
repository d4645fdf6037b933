// engine/lang/diagnostic.h
// What is wrong in the user's text: a value with a stable code, a place, words, and the mend if one is known.
//
// Order: `sort_by_place` before showing; stages append as they find.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/lang/similar.h"
#include "engine/lang/source.h"

namespace counsel::lang {

/// An error leaves no program; a warning is a likely mistake; style is a matter of taste, shown to those who ask.
enum class Severity { error, warning, style };  // the gravest first

enum class Code {
#define DIAGNOSTIC(code, name, severity, wording) name,
#include "engine/lang/diagnostic.def"
#undef DIAGNOSTIC
};

/// Another place that matters, with its own words: "declared here".
struct Label {
  Span span;
  std::string text;
};

/// Replacing `span` by `replacement` mends it; `text` is what the reader sees under the carets.
struct Mend {
  std::string text;
  std::optional<Span> span;
  std::string replacement;
  bool sure = false;  // nothing else can be meant, so that `check --fix` may do it
};

struct Diagnostic {
  Code code;
  Span span;
  std::vector<std::pair<std::string, std::string>> arguments;  // fill `{name}` in the wording
  std::vector<Label> labels;
  std::vector<std::string> notes;
  std::optional<Mend> mend;

  // Built up in one expression: Diagnostic{Code::UnknownName, span}.with("name", n).note("…")
  Diagnostic&& with(std::string name, std::string_view value) &&;
  Diagnostic&& label(Span at, std::string text) &&;
  Diagnostic&& note(std::string text) &&;
  /// "did you mean `concurrency`?" replacing the diagnostic's own span; no mend when `name` is empty.
  Diagnostic&& did_you_mean(std::string_view name) &&;
  Diagnostic&& did_you_mean(const Near& near) &&;
  Diagnostic&& mended_by(std::string text, Span at, std::string replacement) &&;
  /// The mend just given, if any, is the only one there can be.
  Diagnostic&& surely() &&;
};

std::string_view code_text(Code code);  // "E0203"
std::string_view code_name(Code code);  // "UnknownName"
std::string_view wording(Code code);    // with its `{arguments}` open
Severity severity(Code code);
std::string_view severity_word(Severity severity);  // "error"
std::string message(const Diagnostic& diagnostic);  // the wording with its arguments filled in

void sort_by_place(std::vector<Diagnostic>& diagnostics);
bool has_errors(const std::vector<Diagnostic>& diagnostics);

/// The code that a reader wrote: `E0203`, `e0203`, `e203`.
std::optional<Code> find_code(std::string_view written);

/// Every code there is, for the test that compares docs/language.md with this table.
std::vector<Code> all_codes();

}  // namespace counsel::lang
