#include "engine/explain/say.h"

#include <algorithm>
#include <cctype>

#include "engine/base/listed.h"
#include "engine/base/points.h"
#include "engine/explain/say_conditions.h"
#include "engine/explain/wording.h"

namespace counsel::explain {

namespace {

using lang::Head;
using lang::RuleConclusion;
using lang::Verb;

/// "3.0"
std::string points_said(double strength) {
  constexpr std::int64_t kTenth = 100'000;
  const std::int64_t tenths = (points_udb(strength, 1) + kTenth / 2) / kTenth;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string strength_said(double strength) {
  constexpr double kStrongly = 0.8, kPlain = 0.5, kWeakly = 0.2;
  if (strength == kPlain) return "";
  if (strength == kStrongly) return " (strongly)";
  if (strength == kWeakly) return " (weakly)";
  return " (with certainty " + to_string(number_value(strength)) + ")";
}

class Sentence {
 public:
  Sentence(const lang::Program& program, const lang::Rule& rule) : program_(program), rule_(rule) {}

  std::string whole() const {
    const std::string conditions = say_conditions(program_, rule_);
    std::set<VariableId> every, some = variables_asked_for(program_, rule_);
    for (const Head& head : rule_.heads)
      for (const VariableId id : spoken_of(head)) {
        every.insert(id);
        some.erase(id);
      }
    std::string out = every.empty() ? "" : "For every " + listed(variables(every)) + ": ";
    out += conditions.empty() ? "in any case, "
           : some.empty()     ? "when "
                              : "when, for some " + listed(variables(some)) + ", ";
    out += conditions + (conditions.empty() ? "" : ", ");
    for (std::uint32_t i = 0; i < rule_.conclusions.size(); ++i) out += (i > 0 ? "; " : "") + conclusion(i);
    if (!rule_.overrides.empty()) out += "; " + overridden();
    out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
    return out + ".";
  }

 private:
  /// The variables that the head is about, rather than how strongly or how often it speaks.
  std::vector<VariableId> spoken_of(const Head& head) const {
    const RuleConclusion& conclusion = rule_.conclusions[head.conclusion];
    const std::size_t count = conclusion.verb != Verb::implies ? 1
                              : conclusion.about               ? program_.relation(*conclusion.about).columns.size()
                                                               : head.terms.size();
    std::vector<VariableId> found;
    for (const lang::Term& term : std::span(head.terms).first(std::min(count, head.terms.size())))
      if (const auto* id = std::get_if<VariableId>(&term)) found.push_back(*id);
    return found;
  }

  /// "framework ?f", or "?framework" where that says it.
  std::vector<std::string> variables(const std::set<VariableId>& ids) const {
    std::vector<std::string> out;
    for (const VariableId id : ids) {
      const lang::Variable& variable = rule_.variables[index(id)];
      const std::string type = to_string(variable.type);
      out.push_back((type == variable.name ? "" : type + " ") + "?" + variable.name);
    }
    return out;
  }

  std::string conclusion(std::uint32_t number) const {
    const RuleConclusion& about = rule_.conclusions[number];
    if (about.verb == Verb::implies) return implied(number);
    std::vector<std::string> candidates;
    const ColumnType& type = program_.relation(program_.decisions[index(about.decision)].members).columns.front().type;
    for (const Head& head : rule_.heads)
      if (head.conclusion == number) candidates.push_back(say_term(program_, rule_, head.terms.front(), type));
    const bool one = candidates.size() == 1;
    const std::string who = listed(candidates);
    switch (about.verb) {
      case Verb::suggests:
        return who + (one ? " gains " : " each gain ") + evidence(number) + repeated(about);
      case Verb::discourages:
        return who + (one ? " loses " : " each lose ") + evidence(number) + repeated(about);
      case Verb::excludes:
        return who + (one ? " is" : " are") + " ruled out";
      case Verb::cautions:
        return who + (one ? " comes" : " come") + " with a caution: " + quoted(about.text) + repeated(about);
      case Verb::implies:
        break;
    }
    return "";
  }

  std::string evidence(std::uint32_t number) const {
    const RuleConclusion& about = rule_.conclusions[number];
    std::string out = about.strength ? points_said(*about.strength) + " points" + strength_said(*about.strength)
                                     : "the points of a strength of " + strength_variable(number);
    return about.by_certainty ? out + ", or less where the conditions are less than certain" : out;
  }

  /// It stands after the candidate or fact and the `for each` values.
  std::string strength_variable(std::uint32_t number) const {
    const RuleConclusion& about = rule_.conclusions[number];
    const auto head = std::ranges::find(rule_.heads, number, &Head::conclusion);
    const std::size_t place =
        (about.about ? program_.relation(*about.about).columns.size() : 1) + about.for_each.size();
    return say_term(program_, rule_, head->terms[place], {Type::number, ""});
  }

  std::string repeated(const RuleConclusion& about) const {
    if (about.for_each.empty()) return "";
    return " for each such " + listed(variables({about.for_each.begin(), about.for_each.end()}));
  }

  std::string implied(std::uint32_t number) const {
    const RuleConclusion& about = rule_.conclusions[number];
    std::vector<std::string> facts;
    for (const Head& head : rule_.heads)
      if (head.conclusion == number)
        facts.push_back(say_fact(program_, rule_, about.about.value_or(head.relation), head.terms));
    const std::string what = listed(facts);
    if (!about.about) return "it follows that " + what;
    if (about.strength == 1.0) return "it follows, as certainly as the conditions hold, that " + what;
    return "there is evidence of " + evidence(number) + " that " + what + repeated(about);
  }

  std::string overridden() const {
    std::vector<std::string> names;
    for (const RuleId id : rule_.overrides) names.push_back(program_.rule(id).name);
    const bool one = names.size() == 1;
    return std::string(one ? "rule " : "rules ") + listed(names) + (one ? " does" : " do") +
           " not count then for the same candidate";
  }

  const lang::Program& program_;
  const lang::Rule& rule_;
};

}  // namespace

std::string say(const lang::Program& program, const lang::Rule& rule) { return Sentence(program, rule).whole(); }

}  // namespace counsel::explain
