#include "engine/explain/shortest.h"

#include <algorithm>
#include <limits>
#include <set>
#include <span>
#include <tuple>

#include "engine/decide/evidence.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

namespace {

/// The rows that begin with these values, in order of the rest.
std::vector<RowId> rows_about(std::span<const Value> values, RelationId relation, const eval::Model& model) {
  std::vector<RowId> out;
  for (std::uint32_t row = 0; row < model.rows(relation); ++row) {
    std::size_t same = 0;
    while (same < values.size() && model.value(relation, static_cast<RowId>(row), same) == values[same]) ++same;
    if (same == values.size()) out.push_back(static_cast<RowId>(row));
  }
  model.sort(relation, out);
  return out;
}

}  // namespace

bool is_taken_over(const eval::Derivation& derivation, const Grounds& grounds) {
  if (derivation.rule) return grounds.program.rule(*derivation.rule).origin == lang::Rule::Origin::passed_on;
  const eval::Premise& value = derivation.match.premises.front();
  return grounds.model.source(value.relation, value.row).has_value();
}

std::vector<Row> adds_up_from(RelationId relation, RowId row, const Grounds& grounds) {
  const std::vector<Value> values = grounds.model.values(relation, row);
  const auto key = std::span(values).first(grounds.program.relation(relation).columns.size());
  std::vector<Row> out;
  for (const lang::Rule& rule : grounds.program.rules)
    for (const lang::RuleConclusion& conclusion : rule.conclusions)
      if (conclusion.about == relation)
        for (const decide::Contribution& best : decide::best_evidence(conclusion, key, grounds.model))
          out.emplace_back(best.evidence, best.row);
  const RelationId stated = grounds.program.stated(relation);
  for (const RowId each : rows_about(key, stated, grounds.model)) out.emplace_back(stated, each);
  return out;
}

ShortestProofs::ShortestProofs(const Grounds& grounds, eval::Matcher& matcher)
    : grounds_(grounds), matcher_(matcher), shares_(answers_questions_alone(grounds)) {}

const std::vector<eval::Derivation>& ShortestProofs::ways(RelationId relation, RowId row) {
  if (!reached_.contains({relation, row}) && seen_ways_ < kMostWays) look_at({relation, row});
  const auto [place, is_new] = reached_.try_emplace({relation, row});
  if (is_new) find_ways({relation, row}, place->second);
  return *place->second.ways;
}

void ShortestProofs::find_ways(Row row, Reached& reached) {
  if (!shares_ || grounds_.shared->can_vary(row.first)) {
    reached.own = matcher_.derivations(row.first, row.second);
    reached.ways = &reached.own;
    return;
  }
  const auto [place, is_new] = grounds_.shared->fixed.try_emplace(row);
  reached.fixed = &place->second;
  if (is_new) reached.fixed->found = matcher_.derivations(row.first, row.second);
  reached.ways = &reached.fixed->found;
}

std::vector<eval::Derivation> ShortestProofs::all_ways(RelationId relation, RowId row) {
  std::vector<eval::Derivation> ways = matcher_.all_derivations(relation, row);
  std::erase_if(ways, [&](const eval::Derivation& way) {
    return std::ranges::any_of(way.match.premises, [&](const eval::Premise& premise) {
      return rests_on({premise.relation, premise.row}, {relation, row});
    });
  });
  for (const eval::Derivation& way : ways)
    for (const Row& premise : shown_premises(way))
      if (seen_ways_ < kMostWays && !is_stated(premise)) look_at(premise);
  if (seen_ways_ < kMostWays) sort(ways);
  return ways;
}

/// Premises are measured before what rests on them: each is lower, so that none waits for itself.
void ShortestProofs::look_at(Row goal) {
  std::vector<Row> waiting = {goal};
  while (!waiting.empty()) {
    const Row row = waiting.back();
    const auto [place, is_new] = reached_.try_emplace(row);
    Reached& reached = place->second;
    if (reached.measured) {
      waiting.pop_back();
      continue;
    }
    if (!is_new) {
      measure(row, reached);
      count_ways(row, reached);
      waiting.pop_back();
      continue;
    }
    find_ways(row, reached);
    seen_ways_ += reached.ways->size();
    if (seen_ways_ >= kMostWays) return;
    for (const Row& premise : premises_of(row, reached))
      if (!is_stated(premise) && !reached_.contains(premise)) waiting.push_back(premise);
  }
}

std::vector<Row> ShortestProofs::premises_of(Row row, const Reached& reached) const {
  if (reached.ways->empty())
    return is_stated(row) ? std::vector<Row>() : adds_up_from(row.first, row.second, grounds_);
  std::vector<Row> out;
  for (const eval::Derivation& way : *reached.ways) {
    const std::vector<Row> premises = shown_premises(way);
    out.insert(out.end(), premises.begin(), premises.end());
  }
  return out;
}

