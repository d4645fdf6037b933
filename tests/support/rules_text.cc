#include "tests/support/rules_text.h"

#include <algorithm>
#include <iostream>

#include "engine/base/check.h"
#include "engine/decide/questions.h"
#include "engine/eval/compile.h"
#include "engine/lang/check.h"
#include "engine/lang/parse.h"

namespace counsel::test {

namespace {

CheckedText checked_sources(lang::Sources sources) {
  CheckedText out{.sources = std::move(sources), .program = std::nullopt, .diagnostics = {}};
  lang::Parsed parsed = lang::parse(out.sources);
  lang::Checked checked = lang::check(parsed.tree, out.sources, parsed.left_out);
  out.diagnostics = std::move(parsed.diagnostics);
  out.diagnostics.insert(out.diagnostics.end(), checked.diagnostics.begin(), checked.diagnostics.end());
  lang::sort_by_place(out.diagnostics);
  if (!lang::has_errors(out.diagnostics)) out.program = std::move(checked.program);
  return out;
}

const lang::Program& program_of(const CheckedText& checked) {
  for (const lang::Diagnostic& diagnostic : checked.diagnostics)
    std::cerr << checked.sources.place(diagnostic.span) << ": " << lang::code_text(diagnostic.code) << ": "
              << lang::message(diagnostic) << "\n";
  COUNSEL_CHECK(checked.program.has_value(), "the rule text of a test has to check");
  return *checked.program;
}

}  // namespace

std::vector<std::string> CheckedText::codes() const {
  std::vector<std::string> out;
  for (const lang::Diagnostic& diagnostic : diagnostics) out.emplace_back(lang::code_text(diagnostic.code));
  return out;
}

std::string CheckedText::marked(std::size_t n) const {
  return n < diagnostics.size() ? std::string(sources.text(diagnostics[n].span)) : "";
}
std::string CheckedText::message(std::size_t n) const { return n < diagnostics.size() ? lang::message(diagnostics[n]) : ""; }
std::string CheckedText::mend(std::size_t n) const {
  return n < diagnostics.size() && diagnostics[n].mend ? diagnostics[n].mend->replacement : "";
}

CheckedText check_text(std::string_view text) { return check_files({{"case.rules", std::string(text)}}); }

CheckedText check_files(const std::vector<std::pair<std::string, std::string>>& files) {
  lang::Sources sources;
  for (const auto& [path, text] : files) sources.add(path, text);
  return checked_sources(std::move(sources));
}

RunnableText::RunnableText(std::string_view text) : RunnableText(check_text(text)) {}

RunnableText::RunnableText(CheckedText text) : checked(std::move(text)), program(program_of(checked)) {
  for (const lang::StatedFact& stated : program.facts)
    facts.facts.push_back({.relation = program.relation(stated.relation).name, .values = stated.values, .origin = Origin::rules,
                           .citations = stated.citations, .place = checked.sources.place(stated.span), .who = "", .id = {}});
  plan = std::make_unique<const eval::Plan>(eval::compile(program));
  auto taken = eval::prepare(*plan, facts);
  COUNSEL_CHECK(taken.has_value(), "the stated facts of a checked program fit it");
  prepared = std::make_unique<const eval::Prepared>(std::move(*taken));
}

Result<eval::Model> RunnableText::run(const std::vector<eval::CaseFact>& answers, const RunLimits& limits) const {
  return eval::run(*prepared, answers, limits);
}

eval::CaseFact RunnableText::answer(std::string_view attribute, Value value) const {
  return decide::answer_to(program, *program.find_relation(attribute), std::move(value));
}

eval::CaseFact RunnableText::none(std::string_view attribute) const {
  return decide::answer_to(program, *program.find_relation(attribute), std::nullopt);
}

std::vector<eval::CaseFact> RunnableText::given(std::size_t example) const {
  std::vector<eval::CaseFact> out;
  for (const lang::Given& given : program.examples[example].given) out.push_back({.relation = given.relation, .values = given.values});
  return out;
}

}  // namespace counsel::test
