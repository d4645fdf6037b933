#include "cli/render/json.h"

#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

json way(const WayView& view) {
  return {{"cost", view.cost},
          {"changed_answers", list_of(view.changed_answers, changed_answer)},
          {"after", lead(view.after)},
          {"candidates", list_of(view.candidates, candidate_change)}};
}

json rival(const OutOfReachView::Rival& view) {
  return {{"name", view.name}, {"label", view.label}, {"least_points", points(view.least_udb)}};
}

json out_of_reach(const OutOfReachView& view) {
  return {{"stays_excluded", view.stays_excluded},
          {"most_points", points(view.most_udb)},
          {"rivals", list_of(view.rivals, rival)}};
}

}  // namespace

std::string how_to_json(const HowToView& how_to) {
  return written({{"format", "counsel.how-to/1"},
                  {"rules", how_to.rule_base},
                  {"decision", how_to.decision},
                  {"question", how_to.question},
                  {"given", list_of(how_to.given, given)},
                  {"candidate", how_to.name},
                  {"label", how_to.label},
                  {"wanted", wanted_text(how_to)},
                  {"before", lead(how_to.before)},
                  {"achieved", how_to.achieved},
                  {"most_changes", how_to.most_changes},
                  {"covered", how_to.covered ? json(*how_to.covered) : json(nullptr)},
                  {"ways", list_of(how_to.ways, way)},
                  {"out_of_reach", how_to.out_of_reach ? out_of_reach(*how_to.out_of_reach) : json(nullptr)}},
                 how_to.as_of);
}

}  // namespace counsel::cli
