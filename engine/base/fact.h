// engine/base/fact.h
// A ground fact with where it comes from: what the fact base hands to the engine, and what a proof ends in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/value.h"

namespace counsel {

/// A citation of a document that the rules declare with `source`.
struct Citation {
  std::string document;  // its id, `tech-platform`
  std::string locator;   // where in it, "10. Phoenix"; may be empty
  auto operator<=>(const Citation&) const = default;
};

/// Who put a fact where it is. Stored in fact bases as the words of `origin_word`: never reword.
enum class Origin : std::uint8_t {
  rules,     // stated in a rule file
  person,    // added by hand
  imported,  // read from a CSV or JSON file
  answer,    // given for this one case; never stored
  declared,  // follows from a declaration (the members of a kind)
};

std::string_view origin_word(Origin origin);  // "rules", "person", "imported", "answer", "declared"

/// Number of a fact in its base; 0 for a fact that is in none (an answer).
enum class FactId : std::int64_t {};

struct Fact {
  std::string relation;
  std::vector<Value> values;
  Origin origin = Origin::answer;
  std::vector<Citation> citations;
  std::string place;  // "knowledge.rules:12", or the import file and row, or the answer as typed; may be empty
  std::string who;    // for person and imported
  FactId id{};
};

/// A file of facts that is read with every run: what is the same for all its rows.
struct FactFileOrigin {
  std::string name;  // a fact's place is this, a colon and the number of its row
  Origin origin = Origin::imported;
  std::vector<Citation> citations;
};

/// All facts a run starts from, apart from those that files hold. Order: relation, then values (the base reads them so).
struct FactSet {
  std::vector<Fact> facts;
  std::int64_t version = 0;  // of the base they were read from
};

}  // namespace counsel
