// kb/record_json.h
// Records and what they refer to as JSON, in the one way in which bundles and exports have them. Private to kb.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/base/fact.h"
#include "kb/decision.h"

namespace counsel::kb {

/// Bytes that are a text are written as one, so that people can read them.
nlohmann::ordered_json bytes_json(const std::string& bytes);
nlohmann::ordered_json record_json(const DecisionRecord& record);
nlohmann::ordered_json fact_json(const Fact& fact);
nlohmann::ordered_json withheld_json(const Withheld& withheld);

nlohmann::ordered_json list_json(const auto& items, const auto& one) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& item : items) list.push_back(one(item));
  return list;
}

}  // namespace counsel::kb
