#include "kb/record_json.h"

#include "engine/base/utf8.h"
#include "kb/base64.h"

namespace counsel::kb {

using json = nlohmann::ordered_json;

json bytes_json(const std::string& bytes) {
  return first_invalid_utf8(bytes) ? json{{"base64", to_base64(bytes)}} : json{{"text", bytes}};
}

json record_json(const DecisionRecord& record) {
  json out = common_json(record.id, record);
  out["rules"] = to_hex(record.rules);
  out["answers"] = record.answers;
  out["result"] = to_hex(record.result);
  out["proof"] = to_hex(record.proof);
  return out;
}

json fact_json(const Fact& fact) {
  json out = {{"id", static_cast<std::int64_t>(fact.id)}, {"relation", fact.relation}};
  out["values"] = list_json(fact.values, [](const Value& value) -> json {
    return {{"type", type_word(type_of(value))}, {"value", to_string(value)}};
  });
  out["origin"] = origin_word(fact.origin);
  out["who"] = fact.who;
  if (fact.origin != Origin::rules) out["place"] = fact.place;  // no digest is over the place of the others
  out["sources"] = list_json(fact.citations, [](const Citation& cited) -> json {
    return {{"document", cited.document}, {"locator", cited.locator}};
  });
  return out;
}

json withheld_json(const Withheld& withheld) {
  return {{"part", withheld.part}, {"salt", to_base64(withheld.salt)}, {"bytes", bytes_json(withheld.bytes)}};
}

Withheld withheld_in(const json& object) {
  return {text_under(object, "part"), base64_under(object, "salt"), bytes_in(under(object, "bytes"))};
}

}  // namespace counsel::kb
