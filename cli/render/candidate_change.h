// cli/render/candidate_change.h
// What other answers would do to one candidate, as lines: where it stands now and then, and the reasons behind it.
//
//                            now          then
//          Rails       2      3.0    1      6.0
//            gained   +3.0  it carries a large team [1]
#pragma once

#include <cstddef>
#include <string>

#include "cli/render/footnotes.h"
#include "cli/render/style.h"
#include "cli/render/what_if.h"

namespace counsel::cli {

/// "team-size=12 instead of 3", "concurrency unanswered"
std::string change_text(const ChangedAnswerView& change);

/// The line above all candidates, without its line end.
std::string candidate_change_heading(std::size_t label_width);

std::string candidate_change_text(const CandidateChangeView& change, std::size_t label_width, const Style& style,
                                  Footnotes& notes);

}  // namespace counsel::cli
