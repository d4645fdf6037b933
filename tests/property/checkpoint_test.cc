// A signed checkpoint, and every text that differs from it in one place.
#include "kb/checkpoint.h"

#include <gtest/gtest.h>

#include "tests/property/random_runs.h"
#include "tests/support/hex.h"

namespace counsel::kb {
namespace {

const SigningKey kKey{"example.com/log", test::digest_of_hex("07")};

bool is_taken(const std::string& text) { return read_checkpoint(text, verify_key_of(kKey)).has_value(); }

TEST(Checkpoint, IsNotTakenWithAnyByteWrittenOtherwise) {
  const std::string text = sign({20852163, sha256("a root")}, kKey);
  ASSERT_TRUE(is_taken(text));
  for (std::size_t at = 0; at < text.size(); ++at)
    for (int c = 0; c < 256; ++c) {
      std::string wrong = text;
      wrong[at] = static_cast<char>(c);
      EXPECT_EQ(is_taken(wrong), wrong == text) << at << " " << c;
    }
}

TEST(Checkpoint, IsNotTakenWithAnyPartLeftOutAddedOrMoved) {
  const std::string text = sign({20852163, sha256("a root")}, kKey);
  for (std::size_t at = 0; at <= text.size(); ++at) {
    EXPECT_EQ(is_taken(text.substr(0, at)), at == text.size()) << at;
    EXPECT_EQ(is_taken(text.substr(at)), at == 0) << at;
    for (std::size_t size = 1; at + size <= text.size(); ++size) {
      std::string wrong = text;
      EXPECT_FALSE(is_taken(wrong.erase(at, size))) << at << " " << size;
    }
    for (const char c : {'\n', ' ', '0', 'A', '=', '+', '\r', '\0'}) {
      std::string wrong = text;
      EXPECT_FALSE(is_taken(wrong.insert(at, 1, c))) << at << " " << int{c};
    }
    if (at == 0 || at == text.size() || text[at] == text[at - 1]) continue;
    std::string wrong = text;
    std::swap(wrong[at], wrong[at - 1]);
    EXPECT_FALSE(is_taken(wrong)) << at;
  }
}

TEST(Checkpoint, IsReadAsItWasSignedWhateverItSays) {
  property::for_random_cases(300, [](std::mt19937_64& random, std::uint64_t) {
    Seed seed;
    for (std::uint8_t& byte : seed) byte = static_cast<std::uint8_t>(random());
    const SigningKey key{"log-" + std::to_string(random() % 100), seed};
    Checkpoint checkpoint{random() >> random() % 64, sha256(std::to_string(random()))};
    const std::string text = sign(checkpoint, key);
    const auto read = read_checkpoint(text, verify_key_of(key));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, checkpoint);
    EXPECT_FALSE(read_checkpoint(text, {key.name, verify_key_of(kKey).key}));
    EXPECT_EQ(read_signing_key(to_text(key)), key);
    EXPECT_EQ(read_verify_key(to_text(verify_key_of(key))), verify_key_of(key));
  });
}

}  // namespace
}  // namespace counsel::kb
