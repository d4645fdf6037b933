#include "cli/audit/decision_view.h"

#include <algorithm>

#include "cli/audit/read_json.h"
#include "cli/audit/read_proof.h"
#include "engine/base/points.h"
#include "engine/lang/sentence.h"

namespace counsel::cli {

namespace {

/// A value as it is typed.
std::string typed(const json& value) {
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  return value.is_string() ? to_source(Name{value.get<std::string>()}) : value.dump();
}

/// What an answer said; nothing for `none`.
std::optional<std::string> said(const json& answer) {
  const json& value = at(answer, "value");
  if (value.is_null()) return std::nullopt;
  const json& certainty = at(answer, "certainty");
  return typed(value) + (certainty.is_null() ? "" : "@" + certainty.dump());
}

/// The text that is withheld from the answers at this place, where its commitment is that of the record.
std::optional<std::string> withheld_answer(const json& answer, std::size_t number,
                                           const std::vector<kb::Withheld>& withheld) {
  const kb::Withheld* found = find_part(withheld, kb::answer_part(number));
  if (!found) return std::nullopt;
  if (kb::to_hex(kb::commitment(*found)) != text(at(answer, "commitment")))
    throw Malformed{"the answer " + std::to_string(number) + " is not what was recorded"};
  return found->bytes;
}

std::vector<std::string> texts(const json& value) {
  std::vector<std::string> out;
  if (!value.is_null())
    for (const json& each : list(value)) out.push_back(text(each));
  return out;
}

std::vector<StandingView> read_ranking(const json& candidates) {
  std::vector<StandingView> ranking;
  for (const json& each : list(candidates)) {
    const json& rank = at(each, "rank");
    const std::int64_t points = integer(at(each, "points_udb"));
    ranking.push_back({.label = text(at(each, "label")),
                       .rank = rank.is_null() ? 0 : static_cast<std::uint32_t>(integer(rank)),
                       .points_udb = points,
                       .certainty = certainty_of(points)});
  }
  for (StandingView& each : ranking)
    each.tied = each.rank > 0 && std::ranges::count(ranking, each.rank, &StandingView::rank) > 1;
  return ranking;
}

/// What came of it.
void read_result(const json& result, DecisionView& view) {
  view.proof.question = text_or_empty(at(result, "question"));
  view.proof.ranking = read_ranking(at(result, "candidates"));
  const json& thinly = at(result, "thinly_supported");
  view.thinly_supported = !thinly.is_null() && yes_no(thinly);
  view.open = texts(at(result, "open"));
  view.unanswered = texts(at(result, "unanswered"));
  if (const json& rules = at(result, "rules"); !rules.is_null()) {
    view.fired = texts(at(rules, "fired"));
    view.nearly_fired = texts(at(rules, "nearly fired"));
    view.not_read = texts(at(rules, "not read"));
  }
}

/// What failed, as far as it was not erased.
void read_failure(const kb::DecisionInFull& decision, DecisionView& view) {
  view.said = decision.proof;
  if (const kb::Withheld* asked = find_part(decision.withheld, kb::kAskedPart)) view.asked = texts(parsed(asked->bytes));
}

void read_frozen_proof(const kb::DecisionInFull& decision, DecisionView& view) {
  if (!decision.proof) {
    view.proof.headline = "the proof was erased";
    return;
  }
  auto proof = read_proof(*decision.proof);
  if (!proof) throw Malformed{proof.error().message};
  view.proof.proof = std::move(*proof);
}

}  // namespace

std::vector<GivenView> given_on_record(std::string_view answers, const std::vector<kb::Withheld>& withheld,
                                       const std::string& otherwise) {
  const json read = parsed(answers);
  std::vector<GivenView> given;
  std::size_t number = 0;
  for (const json& answer : list(read)) {
    ++number;
    std::optional<std::string> value;
    if (at(answer, "commitment").is_null()) {
      value = said(answer);
    } else if (const auto kept = withheld_answer(answer, number, withheld)) {
      value = said(parsed(*kept));
    } else {
      value = otherwise;
    }
    const std::string attribute = text(at(answer, "attribute"));
    auto view = std::ranges::find(given, attribute, &GivenView::attribute);
    if (view == given.end()) view = given.insert(given.end(), {.attribute = attribute, .values = {}});
    if (value) view->values.push_back(*value);
  }
  return given;
}

Result<DecisionView> decision_view(const kb::DecisionInFull& decision) {
  return reading("the decision " + std::to_string(decision.record.id), [&] {
    DecisionView view{.record = decision.record, .rules = text(at(parsed(decision.rules), "name")), .fact_files = {}, .proof = {}};
    const auto files = kb::read_manifest(decision.rules);
    if (!files) throw Malformed{"its list of files is none that counsel writes"};
    view.fact_files = files->fact_files;
    view.redactions = decision.redactions;
    if (view.is_erasure()) {
      view.redacted = kb::redacted_in(decision.result);
      view.pruned = kb::pruned_in(decision.result);
      view.proof.headline = std::string(view.pruned ? "a pruning" : "a redaction") + " has no proof";
      return view;
    }
    view.proof.given = given_on_record(decision.record.answers, decision.withheld, "(erased)");
    read_result(parsed(decision.result), view);
    if (view.failed())
      read_failure(decision, view);
    else
      read_frozen_proof(decision, view);
    return view;
  });
}

}  // namespace counsel::cli
