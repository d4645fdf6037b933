// kb/record.h
// A fact as the base keeps it: with when it was added, since which version, and how it ended if it did.
//
// Units: versions count from 1; times are ISO 8601 text, as the caller gave them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/fact.h"

namespace counsel::kb {

/// Who does something to the base, and when. kb has no clock and knows no users.
struct Act {
  std::string who;
  std::string when;
};

/// Why a fact ended. Stored as the words of `ending_word`: never reword.
enum class Ending : std::uint8_t {
  retracted,  // a person took it back; rule files that still state it do not bring it back
  unstated,   // the rule files state it no longer
  recited,    // the rule files cite other documents for it; the same fact follows with those
  set_aside,  // it does not fit the declarations of its relation; it comes back when it fits again
};

constexpr std::array<std::string_view, 4> kEndingWords = {"retracted", "no longer stated", "cited anew", "set aside"};
constexpr std::string_view ending_word(Ending ending) { return kEndingWords[static_cast<std::size_t>(ending)]; }

struct Closing {
  std::int64_t version = 0;
  std::string at;
  std::string by;  // empty where rule files closed it
  Ending ending{};
  std::string note;  // the reason a person gave; may be empty
};

struct Record {
  Fact fact;
  std::int64_t relation = 0;  // the stored relation it belongs to: one name may have had other columns before
  std::string added_at;
  std::int64_t added_version = 0;
  std::optional<Closing> closing;  // nothing: the fact is current
};

/// What made a version. Stored as the words of `change_word`: never reword.
enum class ChangeKind : std::uint8_t { rules, person, import };

constexpr std::array<std::string_view, 3> kChangeWords = {"rules", "person", "import"};
constexpr std::string_view change_word(ChangeKind kind) { return kChangeWords[static_cast<std::size_t>(kind)]; }

/// One transaction that changed facts.
struct Version {
  std::int64_t number = 0;
  std::string made_at;
  std::string who;  // empty for rules
  ChangeKind what{};
  std::string note;  // the name of the imported file, the reason given; may be empty
};

}  // namespace counsel::kb
