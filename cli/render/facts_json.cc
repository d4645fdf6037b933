#include "cli/render/json.h"

#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

json record(const kb::Record& each) {
  const auto citation = [](const Citation& cited) -> json {
    return {{"document", cited.document}, {"locator", cited.locator}};
  };
  json out = {{"id", static_cast<std::int64_t>(each.fact.id)},
              {"relation", each.fact.relation},
              {"values", list_of(each.fact.values, value)},
              {"origin", origin_word(each.fact.origin)},
              {"place", each.fact.place},
              {"who", each.fact.who},
              {"sources", list_of(each.fact.citations, citation)},
              {"added", {{"at", each.added_at}, {"version", each.added_version}}}};
  if (each.closing)
    out["closed"] = {{"how", kb::ending_word(each.closing->ending)},
                     {"at", each.closing->at},
                     {"version", each.closing->version},
                     {"who", each.closing->by},
                     {"note", each.closing->note}};
  return out;
}

}  // namespace

std::string facts_json(const std::vector<kb::Record>& records, const std::optional<AsOf>& as_of) {
  return written({{"format", "counsel.facts/1"}, {"facts", list_of(records, record)}}, as_of);
}

std::string value_json(const Value& each) {
  return value(each).dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace counsel::cli