std::vector<Row> ShortestProofs::shown_premises(const eval::Derivation& way) const {
  std::vector<Row> out;
  for (const eval::Premise& premise : way.match.premises)
    if (!way.rule ||
        !lang::is_implied(grounds_.program.rule(*way.rule).alternatives[way.alternative].literals[premise.literal]))
      out.emplace_back(premise.relation, premise.row);
  return out;
}

void ShortestProofs::measure(Row row, Reached& reached) {
  reached.measured = true;
  if (reached.ways->empty()) {
    const std::vector<Row> parts = premises_of(row, reached);
    const bool stated_alone = parts.size() == 1 && parts.front().first == grounds_.program.stated(row.first);
    if (!parts.empty()) reached.length = stated_alone ? length_of(parts.front()) : length_over(parts);
    return;
  }
  if (reached.fixed) return measure_fixed(reached);
  sort(reached.own);
  reached.length = length_of(reached.own.front());
}

/// Once for all cases: what it rests on does not vary, either.
void ShortestProofs::measure_fixed(Reached& reached) {
  FixedWays& fixed = *reached.fixed;
  if (!fixed.length) {
    if (fixed.found.size() > 1) sort(fixed.sorted.emplace(fixed.found));
    fixed.length = length_of(fixed.sorted ? fixed.sorted->front() : fixed.found.front());
  }
  if (fixed.sorted) reached.ways = &*fixed.sorted;
  reached.length = *fixed.length;
}

void ShortestProofs::count_ways(Row row, Reached& reached) const {
  if (reached.fixed && reached.fixed->ways_within > 0) {
    reached.ways_within = reached.fixed->ways_within;
    return;
  }
  reached.ways_within = reached.ways->size();
  for (const Row& premise : premises_of(row, reached)) reached.ways_within += ways_within(premise);
  reached.ways_within = std::min<std::uint64_t>(reached.ways_within, kMostWays);
  if (reached.fixed) reached.fixed->ways_within = reached.ways_within;
}

std::uint64_t ShortestProofs::ways_within(Row row) const {
  const auto found = reached_.find(row);
  return found == reached_.end() ? 0 : found->second.ways_within;
}

void ShortestProofs::sort(std::vector<eval::Derivation>& ways) const {
  if (ways.size() < 2) return;
  std::vector<std::pair<ProofLength, eval::Derivation>> measured;
  for (eval::Derivation& way : ways) measured.emplace_back(length_of(way), std::move(way));
  std::ranges::stable_sort(measured, [](const auto& a, const auto& b) {
    const auto key = [](const auto& each) {
      const eval::Derivation& way = each.second;
      return std::tie(each.first, way.rule, way.alternative, way.head, way.match.values);
    };
    return key(a) < key(b);
  });
  ways.clear();
  for (auto& [length, way] : measured) ways.push_back(std::move(way));
}

bool ShortestProofs::is_stated(Row row) const { return grounds_.model.height(row.first, row.second) == 0; }

ProofLength ShortestProofs::length_of(Row row) const { return is_stated(row) ? ProofLength{} : reached_.at(row).length; }

ProofLength ShortestProofs::length_over(const std::vector<Row>& premises) const {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  ProofLength out;
  for (const Row& premise : premises) {
    const ProofLength below = length_of(premise);
    out.height = std::max(out.height, below.height);
    out.size = below.size > kMost - out.size ? kMost : out.size + below.size;
  }
  ++out.height;
  return out;
}

ProofLength ShortestProofs::length_of(const eval::Derivation& way) const {
  if (is_taken_over(way, grounds_)) {
    const eval::Premise& value = way.match.premises.front();
    return length_of({value.relation, value.row});
  }
  const bool says_a_rule = !way.rule || grounds_.program.rule(*way.rule).origin == lang::Rule::Origin::written;
  return says_a_rule ? length_over(shown_premises(way)) : ProofLength{};
}

/// Only what is higher than the goal, or as high, can rest on it.
bool ShortestProofs::rests_on(Row from, Row goal) {
  const std::uint32_t height = grounds_.model.height(goal.first, goal.second);
  std::set<Row> seen;
  std::vector<Row> waiting = {from};
  while (!waiting.empty()) {
    const Row row = waiting.back();
    waiting.pop_back();
    if (row == goal) return true;
    if (grounds_.model.height(row.first, row.second) <= height || !seen.insert(row).second) continue;
    const std::vector<eval::Derivation>& found = ways(row.first, row.second);
    if (found.empty()) {
      const std::vector<Row> parts = adds_up_from(row.first, row.second, grounds_);
      waiting.insert(waiting.end(), parts.begin(), parts.end());
    } else {
      for (const eval::Premise& premise : found.front().match.premises)
        waiting.emplace_back(premise.relation, premise.row);
    }
  }
  return false;
}

}  // namespace counsel::explain
