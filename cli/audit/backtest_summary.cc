#include "cli/audit/backtest_summary.h"

#include <algorithm>

namespace counsel::cli {

namespace {

std::size_t decisions_in(const auto& groups) {
  std::size_t count = 0;
  for (const auto& group : groups) count += group.decisions.size();
  return count;
}

/// The group with that name, made where there is none.
template <class Group>
Group& group(std::vector<Group>& groups, std::string Group::*name, const std::string& called) {
  const auto found = std::ranges::find(groups, called, name);
  if (found != groups.end()) return *found;
  groups.emplace_back().*name = called;
  return groups.back();
}

}  // namespace

std::size_t BacktestSummary::different() const { return decisions_in(clusters); }
std::size_t BacktestSummary::not_run() const { return decisions_in(impossible); }

BacktestSummary backtest_summary(const std::string& rules, const std::vector<Backtested>& tested) {
  using Verdict = Backtested::Verdict;
  BacktestSummary summary;
  summary.rules = rules;
  for (const Backtested& each : tested) {
    if (each.ran) ++summary.ran;
    switch (each.verdict) {
      case Verdict::same:
        ++summary.same;
        if (!each.ran) ++summary.untouched;
        break;
      case Verdict::points:
        ++summary.points;
        break;
      case Verdict::different: {
        auto& cluster = group(summary.clusters, &BacktestSummary::Cluster::rule, each.change->turn.rule);
        if (cluster.decisions.empty()) cluster.example = each.change;
        cluster.decisions.push_back(each.id);
        break;
      }
      case Verdict::impossible:
        group(summary.impossible, &BacktestSummary::Impossible::why, each.why).decisions.push_back(each.id);
        break;
      case Verdict::unanswered:
        ++summary.unanswered;
        break;
    }
  }
  std::ranges::sort(summary.clusters, [](const auto& a, const auto& b) {
    if (a.rule.empty() != b.rule.empty()) return b.rule.empty();
    if (a.decisions.size() != b.decisions.size()) return a.decisions.size() > b.decisions.size();
    return a.rule < b.rule;
  });
  return summary;
}

}  // namespace counsel::cli
