// cli/render/reason_lines.h
// What is said of a candidate, in lines below it: reasons with their points, cautions, and what is left out.
//
//       +7.0  an open connection costs little [1]
//        but  few people know it
//        …  1 more caution
#pragma once

#include <span>
#include <string>

#include "cli/render/answer_view.h"
#include "cli/render/footnotes.h"
#include "cli/render/ranking_options.h"
#include "cli/render/style.h"

namespace counsel::cli {

/// Requires: all that is given outlives it.
class ReasonLines {
 public:
  ReasonLines(const RankingOptions& options, const Style& style, Footnotes& notes)
      : options_(options), style_(style), notes_(notes) {}

  /// All but what rules it out.
  std::string said_of(const CandidateView& candidate);
  /// `first` stands before the first line of each.
  std::string reason(const std::string& first, const ReasonView& reason);
  /// Nothing where nothing is hidden.
  std::string hidden(const std::string& first, const explain::Hidden& hidden) const;

 private:
  std::string weighed(std::span<const ReasonView> reasons);
  std::string points_column(std::int64_t points_udb) const;
  std::string disputed_text(const explain::Disputed& other);
  bool is_full() const { return options_.explain == Explain::full; }

  const RankingOptions& options_;
  const Style& style_;
  Footnotes& notes_;
};

}  // namespace counsel::cli
