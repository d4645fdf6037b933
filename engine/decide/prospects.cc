#include "engine/decide/prospects.h"

#include <algorithm>
#include <array>

#include "engine/decide/linear.h"
#include "engine/decide/relax.h"

namespace counsel::decide {

namespace {

/// Whether all answers stay as they are, and one comes to them.
bool only_adds(const Case& given, const Move& move) {
  const std::array<Move, 1> change = {move};
  return (move.kind == Move::Kind::set || move.kind == Move::Kind::add) &&
         changed(given.program, given.answers, change).size() == given.answers.size() + 1;
}

bool reads(const Reader& reader, RelationId attribute) {
  return std::ranges::binary_search(reader.attributes, attribute);
}

/// What is said by the rules that read the attribute.
std::vector<Said> said_by_readers_of(RelationId attribute, const std::vector<Reader>& readers,
                                     const std::vector<Said>& said) {
  std::vector<Said> out;
  std::ranges::copy_if(said, std::back_inserter(out), [&](const Said& each) {
    return std::ranges::any_of(readers, [&](const Reader& reader) {
      return reads(reader, attribute) && std::ranges::binary_search(reader.rules, each.rule);
    });
  });
  return out;
}

}  // namespace

Result<Prospects> Prospects::of(const Case& given, const eval::Model& standing, DecisionId decision,
                                std::span<const Move> moves, Suppositions& suppositions) {
  const lang::Program& program = given.program;
  const std::vector<bool> linear = linear_rules(program, decision, depends_on(program, attributes_of(moves)));
  const auto evidence = gather(program, standing, decision);
  if (!evidence) return tl::unexpected(evidence.error());
  const std::vector<Said> before = said_in(*evidence);
  Prospects out;
  for (const CandidateEvidence& each : *evidence) out.standing_.push_back(standing_of(each));
  std::vector<const Reader*> entangled;
  for (const Reader& reader : suppositions.readers()) {
    if (auto noted = out.note_exclusions(reader, before, moves, suppositions); !noted)
      return tl::unexpected(noted.error());
    Gains gains(evidence->size());
    bool any = false;
    for (const RuleId id : reader.rules) {
      if (linear[index(id)]) continue;
      any = true;
      const Gains more = greatest_gains(program, decision, program.rule(id));
      for (std::size_t i = 0; i < gains.size(); ++i) gains[i] += more[i];
    }
    if (!any) continue;
    entangled.push_back(&reader);
    out.entangled_.push_back(std::move(gains));
  }
  for (const Move& move : moves) {
    Alone& alone = out.alone_.emplace_back();
    if (auto judged = alone.judge(given, move, before, evidence->size(), suppositions); !judged)
      return tl::unexpected(judged.error());
    for (const Reader* reader : entangled) alone.read_by.push_back(reads(*reader, move.attribute));
  }
  return out;
}

/// By candidate: whether one of the reader's rules excludes it.
std::vector<bool> Prospects::excluded_by(const Reader& reader, const std::vector<Said>& said) const {
  std::vector<bool> excluded(standing_.size(), false);
  for (const Said& each : said)
    if (each.standing.exclusions > 0 && std::ranges::binary_search(reader.rules, each.rule))
      excluded[each.candidate] = true;
  return excluded;
}

Result<void> Prospects::note_exclusions(const Reader& reader, const std::vector<Said>& before,
                                        std::span<const Move> moves, Suppositions& suppositions) {
  Excluder excluder{.now = excluded_by(reader, before), .then = std::vector<std::vector<bool>>(moves.size())};
  bool any = std::ranges::find(excluder.now, true) != excluder.now.end();
  for (std::size_t i = 0; i < moves.size(); ++i) {
    if (!reads(reader, moves[i].attribute)) continue;
    const auto after = suppositions.said(moves.subspan(i, 1));
    if (!after) return tl::unexpected(after.error());
    excluder.then[i] = excluded_by(reader, *after ? **after : std::vector<Said>());
    any = any || std::ranges::find(excluder.then[i], true) != excluder.then[i].end();
  }
  if (any) excluders_.push_back(std::move(excluder));
  return {};
}

Result<void> Prospects::Alone::judge(const Case& given, const Move& move, const std::vector<Said>& before,
                                     std::size_t candidates, Suppositions& suppositions) {
  const std::array<Move, 1> change = {move};
  const auto after = suppositions.said(change);
  if (!after) return tl::unexpected(after.error());
  if (!*after) return {};
  const std::vector<Said> now = said_by_readers_of(move.attribute, suppositions.readers(), before);
  if (only_adds(given, move)) {
    gains = gains_of(now, **after, candidates);
    is_judged = true;
  } else if (move.kind == Move::Kind::set) {
    // First the answer goes, then another one comes: so that neither hides what the other does.
    const std::array<Move, 1> withdrawal = {{{.attribute = move.attribute, .kind = Move::Kind::withdraw, .value = {}}}};
    const auto between = suppositions.said(withdrawal);
    if (!between) return tl::unexpected(between.error());
    if (!*between) return {};
    gains = gains_of(now, **between, candidates);
    const Gains coming = gains_of(**between, **after, candidates);
    for (std::size_t i = 0; i < candidates; ++i) gains[i] += coming[i];
    is_judged = replaces = true;
  }
  return {};
}

/// Those that read several moves of the change.
std::vector<std::size_t> Prospects::met_by(std::span<const std::size_t> change) const {
  std::vector<std::size_t> met;
  for (std::size_t i = 0; i < entangled_.size(); ++i)
    if (std::ranges::count_if(change, [&](std::size_t move) { return alone_[move].read_by[i]; }) > 1) met.push_back(i);
  return met;
}

Prospects::Outlook Prospects::outlook(std::size_t candidate, std::span<const std::size_t> change,
                                      std::span<const std::size_t> entangled) const {
  Gain in_all;
  std::int64_t surely_more = 0, surely_less = 0;  // what any one addition brings about is there in any case
  for (const std::size_t move : change) {
    const Gain& gain = alone_[move].gains[candidate];
    in_all += gain;
    if (alone_[move].replaces) continue;
    surely_more = std::max(surely_more, gain.more_udb);
    surely_less = std::min(surely_less, gain.less_udb);
  }
  for (const std::size_t each : entangled) in_all += entangled_[each][candidate];
  const Standing& now = standing_[candidate];
  return {.most_udb = now.points_udb + in_all.more_udb + surely_less,
          .least_udb = now.points_udb + in_all.less_udb + surely_more,
          .may_be_excluded = now.excluded() || in_all.may_exclude,
          .may_be_admitted = !(now.excluded() || in_all.may_exclude) || in_all.may_admit};
}

bool Prospects::is_surely_excluded(std::size_t candidate, std::span<const std::size_t> change) const {
  return std::ranges::any_of(excluders_, [&](const Excluder& each) {
    const std::vector<bool>* excluded = &each.now;
    for (const std::size_t move : change) {
      if (each.then[move].empty()) continue;
      if (excluded != &each.now) return false;  // it reads several of the moves: what it says of these is not known
      excluded = &each.then[move];
    }
    return static_cast<bool>((*excluded)[candidate]);
  });
}

bool Prospects::could_achieve(const Goal& goal, std::span<const std::size_t> change) const {
  if (is_surely_excluded(goal.candidate, change)) return false;
  const auto replace = std::ranges::count_if(change, [&](std::size_t move) { return alone_[move].replaces; });
  const bool judged = std::ranges::all_of(change, [&](std::size_t move) { return alone_[move].is_judged; });
  if (!judged || replace > 1) return true;
  const std::vector<std::size_t> entangled = met_by(change);
  const Outlook wanted = outlook(goal.candidate, change, entangled);
  if (!wanted.may_be_admitted) return false;
  if (goal.ahead_of) {
    const Outlook other = outlook(*goal.ahead_of, change, entangled);
    return other.may_be_excluded || other.least_udb < wanted.most_udb;
  }
  if (!goal.top) return true;
  std::uint32_t ahead = 0;
  for (std::size_t i = 0; i < standing_.size() && ahead < *goal.top; ++i) {
    const Outlook rival = outlook(i, change, entangled);
    if (!rival.may_be_excluded && rival.least_udb > wanted.most_udb) ++ahead;
  }
  return ahead < *goal.top;
}

}  // namespace counsel::decide
