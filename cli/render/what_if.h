// cli/render/what_if.h
// The answer of `what-if` as a page: what would change, who would lead, and the ranking now and then, each candidate
// with the reasons that it would gain and lose.
//
//     Which framework fits?
//     real-time=yes concurrency=high team-size=3
//     What if team-size=12 instead of 3 and concurrency unanswered?
//
//     Rails would lead. Now Phoenix leads. Open questions could change that, as now.
//     It would follow that scale is large.
//
//                            now          then
//          Rails       2      3.0    1      6.0
//            gained   +3.0  it carries a large team [1]
//     …
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/render/answer_view.h"
#include "cli/render/style.h"
#include "engine/explain/change.h"

namespace counsel::cli {

struct ChangedAnswerView {
  std::string attribute;
  std::optional<std::vector<std::string>> before, after;  // nothing: not answered; no values: known to have none
};

struct ChangedFactView {
  std::string fact;
  bool added = false;  // otherwise withdrawn
};

struct CandidateChangeView {
  std::string name;
  std::string label;
  explain::Position before, after;
  std::vector<ReasonView> gained, lost;
  std::vector<ReasonView> exclusions_gained, exclusions_lost;
  std::vector<ReasonView> cautions_gained, cautions_lost;
  bool changed = false;
};

struct WhatIfView {
  struct Lead {
    decide::Outcome outcome{};         // `provisional` where there is a leader
    std::vector<std::string> leaders;  // names
    std::optional<bool> settled = {};  // whether open answers could no longer change that, where it was looked at
  };
  std::string rule_base;
  std::string decision;
  std::string question;  // may be empty
  std::vector<GivenView> given;
  std::optional<AsOf> as_of;  // where the facts are those of an earlier time
  std::vector<ChangedAnswerView> changed_answers;
  std::vector<ChangedFactView> changed_facts;
  Lead before, after;
  std::vector<std::string> concluded, no_longer_concluded;  // of attributes that rules conclude: "scale is small"
  std::vector<CandidateChangeView> candidates;  // in order of the ranking after
};

/// `top` lines of the ranking; 0 for all. Whoever leads now, and whoever is ruled out on one side alone, has a line in
/// any case.
std::string what_if_text(const WhatIfView& what_if, std::size_t top, const Style& style);

}  // namespace counsel::cli
