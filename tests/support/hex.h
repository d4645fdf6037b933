// tests/support/hex.h
// Bytes as hexadecimal digits.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "kb/digest.h"

namespace counsel::test {

inline std::string bytes_of_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::strtoul(std::string(hex.substr(i, 2)).c_str(), nullptr, 16));
  return bytes;
}

inline kb::Digest digest_of_hex(std::string_view hex) {
  const std::string bytes = bytes_of_hex(hex);
  kb::Digest digest{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
  return digest;
}

}  // namespace counsel::test
