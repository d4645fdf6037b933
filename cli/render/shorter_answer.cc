#include "cli/render/shorter_answer.h"

#include <algorithm>

namespace counsel::cli {

namespace {

using Reasons = std::vector<ReasonView>;

/// Takes from `left` what stays of the reasons, and gives back the others.
Reasons take_rest(Reasons& reasons, std::size_t& left) {
  const std::size_t kept = std::min(left, reasons.size());
  left -= kept;
  const auto rest = reasons.begin() + static_cast<std::ptrdiff_t>(kept);
  Reasons out(std::make_move_iterator(rest), std::make_move_iterator(reasons.end()));
  reasons.erase(rest, reasons.end());
  return out;
}

void shorten(CandidateView& candidate, std::size_t lines) {
  candidate.hidden.exclusions = take_rest(candidate.exclusions, lines).size();
  for (const ReasonView& reason : take_rest(candidate.reasons, lines)) {
    explain::Hidden::Said& said = reason.points_udb < 0 ? candidate.hidden.against : candidate.hidden.in_favour;
    ++said.count;
    said.points_udb += reason.points_udb;
  }
  candidate.hidden.cautions = take_rest(candidate.cautions, lines).size();
  candidate.hidden.overridden = take_rest(candidate.overridden, lines).size();
}

}  // namespace

AnswerView shorter(AnswerView answer, std::size_t lines) {
  for (CandidateView& candidate : answer.candidates) shorten(candidate, lines);
  return answer;
}

}  // namespace counsel::cli
