#include "cli/render/json.h"
#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

json candidate(const CandidateView& view) {
  json out = {{"name", view.name},
          {"label", view.label},
          {"rank", view.rank == 0 ? json(nullptr) : json(view.rank)},
          {"tied", view.tied},
          {"points", points(view.points_udb)},
          {"alone", list_of(view.reasons, reason)},
          {"excluded_by", list_of(view.exclusions, reason)},
          {"cautions", list_of(view.cautions, reason)},
          {"overridden", list_of(view.overridden, reason)}};
  if (view.hidden.any()) out["hidden"] = hidden(view.hidden);
  return out;
}

void add_hidden(json& to, const std::string& key, const HiddenRows& rows) {
  if (rows.count > 0)
    to[key] = {{"count", rows.count}, {"first", points(rows.first_udb)}, {"second", points(rows.second_udb)}};
}

json said_of_both(const SaidOfBothView& view) {
  return {{"text", view.text},
          {"difference", points(view.of_first.points_udb - view.of_second.points_udb)},
          {"first", reason(view.of_first)},
          {"second", reason(view.of_second)}};
}

json way(const SwapView::Way& view) {
  return {{"cost", view.cost},
          {"changed_answers", list_of(view.changed_answers, changed_answer)},
          {"first", position(view.first)},
          {"second", position(view.second)}};
}

json swap(const SwapView& view, const std::string& ahead) {
  return {{"ahead", ahead},
          {"most_changes", view.most_changes},
          {"way", view.way ? way(*view.way) : json(nullptr)},
          {"out_of_reach", view.out_of_reach}};
}

}  // namespace

std::string compare_json(const CompareView& compared) {
  json out = {{"format", "counsel.compare/1"},
                  {"rules", compared.rule_base},
                  {"decision", compared.decision},
                  {"question", compared.question},
                  {"given", list_of(compared.given, given)},
                  {"outcome", decide::outcome_word(compared.outcome)},
                  {"first", candidate(compared.first)},
                  {"second", candidate(compared.second)},
                  {"margin", points(compared.margin_udb)},
                  {"alike", list_of(compared.alike, said_of_both)},
                  {"unlike", list_of(compared.unlike, said_of_both)},
                  {"swap", swap(compared.swap, compared.swap.of_first ? compared.first.name : compared.second.name)}};
  add_hidden(out, "hidden", compared.hidden);
  add_hidden(out, "hidden_alike", compared.hidden_alike);
  return written(std::move(out), compared.as_of);
}

}  // namespace counsel::cli
