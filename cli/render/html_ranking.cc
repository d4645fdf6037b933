#include "cli/render/html_ranking.h"

#include <algorithm>

#include "cli/render/markup_text.h"
#include "cli/render/numbers.h"

namespace counsel::cli {

namespace {

/// Where bars begin and end.
struct Scale {
  std::int64_t least = 0, most = 0;

  /// From the left end of the scale to these points: "83.3%".
  std::string percent(std::int64_t length_udb) const {
    const std::int64_t tenths = length_udb * 1000 / std::max<std::int64_t>(most - least, 1);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
  }
};

Scale scale_of(const std::vector<StandingView>& ranking) {
  Scale scale;
  for (const StandingView& each : ranking) {
    if (each.rank == 0) continue;
    scale.least = std::min(scale.least, each.points_udb);
    scale.most = std::max(scale.most, each.points_udb);
  }
  return scale;
}

std::string bar(const StandingView& standing, const Scale& scale) {
  if (standing.rank == 0) return "";
  const std::string from = scale.percent(std::min<std::int64_t>(standing.points_udb, 0) - scale.least);
  const std::string width = scale.percent(std::max(standing.points_udb, -standing.points_udb));
  return "<div class=\"bar\"><span style=\"left:" + from + ";width:" + width + "\"></span></div>";
}

std::string row(const StandingView& standing, const Scale& scale) {
  const bool excluded = standing.rank == 0;
  const std::string rank = excluded ? "–" : std::to_string(standing.rank) + (standing.tied ? "=" : "");
  const std::string numbers = excluded
                                  ? "<td class=\"number\" colspan=\"2\">ruled out</td>"
                                  : "<td class=\"number\">" + points_text(standing.points_udb) +
                                        "</td><td class=\"number\">" + certainty_text(standing.certainty) + "</td>";
  return std::string("<tr") + (standing.proved ? " aria-current=\"true\"" : "") + "><td class=\"rank\">" + rank +
         "</td><th scope=\"row\"><div class=\"who\"><span>" + markup_text(standing.label) + "</span>" +
         bar(standing, scale) + "</div></th>" + numbers + "</tr>\n";
}

}  // namespace

std::string standing_sentence(const StandingView& standing, const std::vector<StandingView>& ranking) {
  if (standing.rank == 0) return standing.label + " is ruled out";
  const auto ranked = std::ranges::count_if(ranking, [](const StandingView& each) { return each.rank > 0; });
  return standing.label + (standing.tied ? " shares rank " : " has rank ") + std::to_string(standing.rank) + " of " +
         std::to_string(ranked) + ", with " + points_text(standing.points_udb) + " points";
}

std::string ranking_table(const std::vector<StandingView>& ranking) {
  if (ranking.empty()) return "";
  const Scale scale = scale_of(ranking);
  std::string out =
      "<table class=\"ranking\">\n<thead><tr><th scope=\"col\" class=\"rank\">Rank</th><th scope=\"col\">Candidate</th>"
      "<th scope=\"col\" class=\"number\">Points</th><th scope=\"col\" "
      "class=\"number\">Certainty</th></tr></thead>\n<tbody>\n";
  for (const StandingView& each : ranking) out += row(each, scale);
  return out + "</tbody>\n</table>\n";
}

}  // namespace counsel::cli
