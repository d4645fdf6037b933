#include "cli/render/backtest.h"

#include "cli/render/came_out.h"
#include "cli/render/given.h"
#include "cli/render/json_parts.h"
#include "cli/render/numbers.h"
#include "cli/render/table.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

using Change = Backtested::Change;

constexpr std::size_t kNamed = 8;  // decisions of one group; of more, how many

/// "decision 3", "decisions 1, 2 and 5", "decisions 1, 2, 3 … and 14 more"
std::string decisions_text(const std::vector<std::int64_t>& ids) {
  std::vector<std::string> named;
  for (const std::int64_t id : ids)
    if (named.size() < kNamed) named.push_back(std::to_string(id));
  const std::string noun = ids.size() == 1 ? "decision " : "decisions ";
  if (ids.size() <= kNamed) return noun + listed(named);
  return noun + separated(named, ", ") + " and " + std::to_string(ids.size() - kNamed) + " more";
}

std::string words_text(const Turn::Words& words) {
  if (!words.any) return "nothing";
  return words.excludes ? "that it is out" : signed_points_text(words.points_udb);
}

std::string nobody_or(const std::vector<std::string>& labels) { return labels.empty() ? "nobody" : listed(labels); }

std::string cluster_text(const BacktestSummary::Cluster& cluster, const Style& style) {
  const Change& change = *cluster.example;
  const std::string by = cluster.rule.empty() ? "By what no rule said" : "By the rule " + printable(cluster.rule);
  std::string out = "\n" + hanging("", style.bold(by) + ": " + decisions_text(cluster.decisions), style.columns);
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](const std::string& what, const std::string& text) { rows.push_back({"  " + what, printable(text)}); };
  const std::string given = given_text(change.given);
  add("decision " + std::to_string(cluster.decisions.front()), given.empty() ? "nothing was answered" : given);
  add("before", lead_text(change.before));
  add("after", lead_text(change.after));
  if (change.turn.place > 1)
    add("place " + std::to_string(change.turn.place),
        nobody_or(change.turn.held) + " before, " + nobody_or(change.turn.hold) + " after");
  for (const Turn::About& each : change.turn.said)
    add("of " + each.label, "it said " + words_text(each.before) + " before, and " + words_text(each.after) + " after");
  return out + table_text({"", ""}, rows, style);
}

std::string summary_text(const BacktestSummary& summary) {
  const std::size_t told = summary.same + summary.points + summary.different();
  if (told == 0) return "No decision could be held against the rules `" + summary.rules + "`.";
  if (summary.different() == 0)
    return "With the rules `" + summary.rules + "` " +
           (told == 1 ? "the decision comes" : "all " + counted(told, "decision") + " come") + " out the same.";
  return "With the rules `" + summary.rules + "` " + std::to_string(summary.different()) + " of " +
         counted(told, "decision") + (summary.different() == 1 ? " comes" : " come") + " out differently.";
}

json words_json(const Turn::Words& words) {
  if (!words.any) return nullptr;
  return {{"points", points(words.points_udb)}, {"excludes", words.excludes}};
}

json cluster_json(const BacktestSummary::Cluster& cluster) {
  const Change& change = *cluster.example;
  const auto about = [](const Turn::About& each) {
    return json{{"name", each.name}, {"label", each.label}, {"before", words_json(each.before)}, {"after", words_json(each.after)}};
  };
  return {{"rule", cluster.rule.empty() ? json(nullptr) : json(cluster.rule)},
          {"decisions", cluster.decisions},
          {"example",
           {{"decision", cluster.decisions.front()},
            {"given", list_of(change.given, given)},
            {"before", lead_json(change.before)},
            {"after", lead_json(change.after)},
            {"place", change.turn.place == 0 ? json(nullptr) : json(change.turn.place)},
            {"held", change.turn.held},
            {"hold", change.turn.hold},
            {"said", list_of(change.turn.said, about)}}}};
}

}  // namespace

std::string backtest_text(const BacktestSummary& summary, const Style& style) {
  std::string out = hanging("", printable(summary_text(summary)), style.columns);
  if (summary.points > 0)
    out += hanging("", std::to_string(summary.points) + (summary.different() > 0 ? " of the others " : " of them ") +
                           (summary.points == 1 ? "has" : "have") + " other points, and everybody in the same place.",
                   style.columns);
  if (summary.untouched > 0)
    out += hanging("", "The edit cannot touch " + std::to_string(summary.untouched) + " of them.", style.columns);
  for (const BacktestSummary::Cluster& cluster : summary.clusters) out += cluster_text(cluster, style);
  if (!summary.impossible.empty()) out += "\n";
  for (const BacktestSummary::Impossible& each : summary.impossible)
    out += hanging("", "Cannot be run with them: " + decisions_text(each.decisions) + ", since " + printable(each.why) + ".",
                   style.columns);
  if (summary.unanswered > 0)
    out += hanging("", counted(summary.unanswered, "ask") + " came to no answer, with nothing to run again.", style.columns);
  return out;
}

std::string backtest_json(const BacktestSummary& summary) {
  const auto impossible = [](const auto& each) { return json{{"why", each.why}, {"decisions", each.decisions}}; };
  return written({{"format", "counsel.backtest/1"},
                  {"rules", summary.rules},
                  {"ran", summary.ran},
                  {"untouched", summary.untouched},
                  {"same", summary.same},
                  {"other_points", summary.points},
                  {"different", summary.different()},
                  {"clusters", list_of(summary.clusters, cluster_json)},
                  {"impossible", list_of(summary.impossible, impossible)},
                  {"unanswered", summary.unanswered}});
}

}  // namespace counsel::cli
