// engine/lang/usage.h
// How a rule base uses the names that it does not declare: what each would have to be.
//
// Method: every place where a value may stand is a Place (places.h). Two words side by side do not say which of them is
//         the attribute: it is the one that is an attribute elsewhere, or is no value elsewhere, or has more partners,
//         or else the later one.
// Order:  of first use, so that declarations come in the order in which a reader meets the names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/lang/places.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {

struct AttributeUse {
  std::string name;
  PlaceId place{};
  bool several = false;    // may have several values
  bool concluded = false;  // by a rule, so that nobody has to be asked
};

struct RelationUse {
  std::string name;
  std::vector<PlaceId> places;
  std::vector<std::string> columns;  // names; empty where none was seen
};

struct Usage {
  std::vector<AttributeUse> attributes;
  std::vector<RelationUse> relations;
  std::optional<PlaceId> candidates;  // where rules speak for some and nothing is decided
  std::vector<std::string> documents;

  Places places;
};

Usage usage_of(const SyntaxTree& tree, const Vocabulary& vocabulary);

}  // namespace counsel::lang
