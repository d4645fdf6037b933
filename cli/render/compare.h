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
//
//     Node.js would be ahead of Phoenix if you answered product=api (cost 1), with 10.0 points to 9.0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/render/answer_view.h"
#include "cli/render/style.h"
#include "cli/render/what_if.h"

namespace counsel::cli {

struct SaidOfBothView {
  ReasonView of_first, of_second;
  std::string text;  // one sentence for both, or both sentences
};

/// The smallest change of answers that puts the one who is behind ahead of the other.
struct SwapView {
  struct Way {
    std::int64_t cost = 0;
    std::vector<ChangedAnswerView> changed_answers;
    explain::Position first, second;  // where the candidates would stand
  };
  bool of_first = false;         // who is behind, or shares the points: the first, or else the second
  std::size_t most_changes = 0;  // of answers, together
  std::optional<Way> way;        // nothing: no change of so many does it …
  bool out_of_reach = false;     // … nor any other, which is proved
};

/// Reasons that a shorter answer leaves out, and their points to either.
struct HiddenRows {
  std::size_t count = 0;
  std::int64_t first_udb = 0, second_udb = 0;
};

struct CompareView {
  std::string rule_base;
  std::string decision;
  std::string question;  // may be empty
  std::vector<GivenView> given;
  std::optional<AsOf> as_of;  // where the facts are those of an earlier time
  decide::Outcome outcome{};
  CandidateView first, second;  // their reasons are those that each has alone
  std::vector<SaidOfBothView> alike, unlike;
  HiddenRows hidden = {}, hidden_alike = {};  // of what sets them apart, and of what does not
  std::int64_t margin_udb = 0;
  SwapView swap;
};

std::string compare_text(const CompareView& compared, const Style& style);

}  // namespace counsel::cli
