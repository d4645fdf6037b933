#include "cli/render/json.h"

#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

json standing(const explain::Standing& each) {
  const auto said = [](const explain::Standing::Said& one) -> json {
    return {{"points", points(one.points_udb)},
            {"text", one.reason.text},
            {"rule", one.reason.rule},
            {"label", one.reason.label},
            {"place", one.reason.place},
            {"sources", list_of(one.reason.sources, source)}};
  };
  return {{"candidate", each.candidate},
          {"rank", each.rank == 0 ? json(nullptr) : json(each.rank)},
          {"tied", each.tied},
          {"points", points(each.points_udb)},
          {"reasons", list_of(each.said, said)},
          {"further_reasons", each.more}};
}

json why(const explain::Unmet& each) {
  return {{"standings", list_of(each.standings, standing)},
          {"proofs", list_of(each.proofs, proof)},
          {"wanted", each.wanted},
          {"nearest_rules", list_of(each.misses, near_miss)},
          {"instead", each.instead}};
}

json example(const ExampleView& view) {
  const auto expectation = [](const ExpectationView& each) -> json {
    json out = {{"expected", each.expected}, {"met", each.met}};
    if (each.met) return out;
    out["came"] = each.came;
    out["why"] = why(each.why);
    return out;
  };
  return {{"name", view.name},
          {"label", view.label},
          {"place", view.place},
          {"passed", view.passed()},
          {"expectations", list_of(view.expectations, expectation)}};
}

json covered(const explain::Coverage& coverage) {
  const auto condition = [](const explain::ConditionCoverage& each) -> json {
    json out = {{"condition", each.text}, {"place", each.place}, {"tested", each.gap == explain::Gap::none}};
    if (each.gap != explain::Gap::none) {
      out["gap"] = explain::gap_words(each.gap);
      out["why"] = each.why;
    }
    return out;
  };
  const auto rule = [&](const explain::RuleCoverage& each) -> json {
    return {{"rule", each.rule}, {"place", each.place}, {"fired", each.fired}, {"conditions", list_of(each.conditions, condition)}};
  };
  return {{"rules", {{"all", coverage.rules.size()}, {"fired", coverage.rules_fired()}}},
          {"conditions", {{"all", coverage.conditions()}, {"tested", coverage.conditions_covered()}}},
          {"by_rule", list_of(coverage.rules, rule)}};
}

}  // namespace

std::string examples_json(const std::vector<ExampleView>& examples, const std::optional<explain::Coverage>& coverage) {
  json out = {{"format", "counsel.examples/1"}, {"examples", list_of(examples, example)}};
  if (coverage) out["coverage"] = covered(*coverage);
  return written(out);
}

}  // namespace counsel::cli
