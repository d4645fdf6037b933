#include "engine/lang/places.h"

#include <algorithm>

#include "engine/base/check.h"

namespace counsel::lang {

namespace {

std::size_t number(PlaceId id) { return static_cast<std::size_t>(id); }

}  // namespace

PlaceId Places::add() {
  const auto id = static_cast<PlaceId>(places_.size());
  places_.emplace_back();
  parents_.push_back(id);
  known_.emplace_back();
  return id;
}

PlaceId Places::root(PlaceId id) const {
  while (parents_[number(id)] != id) {
    PlaceId& parent = parents_[number(id)];
    parent = parents_[number(parent)];
    id = parent;
  }
  return id;
}

void Places::unite(PlaceId first, PlaceId second) {
  PlaceId keep = root(first), give = root(second);
  if (keep == give) return;
  if (keep > give) std::swap(keep, give);  // the earlier place, whose values come first
  Place& into = places_[number(keep)];
  Place& from = places_[number(give)];
  for (Word& value : from.values)
    if (known_[number(keep)].insert(value.text).second) into.values.push_back(std::move(value));
  for (std::string& name : from.names)
    if (std::ranges::find(into.names, name) == into.names.end()) into.names.push_back(std::move(name));
  into.yes_or_no |= from.yes_or_no;
  into.whole |= from.whole;
  into.fraction |= from.fraction;
  into.day |= from.day;
  into.text |= from.text;
  into.candidates |= from.candidates;
  into.attributes += from.attributes;
  into.columns += from.columns;
  if (!into.declared) into.declared = from.declared;
  parents_[number(give)] = keep;
  from = {};
  known_[number(give)].clear();
}

void Places::put(PlaceId id, const Item& value) {
  Place& place = at(id);
  switch (value.kind) {
    case Item::Kind::variable:
      COUNSEL_CHECK(false, "a variable is a place of its own");
      return;
    case Item::Kind::integer:
      place.whole = true;
      return;
    case Item::Kind::number:
      place.fraction = true;
      return;
    case Item::Kind::date:
      place.day = true;
      return;
    case Item::Kind::word:
      if (value.text == "yes" || value.text == "no") {
        place.yes_or_no = true;
        return;
      }
      break;
    case Item::Kind::quoted:
      break;
  }
  if (known_[number(root(id))].insert(value.text).second)
    place.values.push_back({value.text, value.span, value.kind == Item::Kind::quoted});
}

}  // namespace counsel::lang
