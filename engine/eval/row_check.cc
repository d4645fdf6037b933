#include "engine/eval/row_check.h"

#include "engine/base/points.h"

namespace counsel::eval {

Result<void> check_row(const PlanRelation& relation, const std::vector<Value>& values) {
  if (values.size() != relation.columns.size())
    return fail(ErrorKind::invalid_input, "a fact of `" + relation.name + "` has " + std::to_string(values.size()) +
                                              " values where " + std::to_string(relation.columns.size()) +
                                              " are declared");
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Column& column = relation.columns[i];
    if (relation.uncertain && i + 1 == values.size()) {
      const auto* certainty = std::get_if<double>(&values[i]);
      if (certainty && *certainty > 0 && *certainty <= 1) continue;
      return fail(ErrorKind::invalid_input, "a fact of `" + relation.name + "` has " + to_source(values[i]) +
                                                " for its certainty, which lies between 0 and 1");
    }
    if (type_of(values[i]) != column.type.type)
      return fail(ErrorKind::invalid_input, "a fact of `" + relation.name + "` has " + to_source(values[i]) + " for `" +
                                                column.name + "`, which takes: " + to_string(column.type));
  }
  return {};
}

std::optional<std::vector<Value>> stored(const PlanRelation& relation, const std::vector<Value>& values) {
  std::vector<Value> out = values;
  if (!relation.uncertain) return out;
  const std::int64_t points = certainty_udb(std::get<double>(values.back()));
  if (points == 0) return std::nullopt;
  out.back() = points;
  return out;
}

}  // namespace counsel::eval
