// cli/render/how_to.h
// The answer of `how-to` as a page: each change with what it leads to, for the candidate and for those who lead now.
//
//     Which framework fits?
//     real-time=yes concurrency=high team-size=3
//
//     Rails would be first if you answered team-size=30 instead of 3 (cost 2):
//                            now          then
//          Rails       2      3.0    1      6.0
//            gained   +3.0  it carries a large team [1]
//     …
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/render/what_if.h"

namespace counsel::cli {

struct WayView {
  std::int64_t cost = 0;
  std::vector<ChangedAnswerView> changed_answers;
  WhatIfView::Lead after;
  std::vector<CandidateChangeView> candidates;  // in order of the ranking after
};

/// Why no answers at all achieve it.
struct OutOfReachView {
  struct Rival {
    std::string name;
    std::string label;
    std::int64_t least_udb = 0;  // points that it keeps in any case
  };
  bool stays_excluded = false;
  std::int64_t most_udb = 0;
  std::vector<Rival> rivals;
};

struct HowToView {
  std::string rule_base;
  std::string decision;
  std::string question;  // may be empty
  std::vector<GivenView> given;
  std::optional<AsOf> as_of;  // where the facts are those of an earlier time
  std::string name;                  // of the candidate …
  std::string label;
  std::optional<std::uint32_t> top;  // … and among how many it is wanted; nothing: only not excluded
  std::size_t most_changes = 0;      // of one way
  WhatIfView::Lead before;
  bool achieved = false;                  // as it is
  std::vector<WayView> ways;              // the cheapest first
  std::optional<std::uint64_t> covered;   // changes, where all were
  std::optional<OutOfReachView> out_of_reach;
};

/// "first", "in top 3", "not excluded"
std::string wanted_text(const HowToView& how_to);

std::string how_to_text(const HowToView& how_to, const Style& style);

}  // namespace counsel::cli
