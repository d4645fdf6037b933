#include "cli/render/shorter_answer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <utility>
#include <vector>

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

/// One thing that is said in a comparison: which list has it, and where.
struct Place {
  enum class List : std::uint8_t { unlike, of_first, of_second };
  List list{};
  std::size_t at = 0;
  std::int64_t first_udb = 0, second_udb = 0;
  std::int64_t weight() const { return std::abs(first_udb - second_udb); }
};

std::vector<Place> places(const CompareView& compared) {
  std::vector<Place> out;
  for (const SaidOfBothView& each : compared.unlike)
    out.push_back({Place::List::unlike, out.size(), each.of_first.points_udb, each.of_second.points_udb});
  for (std::size_t i = 0; i < compared.first.reasons.size(); ++i)
    out.push_back({Place::List::of_first, i, compared.first.reasons[i].points_udb, 0});
  for (std::size_t i = 0; i < compared.second.reasons.size(); ++i)
    out.push_back({Place::List::of_second, i, 0, compared.second.reasons[i].points_udb});
  return out;
}

/// Takes these out of a list.
template <class T>
void remove(std::vector<T>& from, std::vector<std::size_t> at) {
  std::ranges::sort(at, std::ranges::greater{});
  for (const std::size_t i : at) from.erase(from.begin() + static_cast<std::ptrdiff_t>(i));
}

void hide(HiddenRows& hidden, std::int64_t first_udb, std::int64_t second_udb) {
  ++hidden.count;
  hidden.first_udb += first_udb;
  hidden.second_udb += second_udb;
}

void shorten_apart(CompareView& compared, std::size_t lines) {
  std::vector<Place> all = places(compared);
  std::ranges::stable_sort(all, std::ranges::greater{}, &Place::weight);
  std::array<std::vector<std::size_t>, 3> hidden;
  for (std::size_t i = lines; i < all.size(); ++i) {
    hide(compared.hidden, all[i].first_udb, all[i].second_udb);
    hidden[static_cast<std::size_t>(all[i].list)].push_back(all[i].at);
  }
  remove(compared.unlike, std::move(hidden[0]));
  remove(compared.first.reasons, std::move(hidden[1]));
  remove(compared.second.reasons, std::move(hidden[2]));
}

void shorten_alike(CompareView& compared, std::size_t lines) {
  std::vector<std::size_t> order(compared.alike.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t i) { return std::abs(compared.alike[i].of_first.points_udb); });
  order.erase(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(std::min(lines, order.size())));
  for (const std::size_t i : order)
    hide(compared.hidden_alike, compared.alike[i].of_first.points_udb, compared.alike[i].of_second.points_udb);
  remove(compared.alike, std::move(order));
}

/// What moves no points.
void shorten_rest(CandidateView& candidate, std::size_t lines) {
  Reasons reasons = std::move(candidate.reasons);
  candidate.reasons.clear();
  shorten(candidate, lines);
  candidate.reasons = std::move(reasons);
}

}  // namespace

AnswerView shorter(AnswerView answer, std::size_t lines) {
  for (CandidateView& candidate : answer.candidates) shorten(candidate, lines);
  return answer;
}

CompareView shorter(CompareView compared, std::size_t lines) {
  shorten_apart(compared, lines);
  shorten_alike(compared, lines);
  shorten_rest(compared.first, lines);
  shorten_rest(compared.second, lines);
  return compared;
}

}  // namespace counsel::cli
