#include "tests/reference/aggregates.h"

#include <algorithm>
#include <cstdlib>

#include "tests/reference/arithmetic.h"

namespace counsel::reference {

namespace {

bool before(const Value& a, const Value& b) { return compare(a, b) < 0; }

bool are_whole(const std::vector<Value>& values) { return std::holds_alternative<std::int64_t>(values.front()); }

Wide whole_sum(const std::vector<Value>& values) {
  Wide sum = 0;
  for (const Value& value : values) sum += std::get<std::int64_t>(value);
  return sum;
}

/// From the least to the greatest, so that it is the same in every order of the bindings.
double number_sum(std::vector<Value> values) {
  std::sort(values.begin(), values.end(), before);
  double sum = 0;
  for (const Value& value : values) sum += std::get<double>(value);
  return sum;
}

}  // namespace

std::optional<Value> aggregate(lang::AggregateFunction function, std::vector<Value> values, Type type) {
  using Function = lang::AggregateFunction;
  if (function == Function::count) return static_cast<std::int64_t>(values.size());
  if (function == Function::sum && values.empty()) return type == Type::number ? Value(0.0) : Value(std::int64_t{0});
  if (values.empty()) return std::nullopt;
  switch (function) {
    case Function::sum:
      return are_whole(values) ? integer(whole_sum(values)) : number(number_sum(std::move(values)));
    case Function::average: {
      const auto count = static_cast<double>(values.size());
      const double sum = are_whole(values) ? static_cast<double>(whole_sum(values)) : number_sum(std::move(values));
      return number(std::get<double>(number(sum)) / count);
    }
    case Function::minimum:
      return *std::min_element(values.begin(), values.end(), before);
    case Function::maximum:
      return *std::max_element(values.begin(), values.end(), before);
    case Function::count:
      break;
  }
  std::abort();
}

}  // namespace counsel::reference
