#include "engine/decide/trials.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "engine/decide/evidence.h"

namespace counsel::decide {

namespace {

constexpr std::size_t kMostItems = 1 << 20, kMostSayings = 1 << 16;

bool is_too_much(const Error& error) { return error.code == kFactsLimitCode || error.code == kMemoryLimitCode; }

/// Of what a ranking says of its candidates, in the kind's order.
Standings standings_in(const Ranking& ranking, const lang::Program& program) {
  Standings standings;
  for (const lang::Kind::Member& member : program.kind(program.decisions[index(ranking.decision)].candidates).members) {
    const Candidate& candidate = *std::ranges::find(ranking.candidates, member.name, &Candidate::name);
    standings.candidates.push_back({.points_udb = candidate.points_udb,
                                    .exclusions = static_cast<std::int32_t>(candidate.exclusions.size()),
                                    .contributions = static_cast<std::int32_t>(candidate.contributions.size())});
  }
  return standings;
}

bool weighs_more(const Standing& a, const Standing& b) {
  return a.contributions > b.contributions || std::abs(a.points_udb) > std::abs(b.points_udb);
}

}  // namespace

std::vector<Trials::Trial> Trials::trials_of(RelationId attribute) const {
  std::vector<Trial> trials;
  for (Value& value : trial_answers(program_, attribute)) trials.push_back({.answer = std::move(value), .fact = {}});
  if (program_.relation(attribute).attribute->holds == lang::Attribute::Holds::many) trials.push_back({});
  for (Trial& each : trials) each.fact = answer_to(program_, attribute, each.answer);
  return trials;
}

/// All that the case and its open questions are about, in one run where it is the first.
Result<void> Trials::learn(const Case& given, const eval::Model& standing, const Ranking& ranking) {
  if (items_ && (items_->size() > kMostItems || kept_ > kMostSayings)) items_.reset();
  const auto begin = [&](bool apart) {
    items_.emplace(program_, decision_, standing, apart);
    trials_.assign(program_.relations.size(), {});
    sayings_.assign(items_->knots().size(), {});
    kept_ = 0;
  };
  if (!items_) begin(standing.total_rows() <= most_rows_);
  RunLimits limits = given.limits;
  limits.max_facts = std::min(limits.max_facts, standing.total_rows() + most_rows_);
  const auto learn_all = [&]() -> Result<void> {
    std::vector<eval::CaseFact> answers(given.answers.begin(), given.answers.end());
    std::vector<std::vector<Trial>*> fresh;  // of questions that are open for the first time
    for (const RelationId attribute : ranking.unanswered) {
      auto& trials = trials_[index(attribute)];
      if (!trials.empty()) continue;
      trials = trials_of(attribute);
      fresh.push_back(&trials);
      for (const Trial& each : trials) answers.push_back(each.fact);
    }
    if (auto learnt = items_->learn(answers, limits); !learnt) return learnt;
    for (auto* trials : fresh)
      for (Trial& each : *trials) each.id = *items_->find(each.fact);
    return {};
  };
  auto learnt = learn_all();
  if (!learnt && is_too_much(learnt.error())) {
    begin(false);
    learnt = learn_all();
  }
  return learnt;
}

Trials::Ground Trials::ground(const Case& given, const eval::Model& standing, const Ranking& ranking) const {
  Ground ground{given, standing, standings_in(ranking, program_), std::vector<bool>(items_->size()), {}, {}};
  ground.inputs.resize(items_->knots().size());
  ground.best.resize(items_->groups());
  const auto add = [&](const std::vector<ItemId>& brought) {
    for (const ItemId id : brought) {
      if (ground.holds[index(id)]) continue;
      ground.holds[index(id)] = true;
      const Item& item = items_->item(id);
      for (const std::uint32_t knot : item.input_of) ground.inputs[knot].push_back(id);
      if (item.at_most && weighs_more(item.said, ground.best[*item.at_most])) ground.best[*item.at_most] = item.said;
    }
  };
  add(items_->always());
  for (const eval::CaseFact& answer : given.answers) add(items_->brought_by(*items_->find(answer)));
  for (Key& each : ground.inputs) std::ranges::sort(each);
  return ground;
}

Trials::Saying Trials::heard(const eval::Model& model, const Knot& knot) const {
  Saying saying;
  const auto evidence = gather(program_, model, decision_, knot.rules);
  saying.failed = !evidence;
  if (evidence)
    for (const CandidateEvidence& each : *evidence) saying.candidates.push_back(standing_of(each));
  for (const RelationId attribute : knot.of_one_value)
    if (contradiction(program_, model, attribute)) ++saying.contradictions;
  return saying;
}

/// False where the answer leads to no result.
Result<bool> Trials::add_entangled(const Trial& trial, const std::map<std::size_t, Key>& inputs, const Ground& ground,
                                   Standings& out) {
  const auto is_known = [&](const auto& each) { return sayings_[each.first].contains(each.second); };
  if (!std::ranges::all_of(inputs, is_known)) {
    std::vector<eval::CaseFact> answers(ground.given.answers.begin(), ground.given.answers.end());
    answers.push_back(trial.fact);
    const auto model = eval::run_again(ground.model, answers, std::array{trial.fact.relation}, ground.given.limits);
    if (!model) {
      if (model.error().kind == ErrorKind::limit_reached) return tl::unexpected(model.error());
      return false;  // undefined arithmetic: asked for real it would be said
    }
    for (const auto& [knot, key] : inputs)
      if (sayings_[knot].try_emplace(key, heard(*model, items_->knots()[knot])).second) ++kept_;
  }
  for (const auto& [knot, key] : inputs) {
    auto before = sayings_[knot].find(ground.inputs[knot]);
    if (before == sayings_[knot].end())
      before = sayings_[knot].emplace(ground.inputs[knot], heard(ground.model, items_->knots()[knot])).first;
    const Saying& after = sayings_[knot].at(key);
    if (after.failed) return false;
    for (std::size_t i = 0; i < out.candidates.size(); ++i) {
      out.candidates[i] -= before->second.candidates[i];
      out.candidates[i] += after.candidates[i];
    }
    out.contradictions += after.contradictions - before->second.contradictions;
  }
  return true;
}

Result<bool> Trials::standings_with(const Trial& trial, Ground& ground, Standings& out) {
  out = ground.standings;
  std::map<std::size_t, Key> inputs;           // of the knots that have others now
  std::map<RelationId, std::uint32_t> values;  // of attributes of one value, new
  std::vector<std::pair<std::uint32_t, Standing>> outdone;
  bool has_result = true;
  for (const ItemId id : items_->brought_by(trial.id)) {
    if (ground.holds[index(id)]) continue;
    const Item& item = items_->item(id);
    if (item.is_wrong || (item.value_of && ground.model.rows(*item.value_of) + ++values[*item.value_of] > 1)) {
      has_result = false;
      break;
    }
    for (const std::uint32_t knot : item.input_of) inputs.try_emplace(knot, ground.inputs[knot]).first->second.push_back(id);
    if (item.at_most) {
      Standing& best = ground.best[*item.at_most];
      if (!weighs_more(item.said, best)) continue;
      outdone.emplace_back(*item.at_most, best);
      out.candidates[item.candidate] -= best;
      best = item.said;
    }
    out.candidates[item.candidate] += item.said;
  }
  for (; !outdone.empty(); outdone.pop_back()) ground.best[outdone.back().first] = outdone.back().second;
  if (!has_result) return false;
  for (auto& [knot, key] : inputs) std::ranges::sort(key);
  const Result<bool> added = inputs.empty() ? true : add_entangled(trial, inputs, ground, out);
  if (!added) return added;
  return *added && out.contradictions == 0;
}

Result<std::vector<OpenQuestion>> Trials::changing(const Case& given, const eval::Model& standing,
                                                   const Ranking& ranking) {
  if (ranking.unanswered.empty()) return std::vector<OpenQuestion>{};
  if (auto learnt = learn(given, standing, ranking); !learnt) {
    items_.reset();
    return tl::unexpected(learnt.error());
  }
  Ground ground = this->ground(given, standing, ranking);
  const auto& members = program_.kind(program_.decisions[index(decision_)].candidates).members;
  const std::vector<std::size_t> leaders = leaders_of(ground.standings);
  std::vector<OpenQuestion> found;
  Standings after;
  for (const RelationId attribute : ranking.unanswered) {
    OpenQuestion question{.attribute = attribute, .changes = {}};
    for (const Trial& trial : trials_[index(attribute)]) {
      const auto has_standings = standings_with(trial, ground, after);
      if (!has_standings) return tl::unexpected(has_standings.error());
      if (!*has_standings) continue;
      const std::vector<std::size_t> then = leaders_of(after);
      if (then == leaders) continue;
      auto& change = question.changes.emplace_back(trial.answer, std::vector<std::string>{});
      for (const std::size_t leader : then) change.leaders.push_back(members[leader].name);
    }
    if (!question.changes.empty()) found.push_back(std::move(question));
  }
  return found;
}

std::vector<Bounds> Trials::reach(const Case& given, const eval::Model& standing, const Ranking& ranking) const {
  Ground ground = this->ground(given, standing, ranking);
  std::vector<Bounds> reach;
  for (const Standing& each : ground.standings.candidates)
    reach.push_back({.least = each.points_udb, .most = each.points_udb, .can_be_excluded = each.excluded(),
                     .stays_excluded = each.excluded()});
  const auto add = [&](Bounds& to, std::int64_t points) { (points > 0 ? to.most : to.least) += points; };
  for (const RelationId attribute : ranking.unanswered)
    for (const Trial& trial : trials_[index(attribute)])
      for (const ItemId id : items_->brought_by(trial.id)) {
        if (ground.holds[index(id)]) continue;
        ground.holds[index(id)] = true;
        const Item& item = items_->item(id);
        Bounds& of = reach[item.candidate];
        if (item.said.excluded()) of.can_be_excluded = true;
        std::int64_t more = item.said.points_udb;
        if (item.at_most) {
          Standing& best = ground.best[*item.at_most];
          if (!weighs_more(item.said, best)) continue;
          more -= std::exchange(best, item.said).points_udb;
        }
        add(of, more);
      }
  return reach;
}

}  // namespace counsel::decide
