// engine/base/points.h
// Certainty factors in the form that adds up: evidence in decibels.
//
// Units:  points in millionths of a decibel (int64), so that a sum is the same in every order.
// Source: EMYCIN's certainty factors (van Melle 1979): CF₁ + CF₂·(1 − CF₁) is a sum of −10·log10(1 − CF).
//         docs/language.md "Certainty".
#pragma once

#include <cstdint>

namespace counsel {

inline constexpr double kPointUnits = 1e6;

/// Stands for certainty 1, which no sum of points amounts to.
inline constexpr std::int64_t kCertainUdb = 1'000'000'000'000'000;

/// What a suggestion of this strength is worth when its conditions hold with this certainty: strength 0.8 is
/// 7.0 points, 0.5 is 3.0, 0.2 is 1.0. Requires: 0 < strength < 1, 0 < certainty <= 1.
std::int64_t points_udb(double strength, double certainty);

/// The same for conditions that hold with a certainty in points. A strength of 1 adds no doubt of its own.
/// Requires: 0 < strength <= 1, 0 < certainty_udb.
std::int64_t evidence_udb(double strength, std::int64_t certainty_udb);

/// The points that a certainty amounts to; kCertainUdb for 1. Requires: 0 < certainty <= 1.
std::int64_t certainty_udb(double certainty);

/// The certainty that points amount to: sign(p)·(1 − 10^(−|p|/10)), within (−1, 1), and 1 for kCertainUdb.
double certainty_of(std::int64_t points_udb);

}  // namespace counsel
