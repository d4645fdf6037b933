#include "cli/render/json.h"

#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

json lead_and_settled(const WhatIfView::Lead& each) {
  json out = lead(each);
  out["settled"] = each.settled ? json(*each.settled) : json(nullptr);
  return out;
}

json changed_fact(const ChangedFactView& each) {
  return {{"fact", each.fact}, {"change", each.added ? "added" : "withdrawn"}};
}

}  // namespace

std::string what_if_json(const WhatIfView& what_if) {
  return written({{"format", "counsel.what-if/1"},
                  {"rules", what_if.rule_base},
                  {"decision", what_if.decision},
                  {"question", what_if.question},
                  {"given", list_of(what_if.given, given)},
                  {"changed_answers", list_of(what_if.changed_answers, changed_answer)},
                  {"changed_facts", list_of(what_if.changed_facts, changed_fact)},
                  {"before", lead_and_settled(what_if.before)},
                  {"after", lead_and_settled(what_if.after)},
                  {"concluded", what_if.concluded},
                  {"no_longer_concluded", what_if.no_longer_concluded},
                  {"candidates", list_of(what_if.candidates, candidate_change)}},
                 what_if.as_of);
}

}  // namespace counsel::cli
