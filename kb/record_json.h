// kb/record_json.h
// Records and what they refer to as JSON, in the one way in which bundles and exports have them. Private to kb.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/base/fact.h"
#include "kb/decision.h"
#include "kb/fields_json.h"

namespace counsel::kb {

/// Bytes that are a text are written as one, so that people can read them.
nlohmann::ordered_json bytes_json(const std::string& bytes);
nlohmann::ordered_json record_json(const DecisionRecord& record);
nlohmann::ordered_json fact_json(const Fact& fact);
nlohmann::ordered_json withheld_json(const Withheld& withheld);

/// What `withheld_json` made. Errors: throws Malformed.
Withheld withheld_in(const nlohmann::ordered_json& object);

/// The fields with which a record and an entry begin alike.
nlohmann::ordered_json common_json(std::int64_t id, const auto& of) {
  return {{"id", id},
          {"made_at", of.act.when},
          {"who", of.act.who},
          {"purpose", of.purpose},
          {"program", of.program},
          {"decision", of.decision},
          {"outcome", of.outcome},
          {"leaders", of.leaders},
          {"facts_version", of.facts_version},
          {"facts", to_hex(of.facts)}};
}

/// The same read back, but for the id, and the answers. Errors: throws Malformed.
void read_common(const nlohmann::ordered_json& object, auto& into) {
  into.act = {.who = text_under(object, "who"), .when = text_under(object, "made_at")};
  into.purpose = text_under(object, "purpose");
  into.program = text_under(object, "program");
  into.decision = text_under(object, "decision");
  into.outcome = text_under(object, "outcome");
  into.leaders = text_under(object, "leaders");
  into.facts_version = integer_under(object, "facts_version");
  into.facts = digest_under(object, "facts");
  into.answers = text_under(object, "answers");
}

nlohmann::ordered_json list_json(const auto& items, const auto& one) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& item : items) list.push_back(one(item));
  return list;
}

}  // namespace counsel::kb
