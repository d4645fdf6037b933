#include "engine/lang/diagnostic.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <tuple>

#include "engine/base/value.h"

namespace counsel::lang {

namespace {

struct Entry {
  Code code;
  std::string_view text;
  std::string_view name;
  Severity severity;
  std::string_view wording;
};

constexpr Severity error = Severity::error;
[[maybe_unused]] constexpr Severity warning = Severity::warning;
[[maybe_unused]] constexpr Severity style = Severity::style;

constexpr auto kTable = std::to_array<Entry>({
#define DIAGNOSTIC(code, name, severity, wording) {Code::name, #code, #name, severity, wording},
#include "engine/lang/diagnostic.def"
#undef DIAGNOSTIC
});

const Entry& entry(Code code) { return kTable[static_cast<std::size_t>(code)]; }

}  // namespace

Diagnostic&& Diagnostic::with(std::string name, std::string_view value) && {
  arguments.emplace_back(std::move(name), std::string(value));
  return std::move(*this);
}

Diagnostic&& Diagnostic::label(Span at, std::string text) && {
  labels.push_back({at, std::move(text)});
  return std::move(*this);
}

Diagnostic&& Diagnostic::note(std::string text) && {
  notes.push_back(std::move(text));
  return std::move(*this);
}

Diagnostic&& Diagnostic::did_you_mean(std::string_view name) && {
  if (!name.empty()) mend = Mend{"did you mean `" + std::string(name) + "`?", span, std::string(name)};
  return std::move(*this);
}

Diagnostic&& Diagnostic::did_you_mean(const Near& near) && {
  if (!near.empty())
    mend = Mend{"did you mean `" + near.name + "`?", span, to_source(Name{near.name}), near.sure};
  return std::move(*this);
}

Diagnostic&& Diagnostic::mended_by(std::string text, Span at, std::string replacement) && {
  mend = Mend{std::move(text), at, std::move(replacement)};
  return std::move(*this);
}

Diagnostic&& Diagnostic::surely() && {
  if (mend) mend->sure = true;
  return std::move(*this);
}

std::string_view code_text(Code code) { return entry(code).text; }
std::string_view code_name(Code code) { return entry(code).name; }
std::string_view wording(Code code) { return entry(code).wording; }
Severity severity(Code code) { return entry(code).severity; }

std::string_view severity_word(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::style: return "style";
  }
  return "";
}

std::string message(const Diagnostic& diagnostic) {
  const std::string_view words = wording(diagnostic.code);
  std::string out;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::size_t close = words[at] == '{' ? words.find('}', at) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += words[at];
      continue;
    }
    const std::string_view name = words.substr(at + 1, close - at - 1);
    for (const auto& [argument, value] : diagnostic.arguments)
      if (argument == name) out += value;
    at = close;
  }
  return out;
}

void sort_by_place(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(a.span, code_text(a.code)) < std::tuple(b.span, code_text(b.code));
  });
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return severity(d.code) == Severity::error; });
}

std::optional<Code> find_code(std::string_view written) {
  constexpr std::size_t kDigits = 4;
  if (written.empty() || written.size() > kDigits + 1) return std::nullopt;
  std::string text(1, static_cast<char>(std::toupper(static_cast<unsigned char>(written[0]))));
  text.append(kDigits + 1 - written.size(), '0').append(written.substr(1));
  const auto found = std::ranges::find(kTable, text, &Entry::text);
  return found == kTable.end() ? std::nullopt : std::optional(found->code);
}

std::vector<Code> all_codes() {
  std::vector<Code> codes;
  for (const Entry& row : kTable) codes.push_back(row.code);
  return codes;
}

}  // namespace counsel::lang
