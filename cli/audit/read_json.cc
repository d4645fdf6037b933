#include "cli/audit/read_json.h"

#include <cmath>

#include "engine/base/json_depth.h"
#include "engine/base/points.h"

namespace counsel::cli {

const json& at(const json& object, const char* key) {
  static const json kNull;
  if (!object.is_object()) throw Malformed{"something else stands where an object with `" + std::string(key) + "` belongs"};
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

std::string text(const json& value) {
  if (!value.is_string()) throw Malformed{"something else stands where a text belongs"};
  return value.get<std::string>();
}

std::int64_t integer(const json& value) {
  const bool fits = value.is_number_unsigned() ? value.get<std::uint64_t>() <= std::uint64_t{INT64_MAX} : value.is_number_integer();
  if (!fits) throw Malformed{"something else stands where a whole number belongs"};
  return value.get<std::int64_t>();
}

bool yes_no(const json& value) {
  if (!value.is_boolean()) throw Malformed{"something else stands where true or false belongs"};
  return value.get<bool>();
}

std::int64_t points_udb(const json& value) {
  if (!value.is_number()) throw Malformed{"something else stands where points belong"};
  const double points = std::round(value.get<double>() * kPointUnits);
  if (!(std::abs(points) <= static_cast<double>(kCertainUdb))) throw Malformed{"there are more points than there can be"};
  return static_cast<std::int64_t>(points);
}

json parsed(std::string_view source) {
  if (is_nested_too_deep(source)) throw Malformed{"it is nested deeper than anything on record"};
  json value = json::parse(source, nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded()) throw Malformed{"it is no JSON"};
  return value;
}

const json& list(const json& value) {
  if (!value.is_array()) throw Malformed{"something else stands where a list belongs"};
  return value;
}

}  // namespace counsel::cli
