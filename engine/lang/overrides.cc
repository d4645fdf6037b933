#include "engine/lang/overrides.h"

#include <algorithm>

#include "engine/lang/similar.h"

namespace counsel::lang {

namespace {

bool speaks_for_candidates(const Rule& rule) {
  return std::any_of(rule.conclusions.begin(), rule.conclusions.end(),
                     [](const RuleConclusion& conclusion) { return conclusion.verb != Verb::implies; });
}

/// The rules that lie on no circle, found by taking away, again and again, those that override none of the rest.
std::vector<bool> resolved(const Program& program) {
  std::vector<std::size_t> waits(program.rules.size());
  std::vector<std::vector<std::size_t>> waited_for(program.rules.size());
  std::vector<std::size_t> ready;
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    waits[i] = program.rules[i].overrides.size();
    for (const RuleId id : program.rules[i].overrides) waited_for[index(id)].push_back(i);
    if (waits[i] == 0) ready.push_back(i);
  }
  std::vector<bool> done(program.rules.size(), false);
  while (!ready.empty()) {
    const std::size_t rule = ready.back();
    ready.pop_back();
    done[rule] = true;
    for (const std::size_t other : waited_for[rule])
      if (--waits[other] == 0) ready.push_back(other);
  }
  return done;
}

/// The way from a rule back to itself; it leads through rules that are not resolved alone.
std::string circle(const Program& program, std::size_t from, const std::vector<bool>& resolved) {
  std::string out = program.rules[from].name;
  std::vector<bool> seen(program.rules.size(), false);
  for (std::size_t at = from; !seen[at];) {
    seen[at] = true;
    const auto& overrides = program.rules[at].overrides;
    at = index(*std::find_if(overrides.begin(), overrides.end(), [&](RuleId id) { return !resolved[index(id)]; }));
    out += " overrides " + program.rules[at].name;
  }
  return out;
}

}  // namespace

std::vector<RuleId> overridden_by(const RuleStatement& statement, const Vocabulary& vocabulary,
                                  std::vector<Diagnostic>& diagnostics) {
  std::vector<RuleId> out;
  for (const Word& name : statement.overrides) {
    if (const auto table = vocabulary.tables.find(name.text); table != vocabulary.tables.end()) {
      for (const std::string& row : table->second) out.push_back(*vocabulary.rule(row));
    } else if (const auto id = vocabulary.rule(name.text)) {
      out.push_back(*id);
    } else {
      std::vector<std::string> names;
      for (const Rule& rule : vocabulary.program.rules) names.push_back(rule.name);
      diagnostics.push_back(Diagnostic{Code::UnknownName, name.span}
                                .with("kind", "rule")
                                .with("name", name.text)
                                .did_you_mean(nearest(name.text, names)));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void check_overrides(const Program& program, std::vector<Diagnostic>& diagnostics) {
  const std::vector<bool> sound = resolved(program);
  bool circle_said = false;
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    const Rule& rule = program.rules[i];
    if (!sound[i] && !circle_said) {
      circle_said = true;
      diagnostics.push_back(Diagnostic{Code::OverrideCycle, rule.name_span}
                                .with("rule", rule.name)
                                .note(circle(program, i, sound)));
    }
    if (rule.overrides.empty()) continue;
    std::vector<RuleId> concerned = rule.overrides;
    concerned.push_back(static_cast<RuleId>(i));
    for (const RuleId id : concerned)
      if (!speaks_for_candidates(program.rule(id)))
        diagnostics.push_back(Diagnostic{Code::OverridesNothing, rule.name_span}.with("rule", program.rule(id).name));
  }
}

}  // namespace counsel::lang
