// tests/property/random_runs.h
// How random tests take their seed and length: COUNSEL_SEED=n repeats a run; COUNSEL_CASES=n changes its length.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>

namespace counsel::property {

inline std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* const text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

inline std::uint64_t seed() {
  static const std::uint64_t kSeed = from_environment("COUNSEL_SEED", std::random_device{}());
  return kSeed;
}

/// Calls `body` with the random engine and the number of the case until one fails. Says the seed.
template <class Body>
void for_random_cases(std::uint64_t cases, const Body& body) {
  cases = from_environment("COUNSEL_CASES", cases);
  std::cout << "COUNSEL_SEED=" << seed() << '\n';
  std::mt19937_64 random(seed());
  for (std::uint64_t i = 0; i < cases && !testing::Test::HasFailure(); ++i) body(random, i);
}

}  // namespace counsel::property
