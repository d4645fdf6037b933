#include "kb/content_digests.h"

#include <algorithm>

namespace counsel::kb {

namespace {

constexpr std::size_t kSamples = 16;

/// Of the length and some bytes from all over the content.
std::uint64_t mixed_samples(std::string_view bytes) {
  std::uint64_t mixed = bytes.size();
  for (std::size_t i = 0; i < kSamples; ++i) {
    const std::string_view sample = bytes.substr(bytes.size() * i / kSamples, sizeof mixed);
    std::uint64_t word = 0;
    std::copy(sample.begin(), sample.end(), reinterpret_cast<char*>(&word));
    mixed = (mixed ^ word) * 0x9E3779B97F4A7C15U;  // 2^64 by the golden ratio, which spreads numbers well
    mixed ^= mixed >> 32;
  }
  return mixed;
}

}  // namespace

Digest ContentDigests::of(std::string_view bytes) {
  const auto [known, is_new] = known_.try_emplace(mixed_samples(bytes));
  if (is_new || known->second.bytes != bytes) known->second = {bytes, sha256(bytes)};
  return known->second.digest;
}

}  // namespace counsel::kb
