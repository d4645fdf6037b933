// cli/render/numbers.h
// Points and certainties as a person reads them.
//
// Units: points come in millionths of a decibel and are shown with one decimal, halves away from zero.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace counsel::cli {

std::string points_text(std::int64_t points_udb);         // "7.0", "-3.0"
std::string signed_points_text(std::int64_t points_udb);  // "+7.0", "-3.0"

/// "80 %", "-50 %". Nothing is certain: 99.7 % is shown as 99 %.
std::string certainty_text(double certainty);

/// "83 %", rounded down, so that 100 % is all. Of nothing, all is there.
std::string percent_text(std::size_t part, std::size_t whole);

/// A bar of `share` (0 to 1) of `width` cells, to an eighth of a cell; something is seen of any share above 0.
std::string bar(double share, std::size_t width);

}  // namespace counsel::cli
