// tests/support/seeds.h
// Where random tests take their seeds from: COUNSEL_SEED repeats one, otherwise they count from 1.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <vector>

namespace counsel::test {

/// Print the seed with every failure: EXPECT_… << "seed " << seed.
inline std::vector<std::uint64_t> seeds(std::size_t count) {
  if (const char* wanted = std::getenv("COUNSEL_SEED")) return {std::strtoull(wanted, nullptr, 10)};
  std::vector<std::uint64_t> out;
  for (std::uint64_t seed = 1; seed <= count; ++seed) out.push_back(seed);
  return out;
}

}  // namespace counsel::test
