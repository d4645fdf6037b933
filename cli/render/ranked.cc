#include "cli/render/ranked.h"

#include <algorithm>

#include "cli/render/numbers.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kMinLabel = 9;
constexpr std::size_t kMaxLabel = 32;
constexpr std::size_t kMaxBar = 20;
constexpr std::size_t kMinBar = 5;
const std::string kIndent(5, ' ');

/// One line of the ranking: a candidate, or neighbours of equal rank about whom nothing was said.
using Line = std::vector<const CandidateView*>;

/// Nothing speaks for it or against it; then cautions are of no use yet, unless it leads.
bool silent(const CandidateView& candidate) {
  return candidate.reasons.empty() && (candidate.cautions.empty() || candidate.rank != 1);
}

std::vector<Line> ranked_lines(const std::vector<CandidateView>& candidates) {
  std::vector<Line> lines;
  for (const CandidateView& candidate : candidates) {
    if (candidate.rank == 0) continue;
    const bool joins = !lines.empty() && silent(candidate) && silent(*lines.back()[0]);
    if (!joins) lines.emplace_back();
    lines.back().push_back(&candidate);
  }
  return lines;
}

std::string rank_text(const CandidateView& candidate) {
  return pad_left(std::to_string(candidate.rank), 3) + (candidate.tied ? "= " : "  ");
}

std::string silent_line(const Line& line, const Style& style) {
  std::vector<std::string> labels;
  for (const CandidateView* candidate : line) labels.push_back(printable(candidate->label));
  return hanging(rank_text(*line[0]), listed(labels) + ": no evidence", style.columns);
}

/// The lines that are shown, in columns.
class Columns {
 public:
  Columns(const std::vector<Line>& lines, const Style& style) : style_(style) {
    for (const Line& line : lines) {
      const CandidateView& candidate = *line[0];
      most_ = std::max(most_, candidate.points_udb);
      if (!silent(candidate)) label_width_ = std::max(label_width_, display_width(candidate.label));
    }
    label_width_ = std::min(label_width_, kMaxLabel);
  }

  std::string heading() const {
    return style_.dim(std::string(kIndent.size() + label_width_, ' ') + "  points  certainty") + "\n";
  }

  std::string line(const CandidateView& candidate) const {
    const std::string label = pad_right(printable(candidate.label), label_width_);
    const std::string numbers =
        pad_left(points_text(candidate.points_udb), 8) + pad_left(certainty_text(candidate.certainty), 11);
    const std::size_t used = kIndent.size() + display_width(label) + numbers.size() + 2;
    const std::size_t room = style_.columns > used ? std::min(style_.columns - used, kMaxBar) : 0;
    const std::string drawn =
        room < kMinBar ? "" : bar(static_cast<double>(candidate.points_udb) / static_cast<double>(most_), room);
    return rank_text(candidate) + (candidate.rank == 1 ? style_.bold(label) : label) + numbers +
           (drawn.empty() ? "" : "  " + style_.green(drawn)) + "\n";
  }

 private:
  const Style& style_;
  std::size_t label_width_ = kMinLabel;
  std::int64_t most_ = 1;  // points, in millionths
};

}  // namespace

std::string ranked_text(const std::vector<CandidateView>& candidates, const RankingOptions& options, const Style& style,
                        ReasonLines& reasons) {
  std::vector<Line> lines = ranked_lines(candidates);
  std::size_t left = 0;
  for (; options.top > 0 && lines.size() > options.top; lines.pop_back()) left += lines.back().size();
  const Columns columns(lines, style);
  std::string out = "\n" + columns.heading();
  for (const Line& line : lines) {
    if (silent(*line[0])) {
      out += silent_line(line, style);
      continue;
    }
    out += columns.line(*line[0]);
    if (options.explain != Explain::none) out += reasons.said_of(*line[0]);
  }
  if (left > 0) out += style.dim(kIndent + "… and " + counted(left, "more candidate") + "; --top 0 shows all") + "\n";
  return out;
}

}  // namespace counsel::cli
