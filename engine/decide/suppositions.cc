#include "engine/decide/suppositions.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "engine/base/check.h"
#include "engine/eval/model.h"

namespace counsel::decide {

namespace {

bool comes_first(const Said& a, const Said& b) { return std::tie(a.candidate, a.rule) < std::tie(b.candidate, b.rule); }

}  // namespace

std::vector<Said> said_in(const std::vector<CandidateEvidence>& evidence) {
  std::vector<Said> said;
  for (std::uint32_t candidate = 0; candidate < evidence.size(); ++candidate) {
    const auto note = [&](const std::vector<Contribution>& all, Standing one) {
      for (const Contribution& each : all) {
        one.points_udb = one.contributions > 0 ? each.points_udb : 0;
        said.push_back(
            {.candidate = candidate, .rule = each.rule, .overridden = each.overridden_by.has_value(), .standing = one});
      }
    };
    note(evidence[candidate].contributions, {.contributions = 1});
    note(evidence[candidate].exclusions, {.exclusions = 1});
    note(evidence[candidate].cautions, {});
    note(evidence[candidate].overridden, {});
  }
  std::ranges::stable_sort(said, comes_first);
  std::vector<Said> summed;
  for (const Said& each : said) {
    if (summed.empty() || comes_first(summed.back(), each))
      summed.push_back(each);
    else
      summed.back().standing += each.standing;
  }
  return summed;
}

Suppositions::Suppositions(const Case& given, const eval::Model& standing, DecisionId decision)
    : given_(given),
      standing_(standing),
      decision_(decision),
      moves_(decide::moves(given.program, given.answers, {.of_fixed = true, .withdrawing = true})),
      readers_(decide::readers(given.program, standing.plan(), decision, attributes_of(moves_))),
      readers_by_attribute_(given.program.relations.size()),
      reads_(readers_.size(), std::vector<bool>(given.program.relations.size(), false)),
      sayings_(readers_.size()) {
  for (std::size_t reader = 0; reader < readers_.size(); ++reader) {
    for (const RelationId attribute : readers_[reader].attributes) {
      readers_by_attribute_[index(attribute)].push_back(reader);
      reads_[reader][index(attribute)] = true;
    }
  }
  auto stands = decide::standings(given.program, standing, decision);
  COUNSEL_CHECK(stands.has_value(), "what a case stands at has a ranking");
  standings_ = std::move(*stands);
  std::vector<std::size_t> all(readers_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Saying> said = heard(standing, all);
  for (const std::size_t reader : all) sayings_[reader].emplace(Part{}, std::move(said[reader]));
}

Suppositions::Part Suppositions::positions(std::span<const Move> change) const {
  Part part;
  for (const Move& move : change) {
    const auto found = std::ranges::lower_bound(moves_, move, [](const Move& a, const Move& b) { return a < b; });
    COUNSEL_CHECK(found != moves_.end() && *found == move, "a change is made of the moves there are");
    part.push_back(static_cast<std::uint32_t>(found - moves_.begin()));
  }
  COUNSEL_CHECK(std::ranges::is_sorted(part), "a change is sorted");
  return part;
}

std::vector<Move> Suppositions::change_of(const Part& part) const {
  std::vector<Move> change;
  for (const std::uint32_t at : part) change.push_back(moves_[at]);
  return change;
}

std::vector<std::size_t> Suppositions::readers_of(const Part& change) const {
  std::vector<std::size_t> readers;
  for (const std::uint32_t at : change) {
    const auto& more = readers_by_attribute_[index(moves_[at].attribute)];
    readers.insert(readers.end(), more.begin(), more.end());
  }
  std::ranges::sort(readers);
  readers.erase(std::unique(readers.begin(), readers.end()), readers.end());
  return readers;
}

Suppositions::Part Suppositions::part_of(const Part& change, std::size_t reader) const {
  Part part;
  for (const std::uint32_t at : change)
    if (reads_[reader][index(moves_[at].attribute)]) part.push_back(at);
  return part;
}

Result<std::optional<eval::Model>> Suppositions::run(const Part& part) const {
  return run_changed(given_, standing_, change_of(part));
}

/// In the order of `readers`.
std::vector<Suppositions::Saying> Suppositions::heard(const eval::Model& model,
                                                      const std::vector<std::size_t>& readers) const {
  std::vector<RuleId> rules;
  for (const std::size_t reader : readers)
    rules.insert(rules.end(), readers_[reader].rules.begin(), readers_[reader].rules.end());
  std::ranges::sort(rules);
  const auto evidence = gather(given_.program, model, decision_, rules);
  const std::vector<Said> said = evidence ? said_in(*evidence) : std::vector<Said>{};
  std::vector<Saying> sayings(readers.size());
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const Reader& reader = readers_[readers[i]];
    sayings[i].failed = !evidence;
    std::ranges::copy_if(said, std::back_inserter(sayings[i].said),
                         [&](const Said& each) { return std::ranges::binary_search(reader.rules, each.rule); });
    for (const RelationId attribute : reader.of_one_value)
      if (contradiction(given_.program, model, attribute)) ++sayings[i].contradictions;
  }
  return sayings;
}

/// Runs the part, and keeps what it shows of every reader of something in it.
Result<void> Suppositions::learn(const Part& part) {
  const auto model = run(part);
  if (!model) return tl::unexpected(model.error());
  std::vector<std::size_t> unheard;
  for (const std::size_t reader : readers_of(part)) {
    const Part own = part_of(part, reader);
    if (sayings_[reader].contains(own)) continue;
    if (*model)
      unheard.push_back(reader);
    else if (own == part)
      sayings_[reader].emplace(own, Saying{.failed = true, .said = {}});
  }
  if (!*model) return {};
  std::vector<Saying> said = heard(**model, unheard);
  for (std::size_t i = 0; i < unheard.size(); ++i)
    sayings_[unheard[i]].emplace(part_of(part, unheard[i]), std::move(said[i]));
  return {};
}

Result<std::optional<std::vector<const Suppositions::Saying*>>> Suppositions::sayings(
    const Part& change, const std::vector<std::size_t>& readers) {
  std::vector<const Saying*> out;
  for (const std::size_t reader : readers) {
    const Part part = part_of(change, reader);
    if (!sayings_[reader].contains(part))
      if (auto learnt = learn(part); !learnt) return tl::unexpected(learnt.error());
    out.push_back(&sayings_[reader].at(part));
    if (out.back()->failed) return std::nullopt;
  }
  return out;
}

Result<std::optional<Standings>> Suppositions::standings(std::span<const Move> moves) {
  const Part change = positions(moves);
  const auto readers = readers_of(change);
  const auto found = sayings(change, readers);
  if (!found) return tl::unexpected(found.error());
  if (!*found) {
    const auto model = run(change);
    if (!model) return tl::unexpected(model.error());
    if (!*model) return std::nullopt;
    auto whole = decide::standings(given_.program, **model, decision_);
    if (!whole) return std::nullopt;
    return std::optional<Standings>(std::move(*whole));
  }
  Standings out = standings_;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const Saying& before = sayings_[readers[i]].at({});
    const Saying& after = *(**found)[i];
    for (const Said& each : before.said) out.candidates[each.candidate] -= each.standing;
    for (const Said& each : after.said) out.candidates[each.candidate] += each.standing;
    out.contradictions += after.contradictions - before.contradictions;
  }
  return std::optional<Standings>(std::move(out));
}

Result<std::optional<std::vector<Said>>> Suppositions::said(std::span<const Move> moves) {
  const Part change = positions(moves);
  const auto readers = readers_of(change);
  const auto found = sayings(change, readers);
  if (!found) return tl::unexpected(found.error());
  std::vector<Said> out;
  if (*found) {
    for (const Saying* each : **found) out.insert(out.end(), each->said.begin(), each->said.end());
  } else {
    const auto model = run(change);
    if (!model) return tl::unexpected(model.error());
    if (!*model) return std::nullopt;
    for (const Saying& each : heard(**model, readers)) {
      if (each.failed) return std::nullopt;
      out.insert(out.end(), each.said.begin(), each.said.end());
    }
  }
  std::ranges::sort(out, comes_first);
  return std::optional<std::vector<Said>>(std::move(out));
}

Result<bool> Suppositions::speaks(RuleId rule, std::size_t candidate, std::span<const Move> change) {
  const auto after = said(change);
  if (!after) return tl::unexpected(after.error());
  return *after && std::ranges::any_of(
                       **after, [&](const Said& each) { return each.rule == rule && each.candidate == candidate; });
}

}  // namespace counsel::decide
