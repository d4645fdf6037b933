#include "cli/render/coverage.h"

#include <algorithm>

#include "cli/render/numbers.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

using explain::ConditionCoverage;
using explain::Gap;
using explain::RuleCoverage;

std::string share(std::size_t part, std::size_t whole, std::string_view noun, std::string_view verb) {
  return std::to_string(part) + " of " + counted(whole, noun) + " " + std::string(verb) + " (" +
         percent_text(part, whole) + ")";
}

std::string rule_text(const RuleCoverage& rule, const Style& style) {
  const std::string name = "rule " + printable(rule.rule) + style.dim(", " + printable(rule.place));
  std::string out = hanging("  ", name + (rule.fired ? "" : " " + style.yellow("never fired")), style.columns);
  for (const ConditionCoverage& condition : rule.conditions)
    if (condition.gap != Gap::none)
      out += hanging("    ",
                     "`" + printable(condition.text) + "` " + style.yellow(gap_words(condition.gap)) + ": " +
                         printable(condition.why),
                     style.columns);
  return out;
}

}  // namespace

std::string coverage_text(const explain::Coverage& coverage, const Style& style) {
  std::string out =
      hanging("",
              style.bold("Coverage") + ": " + share(coverage.rules_fired(), coverage.rules.size(), "rule", "fired") +
                  ", " + share(coverage.conditions_covered(), coverage.conditions(), "condition", "tested"),
              style.columns);
  for (const RuleCoverage& rule : coverage.rules) {
    const bool covered = rule.fired && std::ranges::all_of(rule.conditions, [](const ConditionCoverage& c) {
                           return c.gap == Gap::none;
                         });
    if (!covered) out += rule_text(rule, style);
  }
  return out;
}

}  // namespace counsel::cli
