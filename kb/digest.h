// kb/digest.h
// SHA-256, and texts made of fields so that no two lists of fields give the same text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace counsel::kb {

using Digest = std::array<std::uint8_t, 32>;

/// For tables with digests as keys, which are as good as random.
struct HashOfDigest {
  std::size_t operator()(const Digest& digest) const {
    std::size_t hash = 0;
    std::memcpy(&hash, digest.data(), sizeof hash);
    return hash;
  }
};

Digest sha256(std::string_view bytes);

/// The same of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::string_view bytes);
  /// Of all that was added; begins anew.
  Digest digest();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// The bytes of a digest, or of a key, as a text has them.
inline std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string to_hex(const Digest& digest);
/// Nothing where the text is none.
std::optional<Digest> digest_of_hex(std::string_view text);

/// Adds a field, with its length before it, to a text under construction.
void append_field(std::string& text, std::string_view field);

/// Adds `item` to the digest of a set, or takes it out again: order does not matter.
void toggle(Digest& set, const Digest& item);

}  // namespace counsel::kb
