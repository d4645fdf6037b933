#include "engine/explain/conditions_text.h"

#include "engine/explain/wording.h"

namespace counsel::explain {

lang::TermText filled_terms(const lang::Rule& rule, const eval::Match& match, const lang::Program& program) {
  return [&match, named = lang::rule_terms(program, rule)](const lang::Term& term) -> std::string {
    const auto* id = std::get_if<VariableId>(&term);
    const bool bound = id && index(*id) < match.values.size() && match.values[index(*id)];
    return bound ? to_source(*match.values[index(*id)]) : named(term);
  };
}

std::string conditions_text(const lang::Rule& rule, const lang::Alternative& alternative, const eval::Match& match,
                            const lang::Program& program) {
  std::vector<std::string> texts;
  const lang::TermText text = filled_terms(rule, match, program);
  for (const lang::Literal& literal : alternative.literals)
    if (!lang::is_implied(literal)) texts.push_back(lang::literal_text(program, literal, text));
  return listed(texts);
}

}  // namespace counsel::explain
