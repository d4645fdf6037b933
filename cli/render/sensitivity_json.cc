#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

json names(const std::vector<CandidateName>& candidates) {
  return list_of(candidates, [](const CandidateName& each) { return json(each.name); });
}

json strength(int hundredths) { return hundredths / 100.0; }

json margin(const std::optional<std::int64_t>& margin_udb) { return margin_udb ? points(*margin_udb) : json(nullptr); }

json with_left(json out, const SensitivityView::Left& left) {
  out["leaders"] = names(left.leaders);
  out["margin"] = margin(left.margin_udb);
  return out;
}

json alike(const SensitivityView::MovedAlike& view) {
  return {{"change", strength(view.hundredths)}, {"leaders", names(view.leaders)}};
}

json apart(const SensitivityView::MovedApart& view) {
  return {{"change", strength(view.hundredths)}, {"rivals", names(view.rivals)}};
}

json without_rule(const SensitivityView::WithoutRule& view) {
  return with_left({{"rule", view.rule}, {"label", view.label}, {"place", view.place}}, view.left);
}

json without_answer(const SensitivityView::WithoutAnswer& view) {
  return with_left({{"attribute", view.attribute}, {"value", view.value}}, view.left);
}

}  // namespace

json sensitivity(const SensitivityView& view) {
  return {{"leader", view.leader.name},
          {"runners_up", names(view.runners_up)},
          {"margin", margin(view.margin_udb)},
          {"strengths_alike", view.moved_alike ? alike(*view.moved_alike) : json(nullptr)},
          {"strengths_apart", view.moved_apart ? apart(*view.moved_apart) : json(nullptr)},
          {"without_rule", view.without_rule ? without_rule(*view.without_rule) : json(nullptr)},
          {"without_answer", view.without_answer ? without_answer(*view.without_answer) : json(nullptr)}};
}

}  // namespace counsel::cli
