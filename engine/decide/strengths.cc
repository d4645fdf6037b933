#include "engine/decide/strengths.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "engine/base/points.h"

namespace counsel::decide {

namespace {

constexpr double kLeast = 0.01, kMost = 0.99;
constexpr int kFarthest = 98;  // hundredths between the two

double moved(double strength, int hundredths) {
  return std::clamp(strength + hundredths / 100.0, std::min(strength, kLeast), std::max(strength, kMost));
}

/// What is said of one candidate, with each of its weights: the best counts.
struct Voice {
  std::pair<RuleId, std::uint32_t> conclusion;
  bool own_strength = false;  // a variable gives it
  int sign = 1;
  std::vector<std::size_t> weights;
};

class Weighing {
 public:
  Weighing(const lang::Program& program, const eval::Model& model, std::span<const CandidateEvidence> evidence) {
    for (const CandidateEvidence& each : evidence) {
      auto& voices = voices_.emplace_back();
      for (const Contribution& said : each.contributions) voices.push_back(voice(program, model, said));
    }
  }

  std::span<const Voice> of(std::size_t candidate) const { return voices_[candidate]; }

  std::int64_t points(const Voice& voice, int hundredths) {
    const std::vector<std::int64_t>& points = moved_points(hundredths);
    std::int64_t best = 0;
    for (const std::size_t weight : voice.weights) best = std::max(best, points[weight]);
    return voice.sign * best;
  }

 private:
  Voice voice(const lang::Program& program, const eval::Model& model, const Contribution& said) {
    const lang::RuleConclusion& conclusion = program.rule(said.rule).conclusions[said.conclusion];
    Voice voice{.conclusion = {said.rule, said.conclusion}, .own_strength = !conclusion.strength,
                .sign = conclusion.verb == lang::Verb::suggests ? 1 : -1, .weights = {}};
    const std::size_t same = 1 + conclusion.for_each.size();
    const auto add = [&](RowId row) {
      const auto [known, is_new] = numbers_.emplace(weight_of(conclusion, model, row, same), weights_.size());
      if (is_new) weights_.push_back(known->first);
      voice.weights.push_back(known->second);
    };
    if (conclusion.strength || !conclusion.by_certainty) {
      add(said.row);  // the best stays the best
      return voice;
    }
    const eval::Relation& rows = model.view(said.evidence);
    const eval::Symbol* const own = rows.row(static_cast<std::uint32_t>(said.row));
    for (std::uint32_t i = 0; i < rows.rows(); ++i)
      if (std::equal(own, own + same, rows.row(i))) add(static_cast<RowId>(i));
    return voice;
  }

  const std::vector<std::int64_t>& moved_points(int hundredths) {
    auto& points = moved_points_[static_cast<std::size_t>(hundredths + kFarthest)];
    for (std::size_t i = points.size(); i < weights_.size(); ++i)
      points.push_back(evidence_udb(moved(weights_[i].strength, hundredths), weights_[i].certainty_udb));
    return points;
  }

  std::vector<std::vector<Voice>> voices_;  // by candidate
  std::map<Weight, std::size_t> numbers_;
  std::vector<Weight> weights_;
  std::array<std::vector<std::int64_t>, 2 * kFarthest + 1> moved_points_;
};

/// All that one strength weighs, for who leads and for one rival.
struct Lever {
  std::vector<const Voice*> of_leader, of_rival;
};

std::vector<Lever> levers(const Weighing& weighing, std::size_t leader, std::size_t rival) {
  std::map<std::pair<RuleId, std::uint32_t>, Lever> shared;
  std::vector<Lever> all;
  const auto add = [&](std::size_t candidate, std::vector<const Voice*> Lever::* side) {
    for (const Voice& voice : weighing.of(candidate))
      ((voice.own_strength ? all.emplace_back() : shared[voice.conclusion]).*side).push_back(&voice);
  };
  add(leader, &Lever::of_leader);
  add(rival, &Lever::of_rival);
  for (auto& [conclusion, lever] : shared) all.push_back(std::move(lever));
  return all;
}

std::int64_t worst_margin(Weighing& weighing, const std::vector<Lever>& levers, int hundredths) {
  std::int64_t margin = 0;
  const auto net = [&](const Lever& lever, int by) {
    std::int64_t points = 0;
    for (const Voice* voice : lever.of_leader) points += weighing.points(*voice, by);
    for (const Voice* voice : lever.of_rival) points -= weighing.points(*voice, by);
    return points;
  };
  for (const Lever& lever : levers) margin += std::min(net(lever, hundredths), net(lever, -hundredths));
  return margin;
}

std::optional<MovedAlike> moved_alike(Weighing& weighing, Standings standings, std::size_t leader) {
  for (int size = 1; size <= kFarthest; ++size)
    for (const int hundredths : {-size, size}) {
      for (std::size_t i = 0; i < standings.candidates.size(); ++i) {
        std::int64_t& points = standings.candidates[i].points_udb = 0;
        for (const Voice& voice : weighing.of(i)) points += weighing.points(voice, hundredths);
      }
      auto leaders = leaders_of(standings);
      if (leaders != std::vector{leader}) return MovedAlike{hundredths, std::move(leaders)};
    }
  return std::nullopt;
}

std::optional<MovedApart> moved_apart(Weighing& weighing, const Standings& standings, std::size_t leader) {
  std::vector<std::pair<std::size_t, std::vector<Lever>>> rivals;
  for (std::size_t i = 0; i < standings.candidates.size(); ++i)
    if (i != leader && !standings.candidates[i].excluded()) rivals.emplace_back(i, levers(weighing, leader, i));
  MovedApart moved;
  for (moved.hundredths = 1; moved.hundredths <= kFarthest; ++moved.hundredths) {
    for (const auto& [rival, between] : rivals)
      if (worst_margin(weighing, between, moved.hundredths) <= 0) moved.rivals.push_back(rival);
    if (!moved.rivals.empty()) return moved;
  }
  return std::nullopt;
}

}  // namespace

StrengthMargins strength_margins(const lang::Program& program, const eval::Model& model,
                                 std::span<const CandidateEvidence> evidence, const Standings& standings,
                                 std::size_t leader) {
  Weighing weighing(program, model, evidence);
  return {moved_alike(weighing, standings, leader), moved_apart(weighing, standings, leader)};
}

}  // namespace counsel::decide
