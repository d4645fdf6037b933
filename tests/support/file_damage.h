// tests/support/file_damage.h
// What becomes of the bytes of a database file by accident, or by somebody who edits it without SQLite.
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace counsel::test {

inline constexpr std::size_t kPageBytes = 4096;

/// Does one random thing to the bytes, and says what.
inline std::string damage(std::string& bytes, std::mt19937_64& random) {
  const std::size_t pages = bytes.size() / kPageBytes;
  const auto page = [&] { return random() % pages * kPageBytes; };
  const auto named = [](std::size_t at) { return std::to_string(at / kPageBytes + 1); };
  switch (random() % 8) {
    case 0: {  // in the header of the file
      const std::size_t at = random() % 100;
      bytes[at] = static_cast<char>(random());
      return "byte " + std::to_string(at) + " of the header set";
    }
    case 1: {
      const std::size_t one = page(), other = page();
      const std::string kept = bytes.substr(one, kPageBytes);
      bytes.replace(one, kPageBytes, bytes.substr(other, kPageBytes));
      bytes.replace(other, kPageBytes, kept);
      return "pages " + named(one) + " and " + named(other) + " swapped";
    }
    case 2: {
      const std::size_t from = page(), to = page();
      bytes.replace(to, kPageBytes, bytes.substr(from, kPageBytes));
      return "page " + named(from) + " written over page " + named(to);
    }
    case 3: {
      bytes.resize(random() % bytes.size());
      return "cut to " + std::to_string(bytes.size()) + " bytes";
    }
    case 4: {  // the header of a page, and where its cells are
      const std::size_t at = page() + random() % 24;
      bytes[at] = static_cast<char>(random());
      return "byte " + std::to_string(at % kPageBytes) + " of page " + named(at) + " set";
    }
    default: {
      std::string what = "flipped";
      for (auto flips = 1 + random() % 3; flips > 0; --flips) {
        const std::size_t at = random() % bytes.size();
        const auto bit = random() % 8;
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
        what += " " + std::to_string(at) + "." + std::to_string(bit);
      }
      return what;
    }
  }
}

}  // namespace counsel::test
