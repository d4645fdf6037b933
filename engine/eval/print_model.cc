#include <algorithm>

#include "engine/eval/model.h"

namespace counsel::eval {

namespace {

std::string row_text(const PlanRelation& relation, const std::vector<Value>& values) {
  if (relation.attribute) return relation.name + " is " + to_source(values.front());
  std::string out = relation.name + '(';
  for (std::size_t i = 0; i < values.size(); ++i) out += (i > 0 ? ", " : "") + to_source(values[i]);
  return out + ')';
}

}  // namespace

std::string print_model(const Model& model) {
  std::vector<RelationId> shown;
  for (std::size_t i = 0; i < model.relations(); ++i)
    if (model.plan().relations[i].declared) shown.push_back(static_cast<RelationId>(i));
  std::sort(shown.begin(), shown.end(),
            [&](RelationId a, RelationId b) { return model.plan().relation(a).name < model.plan().relation(b).name; });
  std::string out;
  for (const RelationId relation : shown)
    for (const RowId row : model.sorted_rows(relation))
      out += row_text(model.plan().relation(relation), model.values(relation, row)) + '\n';
  return out;
}

}  // namespace counsel::eval
