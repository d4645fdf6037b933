// engine/explain/distance.h
// How far a value is from what a comparison needs: "7 too many", "0.5 too little", "3 days too late".
#pragma once

#include <optional>
#include <string>

#include "engine/base/value.h"
#include "engine/lang/syntax.h"

namespace counsel::explain {

struct Distance {
  Value amount;  // above 0: an integer for integers and, in days, for dates; otherwise a number
  std::string text;
};

/// Between numbers or dates; nothing where the comparison holds, no distance mends it, or there is no such number.
std::optional<Distance> distance_of(lang::Comparator comparator, const Value& actual, const Value& needed);

}  // namespace counsel::explain
