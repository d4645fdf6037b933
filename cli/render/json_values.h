// cli/render/json_values.h
// How JSON is made and written, for the files that render it.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace counsel::cli {

using json = nlohmann::ordered_json;

/// Paths and answers may hold bytes that are not UTF-8; they come out as U+FFFD.
std::string written(const json& value);

json list_of(const auto& items, const auto& one) {
  json list = json::array();
  for (const auto& item : items) list.push_back(one(item));
  return list;
}

}  // namespace counsel::cli
