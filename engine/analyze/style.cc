// Matters of taste, for those who ask for them: a rule base where each of these holds reads as one piece.
#include <algorithm>

#include "engine/analyze/analyses.h"
#include "engine/base/utf8.h"

namespace counsel::analyze {

namespace {

using lang::Code;
using lang::Diagnostic;

constexpr std::size_t kWidestLine = 120;

/// `real-time`, `rule-7`: lower case, joined by hyphens. Other scripts have cases and joints of their own.
bool is_kebab_case(std::string_view name) {
  for (const char c : name)
    if ((c >= 'A' && c <= 'Z') || c == '_' || c == ' ') return false;
  return true;
}

std::string in_kebab_case(std::string_view name) {
  std::string out;
  bool after_lower = false;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && after_lower) out += '-';
    out += upper ? static_cast<char>(c - 'A' + 'a') : c == '_' || c == ' ' ? '-' : c;
    after_lower = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
  return out;
}

class Style {
 public:
  explicit Style(Findings& findings) : findings_(findings) {}

  void operator()(const lang::KindStatement& form) { name(form.name); }
  void operator()(const lang::RelationStatement& form) { name(form.name); }
  void operator()(const lang::AttributeStatement& form) { name(form.name); }
  void operator()(const lang::ExampleStatement& form) { name(form.name); }
  void operator()(const lang::DecisionStatement& form) {
    name(form.name);
    if (!form.question)
      findings_.push_back(Diagnostic{Code::NoQuestion, form.name.span}.with("decision", form.name.text));
  }
  void operator()(const lang::RuleStatement& form) {
    name(form.name);
    if (!form.label) findings_.push_back(Diagnostic{Code::NoLabel, form.name.span}.with("rule", form.name.text));
    if (form.because) return;
    for (const lang::Conclusion& conclusion : form.conclusions)
      if (conclusion.verb == lang::Verb::suggests || conclusion.verb == lang::Verb::discourages ||
          conclusion.verb == lang::Verb::excludes) {
        findings_.push_back(Diagnostic{Code::NoReason, conclusion.verb_span}.with("rule", form.name.text));
        return;
      }
  }
  void operator()(const auto&) {}

 private:
  void name(const lang::Word& word) {
    if (!is_kebab_case(word.text))
      findings_.push_back(Diagnostic{Code::NotKebabCase, word.span}
                              .with("name", word.text)
                              .note("a name that reads as the others is `" + in_kebab_case(word.text) + "`"));
  }

  Findings& findings_;
};

void find_wide_lines(const lang::SourceFile& file, FileId id, Findings& findings) {
  for (const std::uint32_t start : file.line_starts) {
    const std::size_t end = std::min(file.text.find('\n', start), file.text.size());
    const std::string_view line = std::string_view(file.text).substr(start, end - start);
    if (line.size() <= kWidestLine) continue;
    const std::size_t width = display_width(line);
    if (width > kWidestLine)
      findings.push_back(Diagnostic{Code::WideLine, {id, start, static_cast<std::uint32_t>(end)}}
                             .with("width", std::to_string(width))
                             .with("limit", std::to_string(kWidestLine)));
  }
}

}  // namespace

void find_style(const Subject& subject, Findings& findings) {
  Style style(findings);
  for (const lang::Statement& statement : subject.tree.statements) std::visit(style, statement.form);
  for (std::size_t i = 0; i < subject.sources.size(); ++i) {
    const auto id = static_cast<FileId>(i);
    find_wide_lines(subject.sources.file(id), id, findings);
  }
}

}  // namespace counsel::analyze
