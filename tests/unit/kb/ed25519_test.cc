#include "kb/ed25519.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/hex.h"

namespace counsel::kb {
namespace {

std::string hex_of(const auto& bytes) {
  std::string hex;
  for (std::size_t i = 0; i < bytes.size(); i += 32) {
    Digest part;
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(i), part.size(), part.begin());
    hex += to_hex(part);
  }
  return hex;
}

TEST(Ed25519, SignsTheExamplesOfRfc8032) {
  const struct {
    const char *seed, *key, *text, *signature;
  } cases[] = {
      {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
       "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
       "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
      {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
       "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
       "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
       "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
  };
  for (const auto& [seed, key, text, signature] : cases) {
    const Seed secret = test::digest_of_hex(seed);
    EXPECT_EQ(hex_of(public_key_of(secret)), key);
    EXPECT_EQ(hex_of(sign(test::bytes_of_hex(text), secret)), signature);
    EXPECT_TRUE(verify(sign(test::bytes_of_hex(text), secret), test::bytes_of_hex(text), test::digest_of_hex(key)));
  }
}

TEST(Ed25519, TakesNoSignatureOfAnotherTextOrKey) {
  const Seed seed = test::digest_of_hex("01");
  const Signature signature = sign("text", seed);
  EXPECT_TRUE(verify(signature, "text", public_key_of(seed)));
  EXPECT_FALSE(verify(signature, "texts", public_key_of(seed)));
  EXPECT_FALSE(verify(signature, "", public_key_of(seed)));
  EXPECT_FALSE(verify(signature, "text", public_key_of(test::digest_of_hex("02"))));
  EXPECT_FALSE(verify(Signature{}, "text", public_key_of(seed)));
  EXPECT_FALSE(verify(Signature{}, "text", PublicKey{}));  // a key that takes any signature, if it is let
  for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
    Signature wrong = signature;
    wrong[bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
    EXPECT_FALSE(verify(wrong, "text", public_key_of(seed))) << bit;
  }
}

}  // namespace
}  // namespace counsel::kb
