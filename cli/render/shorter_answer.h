// cli/render/shorter_answer.h
// An answer made smaller, as trim.h does it with proofs: of each candidate the things said that matter most, and a count of
// the others with their points.
//
// Order: of what is kept: as before. What excludes matters most, then reasons by the size of their points, then cautions,
//        then what is overridden.
#pragma once

#include <cstddef>

#include "cli/render/answer_view.h"
#include "cli/render/compare.h"

namespace counsel::cli {

AnswerView shorter(AnswerView answer, std::size_t lines);

/// Of what sets the two apart the reasons that matter most to the margin, of whichever; of what they share the weightiest.
CompareView shorter(CompareView compared, std::size_t lines);

}  // namespace counsel::cli
