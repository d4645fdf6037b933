// kb/note_keys.h
// The keys that notes are signed and verified with, and their texts, one line without its end each:
//
//     PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW               verifies
//     PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz   signs, and is a secret
//
// that is the name, the id in hexadecimal, and in base64 a byte that says Ed25519 and the key. A note names the key
// that signed it by name and id. Each key has one text.
//
// Source: C2SP signed-note, https://c2sp.org/signed-note; the secret form is that of golang.org/x/mod/sumdb/note.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "kb/ed25519.h"

namespace counsel::kb {

struct VerifyKey {
  std::string name;
  PublicKey key{};

  friend bool operator==(const VerifyKey&, const VerifyKey&) = default;
};

struct SigningKey {
  std::string name;
  Seed seed{};  // 32 random bytes

  friend bool operator==(const SigningKey&, const SigningKey&) = default;
};

VerifyKey verify_key_of(const SigningKey& key);

/// Four bytes, which tell keys of one name from each other.
std::string key_id(const VerifyKey& key);

/// Whether it may be the name of a key: UTF-8 that is not empty, without spaces, `+` and control characters.
bool is_key_name(std::string_view name);

/// Requires: is_key_name(key.name).
std::string to_text(const VerifyKey& key);
std::string to_text(const SigningKey& key);

/// Errors: invalid_input, which says what is wrong with the text, and none of the text.
Result<VerifyKey> read_verify_key(std::string_view text);
Result<SigningKey> read_signing_key(std::string_view text);

}  // namespace counsel::kb
