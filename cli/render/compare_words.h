// cli/render/compare_words.h
// What the answer of `compare` says, the same in every format: sentences, and the rows of its columns.
//
// Order: of rows: what rules a candidate out, what is worth more for one of them, what is said of one alone, what cancels,
//        the sum, what does not count, cautions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/render/compare.h"
#include "cli/render/style.h"

namespace counsel::cli {

/// Who is ahead, and by how much; with the style's colours.
std::string verdict_text(const CompareView& compared, const Style& style);

/// The smallest change that swaps the two, or that there is none; with the style's colours.
std::string swap_text(const CompareView& compared, const Style& style);

struct CompareRow {
  enum class Kind : std::uint8_t { ruled_out, points, caution };
  /// One thing that is said, and its documents.
  struct Said {
    std::string text;
    std::vector<explain::SourceNote> sources;
    std::string overridden_by;  // the rule on whose account it does not count; may be empty
  };
  Kind kind = Kind::points;
  std::string first, second, difference;  // what stands in the columns; may be empty
  std::string heading;                    // before what is said
  std::vector<Said> said;
  std::string ending;                     // after it: what is left out
};

std::vector<CompareRow> compare_rows(const CompareView& compared);

}  // namespace counsel::cli
