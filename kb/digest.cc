#include "kb/digest.h"

#include <charconv>

#include <nettle/sha2.h>
#include <sodium.h>

namespace counsel::kb {

static_assert(std::tuple_size_v<Digest> == SHA256_DIGEST_SIZE);

// Nettle's, since it uses the processor's instructions for it: libsodium's takes five times as long.
struct Sha256::Context {
  sha256_ctx state;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) { sha256_init(&context_->state); }

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  sha256_update(&context_->state, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

Digest Sha256::digest() {
  Digest digest;
  sha256_digest(&context_->state, digest.size(), digest.data());
  return digest;
}

Digest sha256(std::string_view bytes) {
  sha256_ctx state;
  sha256_init(&state);
  sha256_update(&state, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  Digest digest;
  sha256_digest(&state, digest.size(), digest.data());
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
  std::array<char, 24> length;
  char* end = std::to_chars(length.data(), length.data() + length.size() - 1, field.size()).ptr;
  *end++ = ':';
  text.append(length.data(), end);
  text += field;
}

void toggle(Digest& set, const Digest& item) {
  for (std::size_t i = 0; i < set.size(); ++i) set[i] = static_cast<std::uint8_t>(set[i] ^ item[i]);
}

}  // namespace counsel::kb
