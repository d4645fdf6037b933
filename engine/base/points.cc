#include "engine/base/points.h"

#include <cmath>

namespace counsel {

// Rounding to 10⁻⁶ hides the last digits, in which one machine's log10 may differ from another's.
std::int64_t points_udb(double strength, double certainty) {
  return std::llround(-10.0 * std::log10(1.0 - strength * certainty) * kPointUnits);
}

std::int64_t certainty_udb(double certainty) { return certainty == 1 ? kCertainUdb : points_udb(certainty, 1); }

std::int64_t evidence_udb(double strength, std::int64_t certainty_udb) {
  return strength == 1.0 ? certainty_udb : points_udb(strength, certainty_of(certainty_udb));
}

double certainty_of(std::int64_t points_udb) {
  if (points_udb == kCertainUdb) return 1;
  const double size = 1.0 - std::pow(10.0, -std::abs(static_cast<double>(points_udb)) / kPointUnits / 10.0);
  return points_udb < 0 ? -size : size;
}

}  // namespace counsel
