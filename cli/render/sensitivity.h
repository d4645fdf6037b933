// cli/render/sensitivity.h
// How firm a lead is, in a few lines of the answer of `ask`.
//
//     How firm the lead is
//          Phoenix is 1.0 points ahead of Node.js.
//          With all rules weaker by 0.10, Node.js would lead. With each weaker or stronger by 0.03, whichever is worse
//          for Phoenix, Node.js would catch up. (Rules have strengths from 0 to 1.)
//          Without the rule "Live updates", Phoenix and Node.js would lead together.
//          Without the answer real-time=yes, the lead would be 0.5 points.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/render/style.h"

namespace counsel::cli {

struct CandidateName {
  std::string name, label;
  bool operator==(const CandidateName&) const = default;
};

struct SensitivityView {
  struct MovedAlike {
    int hundredths = 0;  // negative: weaker
    std::vector<CandidateName> leaders;
  };
  struct MovedApart {
    int hundredths = 0;
    std::vector<CandidateName> rivals;
  };
  /// What would become of the lead.
  struct Left {
    std::vector<CandidateName> leaders;      // none where nobody would lead
    std::optional<std::int64_t> margin_udb;  // of who leads now
  };
  struct WithoutRule {
    std::string rule, label, place;
    Left left;
  };
  struct WithoutAnswer {
    std::string attribute, value;  // "none" for none
    Left left;
  };
  CandidateName leader;
  std::vector<CandidateName> runners_up;
  std::optional<std::int64_t> margin_udb;  // nothing where all others are ruled out
  std::optional<MovedAlike> moved_alike;
  std::optional<MovedApart> moved_apart;
  std::optional<WithoutRule> without_rule;
  std::optional<WithoutAnswer> without_answer;
};

/// What stands above the sentences.
inline constexpr std::string_view kSensitivityTitle = "How firm the lead is";
std::vector<std::string> sensitivity_sentences(const SensitivityView& sensitivity);

std::string sensitivity_text(const SensitivityView& sensitivity, const Style& style);

}  // namespace counsel::cli
