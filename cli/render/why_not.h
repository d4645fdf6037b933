// cli/render/why_not.h
// The answer of `why-not` as a page: where a candidate stands, or what is so instead of a fact; the rules that could
// speak for it, the nearest first, each with what held and what failed; and what speaks against it.
//
//     Which framework fits?
//     real-time=yes team-size=12
//
//     Rails is outweighed: it has 1.0 points and rank 3. Phoenix leads with 7.0, which is 6.0 more.
//
//     What could speak for Rails
//       +3.0  rule small-team "A small team", team.rules:41
//                  so  Rails offers admin
//              not so  team-size <= 5: 7 too many
//                      team-size is 12 — answer team-size=12
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/render/answer_view.h"
#include "cli/render/style.h"
#include "engine/explain/why_not.h"

namespace counsel::cli {

struct WhyNotView {
  /// Where a candidate stands.
  struct Candidate {
    std::string decision;
    std::string question;  // may be empty
    std::string name;
    decide::Outcome outcome{};
    explain::Position position;
    std::vector<std::string> leaders;  // labels; none where nothing is recommended …
    std::int64_t leading_udb = 0;      // … and the points of each
    std::vector<ReasonView> margin;    // of one that is outweighed: what puts the first leader ahead, adding up to that
    std::vector<ReasonView> against;   // what takes points away
    std::vector<explain::Proof> exclusions;
  };
  std::string rule_base;
  std::vector<GivenView> given;
  std::optional<AsOf> as_of;  // where the facts are those of an earlier time
  std::string about;                             // the candidate's label, or the fact
  std::optional<explain::Hindrance> hindrance;   // nothing: the candidate leads, or the fact holds
  std::optional<Candidate> candidate;            // nothing: it is about a fact …
  std::string instead;                           // … and this is so instead; may be empty
  std::optional<explain::Proof> because;         // … for this reason
  explain::NearMisses misses;
  /// Of each list of reasons; unless told what a page has room for, and all for a program.
  std::optional<std::size_t> most_reasons;
};

std::string why_not_text(const WhyNotView& why_not, const Style& style);

}  // namespace counsel::cli
