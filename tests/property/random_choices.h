// tests/property/random_choices.h
// Random rule bases over few answers of few values, so that every change of all of them can be run: up to twelve
// questions answered by yes or no, fewer where more can be answered.
#pragma once

#include <random>
#include <string>

namespace counsel::property {

/// A rule base with the decision `pet` and one example, whose `given` are the answers of the case. Questions have random
/// costs, and some are fixed; at most `most` changes can be made of the others. With `flips` all are answered by yes or
/// no, and none is fixed.
std::string random_choices(std::mt19937_64& random, std::size_t most, bool flips);

}  // namespace counsel::property
