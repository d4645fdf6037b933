#include "kb/ed25519.h"

#include <sodium.h>

#include "engine/base/check.h"

namespace counsel::kb {

namespace {

static_assert(std::tuple_size_v<Seed> == crypto_sign_SEEDBYTES);
static_assert(std::tuple_size_v<PublicKey> == crypto_sign_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<Signature> == crypto_sign_BYTES);

/// Both halves of a key; the secret one does not stay in memory.
struct KeyPair {
  PublicKey open;
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret;

  explicit KeyPair(const Seed& seed) {
    static const bool ready = sodium_init() >= 0;
    COUNSEL_CHECK(ready, "libsodium works on this machine");
    crypto_sign_seed_keypair(open.data(), secret.data(), seed.data());
  }
  KeyPair(const KeyPair&) = delete;
  KeyPair& operator=(const KeyPair&) = delete;
  ~KeyPair() { sodium_memzero(secret.data(), secret.size()); }
};

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

PublicKey public_key_of(const Seed& seed) { return KeyPair(seed).open; }

Signature sign(std::string_view text, const Seed& seed) {
  const KeyPair key(seed);
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, bytes_of(text), text.size(), key.secret.data());
  return signature;
}

bool verify(const Signature& signature, std::string_view text, const PublicKey& key) {
  return crypto_sign_verify_detached(signature.data(), bytes_of(text), text.size(), key.data()) == 0;
}

}  // namespace counsel::kb
