// cli/render/compare.h
// The answer of `compare` as a page: who is ahead, by how much and through what. The columns add up: what is said of
// each is its points, and what differs is the margin.
//
//     Which framework fits?
//     real-time=yes concurrency=high
//
//     Phoenix is 4.0 points ahead of Node.js.
//
//        Phoenix    Node.js
//           +4.0               +4.0  it brings live updates [1]
//           +7.0       +7.0          alike: an open connection costs little [2]
//           11.0        7.0    +4.0  in all
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/render/answer_view.h"
#include "cli/render/style.h"

namespace counsel::cli {

struct SaidOfBothView {
  ReasonView of_first, of_second;
  std::string text;  // one sentence for both, or both sentences
};

struct CompareView {
  std::string rule_base;
  std::string decision;
  std::string question;  // may be empty
  std::vector<GivenView> given;
  decide::Outcome outcome{};
  CandidateView first, second;  // their reasons are those that each has alone
  std::vector<SaidOfBothView> alike, unlike;
  std::int64_t margin_udb = 0;
};

std::string compare_text(const CompareView& compared, const Style& style);

}  // namespace counsel::cli
