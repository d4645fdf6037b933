#include "engine/eval/row_check.h"

namespace counsel::eval {

Result<void> check_row(const PlanRelation& relation, const std::vector<Value>& values) {
  if (values.size() != relation.columns.size())
    return fail(ErrorKind::invalid_input, "a fact of `" + relation.name + "` has " + std::to_string(values.size()) +
                                              " values where " + std::to_string(relation.columns.size()) +
                                              " are declared");
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Column& column = relation.columns[i];
    if (type_of(values[i]) != column.type.type)
      return fail(ErrorKind::invalid_input, "a fact of `" + relation.name + "` has " + to_source(values[i]) + " for `" +
                                                column.name + "`, which takes: " + to_string(column.type));
  }
  return {};
}

}  // namespace counsel::eval
