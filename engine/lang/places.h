// engine/lang/places.h
// The places where values stand: an attribute's value, a column, a variable, a candidate. Places that have to hold the
// same things are united, and what was seen in one was seen in all.
//
// Order: values and names as they were met.
// Source: disjoint sets with path halving, Tarjan and van Leeuwen 1984.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/schema.h"
#include "engine/lang/syntax.h"

namespace counsel::lang {

enum class PlaceId : std::uint32_t {};

/// What was seen in places that hold the same things.
struct Place {
  std::vector<Word> values;        // names and quoted literals, each once
  std::vector<std::string> names;  // what such a thing may be called: variables and columns
  bool yes_or_no = false;
  bool whole = false;     // a whole number
  bool fraction = false;  // a number that is not whole, or the result of a division
  bool day = false;
  bool text = false;  // compared as a text
  bool candidates = false;
  std::uint32_t attributes = 0, columns = 0;  // how many of each are united here
  std::optional<ColumnType> declared;         // by what is declared already
};

class Places {
 public:
  PlaceId add();
  PlaceId root(PlaceId id) const;
  Place& at(PlaceId id) { return places_[static_cast<std::size_t>(root(id))]; }
  const Place& at(PlaceId id) const { return places_[static_cast<std::size_t>(root(id))]; }

  void unite(PlaceId first, PlaceId second);

  /// Notes that `value` stands there. Requires: no variable.
  void put(PlaceId id, const Item& value);

 private:
  std::vector<Place> places_;
  mutable std::vector<PlaceId> parents_;      // halved on the way to the root
  std::vector<std::set<std::string>> known_;  // the texts of `values`
};

}  // namespace counsel::lang
