#include "cli/render/json.h"

#include <array>
#include <string_view>

#include "cli/render/json_values.h"

namespace counsel::cli {

namespace {

json points(std::int64_t points_udb) { return static_cast<double>(points_udb) / 1e6; }

json source(const explain::SourceNote& note) {
  return {{"document", note.citation.document}, {"title", note.title}, {"locator", note.citation.locator}};
}

json disputed(const explain::Disputed& other) {
  return {{"statement", other.statement}, {"place", other.place}, {"sources", list_of(other.sources, source)}};
}

json reason(const ReasonView& view) {
  json out = {{"points", points(view.points_udb)},
              {"text", view.text},
              {"rule", view.rule},
              {"label", view.label},
              {"place", view.place},
              {"sources", list_of(view.sources, source)}};
  if (!view.disputed.empty()) out["disputed"] = list_of(view.disputed, disputed);
  if (!view.overridden_by.empty()) out["overridden_by"] = view.overridden_by;
  return out;
}

json candidate(const CandidateView& view) {
  json out = {{"name", view.name},
          {"label", view.label},
          {"rank", view.rank == 0 ? json(nullptr) : json(view.rank)},
          {"tied", view.tied},
          {"points", points(view.points_udb)},
          {"certainty", view.certainty},
          {"reasons", list_of(view.reasons, reason)},
          {"excluded_by", list_of(view.exclusions, reason)},
          {"cautions", list_of(view.cautions, reason)}};
  if (!view.overridden.empty()) out["overridden"] = list_of(view.overridden, reason);
  return out;
}

json given(const GivenView& view) { return {{"attribute", view.attribute}, {"values", view.values}}; }

json question(const QuestionView& view) {
  const auto change = [](const QuestionView::Change& each) -> json {
    return {{"answer", each.answer}, {"leaders", each.leaders}};
  };
  return {{"attribute", view.attribute},
          {"question", view.question},
          {"allowed", view.allowed},
          {"changes", list_of(view.changes, change)}};
}

json position(const explain::Position& each) {
  return {{"rank", each.rank == 0 ? json(nullptr) : json(each.rank)}, {"tied", each.tied}, {"points", points(each.points_udb)}};
}

json changed_answer(const ChangedAnswerView& view) {
  return {{"attribute", view.attribute},
          {"before", view.before ? json(*view.before) : json(nullptr)},
          {"after", view.after ? json(*view.after) : json(nullptr)}};
}

json lead(const WhatIfView::Lead& each) { return {{"outcome", decide::outcome_word(each.outcome)}, {"leaders", each.leaders}}; }

json candidate_change(const CandidateChangeView& view) {
  return {{"name", view.name},
          {"label", view.label},
          {"changed", view.changed},
          {"before", position(view.before)},
          {"after", position(view.after)},
          {"gained", list_of(view.gained, reason)},
          {"lost", list_of(view.lost, reason)},
          {"excluded_by", list_of(view.exclusions_gained, reason)},
          {"no_longer_excluded_by", list_of(view.exclusions_lost, reason)}};
}

std::string_view kind_word(explain::Node::Kind kind) {
  constexpr std::array<std::string_view, 12> kWords = {"candidate", "rule",      "fact",  "answer",  "declared", "comparison",
                                                       "absence",   "aggregate", "every", "binding", "combined", "assumed"};
  return kWords[static_cast<std::size_t>(kind)];
}

json node(const explain::Node& each) {
  json out = {{"kind", kind_word(each.kind)}, {"statement", each.statement}};
  if (each.points_udb) out["points"] = points(*each.points_udb);
  // Texts that do not apply to a node are left out.
  const auto add = [&out](const char* key, const std::string& text) {
    if (!text.empty()) out[key] = text;
  };
  add("verb", each.verb);
  add("rule", each.rule);
  add("label", each.label);
  add("because", each.because);
  if (each.kind == explain::Node::Kind::fact || each.kind == explain::Node::Kind::answer)
    out["origin"] = origin_word(each.origin);
  if (each.fact != FactId{}) out["fact"] = static_cast<std::int64_t>(each.fact);
  add("place", each.place);
  add("who", each.who);
  add("overridden_by", each.overridden_by);
  if (!each.sources.empty()) out["sources"] = list_of(each.sources, source);
  if (!each.disputed.empty()) out["disputed"] = list_of(each.disputed, disputed);
  out["premises"] = list_of(each.premises, [](explain::NodeId id) { return json(index(id)); });
  return out;
}

json proof(const explain::Proof& proof) {
  return {{"root", proof.nodes.empty() ? json(nullptr) : json(0)}, {"nodes", list_of(proof.nodes, node)}};
}

json contradiction(const ContradictionView& view) {
  const auto side = [](const ContradictionView::Side& each) -> json {
    return {{"value", each.value}, {"because", each.because}, {"proof", proof(each.proof)}};
  };
  return {{"attribute", view.attribute}, {"values", list_of(view.sides, side)}};
}

json conflict(const ConflictView& view) { return {{"answers", view.answers}, {"facts", view.facts}}; }

json place(Span span, const lang::Sources& sources) {
  const lang::Position from = sources.position(span.file, span.begin);
  const lang::Position to = sources.position(span.file, span.end);
  return {{"file", sources.file(span.file).path},
          {"line", from.line},
          {"column", from.column},
          {"end_line", to.line},
          {"end_column", to.column}};
}

json diagnostic(const lang::Diagnostic& each, const lang::Sources& sources) {
  json out = {{"code", lang::code_text(each.code)},
              {"severity", lang::severity_word(lang::severity(each.code))},
              {"message", lang::message(each)},
              {"place", place(each.span, sources)}};
  out["labels"] = list_of(each.labels, [&](const lang::Label& label) -> json {
    return {{"text", label.text}, {"place", place(label.span, sources)}};
  });
  out["notes"] = each.notes;
  if (each.mend) {
    out["mend"] = {{"text", each.mend->text}, {"sure", each.mend->sure}};
    if (each.mend->span) {
      out["mend"]["place"] = place(*each.mend->span, sources);
      out["mend"]["replacement"] = each.mend->replacement;
    }
  }
  return out;
}

json miss(const explain::NearMiss& each) {
  const auto condition = [](const explain::TriedCondition& tried) -> json {
    constexpr std::array<std::string_view, 3> kStates = {"held", "failed", "unreached"};
    return {{"condition", tried.text}, {"state", kStates[static_cast<std::size_t>(tried.state)]}, {"actual", tried.actual}};
  };
  return {{"rule", each.rule},
          {"label", each.label},
          {"place", each.place},
          {"verb", each.verb},
          {"conditions", list_of(each.conditions, condition)}};
}

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
          {"nearest_rules", list_of(each.misses, miss)},
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

json value(const Value& each) {
  if (const auto* integer = std::get_if<std::int64_t>(&each)) return *integer;
  if (const auto* number = std::get_if<double>(&each)) return *number;
  if (const auto* yes = std::get_if<bool>(&each)) return *yes;
  return to_string(each);
}

json record(const kb::Record& each) {
  const auto citation = [](const Citation& cited) -> json {
    return {{"document", cited.document}, {"locator", cited.locator}};
  };
  json out = {{"id", static_cast<std::int64_t>(each.fact.id)},
              {"relation", each.fact.relation},
              {"values", list_of(each.fact.values, value)},
              {"origin", origin_word(each.fact.origin)},
              {"place", each.fact.place},
              {"who", each.fact.who},
              {"sources", list_of(each.fact.citations, citation)},
              {"added", {{"at", each.added_at}, {"version", each.added_version}}}};
  if (each.closing)
    out["closed"] = {{"how", kb::ending_word(each.closing->ending)},
                     {"at", each.closing->at},
                     {"version", each.closing->version},
                     {"who", each.closing->by},
                     {"note", each.closing->note}};
  return out;
}

}  // namespace

std::string ranking_json(const AnswerView& answer) {
  std::vector<std::string> leaders;
  for (const CandidateView& each : answer.candidates)
    if (each.rank == 1) leaders.push_back(each.name);
  const bool leads = answer.outcome == decide::Outcome::settled || answer.outcome == decide::Outcome::provisional;
  return written({{"format", "counsel.ranking/1"},
                  {"rules", answer.rule_base},
                  {"decision", answer.decision},
                  {"question", answer.question},
                  {"given", list_of(answer.given, given)},
                  {"assumed", list_of(answer.assumed, given)},
                  {"outcome", decide::outcome_word(answer.outcome)},
                  {"thinly_supported", answer.thinly_supported},
                  {"leaders", leads ? leaders : std::vector<std::string>{}},
                  {"candidates", list_of(answer.candidates, candidate)},
                  {"contradictions", list_of(answer.contradictions, contradiction)},
                  {"conflicts", list_of(answer.conflicts, conflict)},
                  {"open_questions", list_of(answer.questions, question)},
                  {"unanswered", list_of(answer.unanswered, question)}});
}

std::string what_if_json(const WhatIfView& what_if) {
  return written({{"format", "counsel.what-if/1"},
                  {"rules", what_if.rule_base},
                  {"decision", what_if.decision},
                  {"question", what_if.question},
                  {"given", list_of(what_if.given, given)},
                  {"changed_answers", list_of(what_if.changed_answers, changed_answer)},
                  {"before", lead(what_if.before)},
                  {"after", lead(what_if.after)},
                  {"candidates", list_of(what_if.candidates, candidate_change)}});
}

std::string proof_json(const explain::Proof& shown) {
  json out = {{"format", "counsel.proof/1"}};
  out.update(proof(shown));
  return written(out);
}

std::string examples_json(const std::vector<ExampleView>& examples, const std::optional<explain::Coverage>& coverage) {
  json out = {{"format", "counsel.examples/1"}, {"examples", list_of(examples, example)}};
  if (coverage) out["coverage"] = covered(*coverage);
  return written(out);
}

std::string facts_json(const std::vector<kb::Record>& records) {
  return written({{"format", "counsel.facts/1"}, {"facts", list_of(records, record)}});
}

std::string value_json(const Value& each) {
  return value(each).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string diagnostics_json(const Review& review, const lang::Sources& sources) {
  const auto one = [&](const lang::Diagnostic& each) { return diagnostic(each, sources); };
  const auto allowed = [&](const lang::AllowedFinding& each) {
    json out = diagnostic(each.finding, sources);
    out["reason"] = each.reason;
    return out;
  };
  return written({{"format", "counsel.diagnostics/1"},
                  {"diagnostics", list_of(review.findings, one)},
                  {"allowed", list_of(review.allowed, allowed)}});
}

}  // namespace counsel::cli
