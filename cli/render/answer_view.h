// cli/render/answer_view.h
// The answer of `ask` with every word and number ready to be drawn, as text or JSON.
//
// Shape: no ids; labels are looked up, `because` is filled in. Points stay in millionths of a decibel.
// Order: of decide::Ranking.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/as_of.h"
#include "cli/render/sensitivity.h"
#include "engine/decide/ranking.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

struct ReasonView {
  std::int64_t points_udb = 0;  // 0 for exclusions and cautions
  std::string text;             // why, in the author's words: the `because` filled in, or a caution; may be empty
  std::string rule;             // name …
  std::string label;            // … and label of the rule
  std::string place;            // "knowledge.rules:12"
  std::vector<explain::SourceNote> sources;
  std::vector<explain::Disputed> disputed;
  std::string overridden_by;    // the rule on whose account it does not count; may be empty
};

struct CandidateView {
  std::string name;
  std::string label;
  std::uint32_t rank = 0;  // 0: ruled out
  bool tied = false;
  std::int64_t points_udb = 0;
  double certainty = 0;
  std::vector<ReasonView> reasons;
  std::vector<ReasonView> exclusions;
  std::vector<ReasonView> cautions;
  std::vector<ReasonView> overridden;
  explain::Hidden hidden = {};  // of all these, what a shorter answer leaves out
};

struct GivenView {
  std::string attribute;
  std::vector<std::string> values;  // none: known to have none
};

/// One attribute that can have one value and has several.
struct ContradictionView {
  struct Side {
    std::string value;
    std::string because;  // "answer concurrency=low", or the rule it follows by, with its place …
    explain::Proof proof;  // … and all that it rests on
  };
  std::string attribute;
  std::vector<Side> sides;
};

/// What rules out every candidate, and would not without any part of it.
struct ConflictView {
  std::vector<std::string> answers;  // "need=orm"
  std::vector<std::string> facts;    // where no answer takes part: those that the exclusions rest on
};

struct QuestionView {
  struct Change {
    std::string answer;
    std::vector<std::string> leaders;  // labels; none where nothing would fit
  };
  std::string attribute;
  std::string question;  // as the author asks it; the attribute's name where there is no wording
  std::string allowed;   // case_facts.h allowed_answers
  std::vector<Change> changes;
};

struct AnswerView {
  std::string rule_base;
  std::string decision;
  std::string question;  // may be empty
  std::vector<GivenView> given;
  std::optional<AsOf> as_of;        // where the facts are those of an earlier time
  decide::Outcome outcome = decide::Outcome::undecided;
  bool thinly_supported = false;    // who leads has fewer points …
  std::int64_t confident_udb = 0;   // … than these
  std::vector<CandidateView> candidates;
  std::optional<SensitivityView> sensitivity;  // where one candidate alone leads
  std::vector<ContradictionView> contradictions;
  std::vector<ConflictView> conflicts;   // where nothing fits: the smallest first
  std::vector<QuestionView> questions;   // that could change who leads, the most consequential first
  std::vector<QuestionView> unanswered;  // the other questions that some rule reads
  bool recorded = true;                  // it is in the log of decisions
  std::vector<GivenView> assumed;        // attributes that nobody answered, with their defaults
};

}  // namespace counsel::cli
