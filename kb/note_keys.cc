#include "kb/note_keys.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/check.h"
#include "engine/base/utf8.h"
#include "kb/base64.h"
#include "kb/digest.h"

namespace counsel::kb {

namespace {

constexpr char kEd25519 = 1;
constexpr std::string_view kPrivate = "PRIVATE+KEY+";
constexpr std::size_t kIdBytes = 4;

/// White space of Unicode, and control characters.
bool is_space_or_control(char32_t code) {
  if (code <= 0x20 || (code >= 0x7F && code <= 0xA0)) return true;
  return code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
         code == 0x205F || code == 0x3000;
}

/// What begins with the id.
Digest digest_of(const VerifyKey& key) {
  std::string hashed = key.name;
  hashed += '\n';
  hashed += kEd25519;
  hashed += bytes_of(key.key);
  return sha256(hashed);
}

std::string hex_id(const VerifyKey& key) { return to_hex(digest_of(key)).substr(0, 2 * kIdBytes); }

}  // namespace

VerifyKey verify_key_of(const SigningKey& key) { return {key.name, public_key_of(key.seed)}; }

std::string key_id(const VerifyKey& key) { return std::string(bytes_of(digest_of(key)).substr(0, kIdBytes)); }

bool is_key_name(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const auto character = decode_utf8(name, at);
    if (!character || character->code == '+' || is_space_or_control(character->code)) return false;
    at += character->bytes;
  }
  return !name.empty();
}

namespace {

/// The name, the id and the base64 of the byte that says Ed25519 and the 32 bytes of either key.
std::string key_text(const VerifyKey& key, const std::array<std::uint8_t, 32>& bytes) {
  COUNSEL_CHECK(is_key_name(key.name), "the name of a key is one");
  std::string typed(1, kEd25519);
  typed += bytes_of(bytes);
  return key.name + "+" + hex_id(key) + "+" + to_base64(typed);
}

struct KeyText {
  std::string name;
  std::string id;  // in hexadecimal
  std::array<std::uint8_t, 32> bytes;
};

Result<KeyText> split_key(std::string_view text) {
  const auto wrong = [](const char* why) {
    return fail(ErrorKind::invalid_input, std::string("it is no key: ") + why);
  };
  const std::size_t id = text.find('+');
  const std::size_t key = id == std::string_view::npos ? id : text.find('+', id + 1);
  if (key == std::string_view::npos) return wrong("it does not have a name, an id and a key with + between them");
  KeyText out{std::string(text.substr(0, id)), std::string(text.substr(id + 1, key - id - 1)), {}};
  if (!is_key_name(out.name)) return wrong("its name is empty, not UTF-8, or has spaces or control characters");
  const std::optional<std::string> typed = from_base64(text.substr(key + 1));
  if (!typed) return wrong("what follows its id is not base64");
  if (typed->empty() || typed->front() != kEd25519) return wrong("it is not for Ed25519");
  if (typed->size() != 1 + out.bytes.size()) return wrong("it is not 32 bytes long");
  std::copy(typed->begin() + 1, typed->end(), out.bytes.begin());
  return out;
}

tl::unexpected<Error> wrong_id() { return fail(ErrorKind::invalid_input, "it is no key: its id is that of another"); }

}  // namespace

std::string to_text(const VerifyKey& key) { return key_text(key, key.key); }

std::string to_text(const SigningKey& key) { return std::string(kPrivate) + key_text(verify_key_of(key), key.seed); }

Result<VerifyKey> read_verify_key(std::string_view text) {
  if (text.starts_with(kPrivate))
    return fail(ErrorKind::invalid_input, "it is a key that signs, which is a secret, and no key that verifies");
  const Result<KeyText> parts = split_key(text);
  if (!parts) return tl::unexpected(parts.error());
  VerifyKey key{parts->name, parts->bytes};
  if (parts->id != hex_id(key)) return wrong_id();
  return key;
}

Result<SigningKey> read_signing_key(std::string_view text) {
  if (!text.starts_with(kPrivate))
    return fail(ErrorKind::invalid_input, "it is no key that signs: it does not begin with PRIVATE+KEY+");
  const Result<KeyText> parts = split_key(text.substr(kPrivate.size()));
  if (!parts) return tl::unexpected(parts.error());
  SigningKey key{parts->name, parts->bytes};
  if (parts->id != hex_id(verify_key_of(key))) return wrong_id();
  return key;
}

}  // namespace counsel::kb
