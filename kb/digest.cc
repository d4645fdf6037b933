#include "kb/digest.h"

#include <sodium.h>

#include "engine/base/check.h"

namespace counsel::kb {

static_assert(std::tuple_size_v<Digest> == crypto_hash_sha256_BYTES);

Digest sha256(std::string_view bytes) {
  static const bool ready = sodium_init() >= 0;
  COUNSEL_CHECK(ready, "libsodium works on this machine");
  Digest digest;
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return digest;
}

std::string to_hex(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(digest.size() * 2);
  for (const std::uint8_t byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::optional<Digest> digest_of_hex(std::string_view text) {
  Digest digest;
  std::size_t size = 0;
  const char* end = nullptr;
  if (text.size() != digest.size() * 2 ||
      sodium_hex2bin(digest.data(), digest.size(), text.data(), text.size(), nullptr, &size, &end) != 0 ||
      size != digest.size())
    return std::nullopt;
  return digest;
}

void append_field(std::string& text, std::string_view field) {
  text += std::to_string(field.size());
  text += ':';
  text += field;
}

void toggle(Digest& set, const Digest& item) {
  for (std::size_t i = 0; i < set.size(); ++i) set[i] = static_cast<std::uint8_t>(set[i] ^ item[i]);
}

}  // namespace counsel::kb
