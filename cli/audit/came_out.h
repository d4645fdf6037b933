// cli/audit/came_out.h
// What a decision came to, on record or now, as far as two can be held against each other: who stands where, with how many
// points, and what each rule said of whom.
//
// A lead is a lead, settled or provisional: which of them depends on what the open questions could still change, and not on
// who stands where.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/ranking.h"
#include "engine/lang/program.h"

namespace counsel::cli {

struct CameOut {
  /// What counted.
  struct Said {
    std::string rule;
    std::int64_t points_udb = 0;
    bool excludes = false;
  };
  struct Stood {
    std::string name, label;
    std::uint32_t rank = 0;  // 0: ruled out
    std::int64_t points_udb = 0;
    std::vector<Said> said;
  };
  bool somebody_leads = false;
  std::string outcome;  // decide::outcome_word, `provisional` wherever somebody leads
  std::vector<Stood> candidates;  // in order

  /// In order; none where nobody leads.
  std::vector<const Stood*> leaders() const;
  /// Nothing where there is no such candidate.
  const Stood* find(std::string_view name) const;
};

/// What a reader is told of it first.
struct Lead {
  std::string outcome;
  std::vector<std::string> leaders;  // labels; none where nobody leads
  std::int64_t points_udb = 0;       // of each of them
};
Lead lead_of(const CameOut& came);

CameOut came_out(const decide::Ranking& ranking, const lang::Program& program);

/// From the result on record (record_texts.h). Errors: damaged.
Result<CameOut> came_out(std::string_view result);

enum class Difference : std::uint8_t {
  none,
  points,  // everybody stands where they stood, some with other points
  order,   // another outcome, or somebody stands elsewhere
};
Difference difference(const CameOut& before, const CameOut& after);

}  // namespace counsel::cli
