#include "cli/audit/turn.h"

#include <algorithm>
#include <optional>
#include <set>

namespace counsel::cli {

namespace {

using Names = std::vector<std::string>;

Names leading(const CameOut& came) {
  Names names;
  for (const CameOut::Stood* each : came.leaders()) names.push_back(each->name);
  return names;
}

Names at_rank(const CameOut& came, std::uint32_t rank) {
  Names names;
  for (const CameOut::Stood& each : came.candidates)
    if (each.rank == rank) names.push_back(each.name);
  return names;
}

/// The first that is not among the others; otherwise the first.
const std::string* first_but(const Names& names, const Names& others) {
  for (const std::string& name : names)
    if (std::ranges::find(others, name) == others.end()) return &name;
  return names.empty() ? nullptr : &names.front();
}

bool same(Names a, Names b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  return a == b;
}

/// The first place that others hold.
struct Place {
  std::uint32_t number = 0;
  Names held, hold;
};

std::optional<Place> first_changed(const CameOut& before, const CameOut& after) {
  Place place{0, leading(before), leading(after)};
  const auto last = static_cast<std::uint32_t>(std::max(before.candidates.size(), after.candidates.size()));
  while (same(place.held, place.hold)) {
    if (place.number == last) return std::nullopt;
    ++place.number;
    place.held = at_rank(before, place.number);
    place.hold = at_rank(after, place.number);
  }
  place.number = std::max(place.number, 1u);
  return place;
}

std::vector<std::string> labels(const CameOut& came, const Names& names) {
  std::vector<std::string> found;
  for (const std::string& name : names) found.push_back(came.find(name)->label);
  return found;
}

Turn::Words words(const CameOut& came, const std::string& candidate, const std::string& rule) {
  Turn::Words all;
  if (const CameOut::Stood* stood = came.find(candidate))
    for (const CameOut::Said& said : stood->said)
      if (said.rule == rule) all = {true, all.excludes || said.excludes, all.points_udb + said.points_udb};
  return all;
}

/// By how much it moved a candidate down: exclusions first, points second.
using Weight = std::pair<int, std::int64_t>;

Weight weight(const Turn::About& said, int sign) {
  return {sign * (int{said.after.excludes} - int{said.before.excludes}),
          sign * (said.before.points_udb - said.after.points_udb)};
}

void collect_rules(const CameOut& came, std::set<std::string>& rules) {
  for (const CameOut::Stood& each : came.candidates)
    for (const CameOut::Said& said : each.said) rules.insert(said.rule);
}

}  // namespace

Turn turn_of(const CameOut& before, const CameOut& after) {
  const auto place = first_changed(before, after);
  if (!place) return {};
  const std::string* const fell = first_but(place->held, place->hold);
  const std::string* const rose = first_but(place->hold, place->held);
  std::set<std::string> rules;
  collect_rules(before, rules);
  collect_rules(after, rules);
  Turn turn{.place = place->number, .held = labels(before, place->held), .hold = labels(after, place->hold), .rule = "", .said = {}};
  Weight most{0, 0};
  for (const std::string& rule : rules) {
    std::vector<Turn::About> said;
    Weight moved{0, 0};
    const auto add = [&](const std::string* candidate, int sign) {
      if (candidate == nullptr) return;
      const CameOut::Stood* stood = before.find(*candidate) ? before.find(*candidate) : after.find(*candidate);
      said.push_back({*candidate, stood->label, words(before, *candidate, rule), words(after, *candidate, rule)});
      const Weight one = weight(said.back(), sign);
      moved = {moved.first + one.first, moved.second + one.second};
    };
    add(fell, 1);
    add(rose, -1);
    if (moved <= most) continue;
    most = moved;
    turn.rule = rule;
    turn.said = std::move(said);
  }
  return turn;
}

}  // namespace counsel::cli
