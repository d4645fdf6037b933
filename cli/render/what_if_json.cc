#include "cli/render/json.h"

#include "cli/render/json_parts.h"

namespace counsel::cli {

std::string what_if_json(const WhatIfView& what_if) {
  return written({{"format", "counsel.what-if/1"},
                  {"rules", what_if.rule_base},
                  {"decision", what_if.decision},
                  {"question", what_if.question},
                  {"given", list_of(what_if.given, given)},
                  {"changed_answers", list_of(what_if.changed_answers, changed_answer)},
                  {"before", lead(what_if.before)},
                  {"after", lead(what_if.after)},
                  {"candidates", list_of(what_if.candidates, candidate_change)}});
}

}  // namespace counsel::cli
