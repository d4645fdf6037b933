#include "kb/checkpoint.h"

#include <gtest/gtest.h>

#include "tests/support/hex.h"

namespace counsel::kb {
namespace {

const SigningKey kKey{"example.com/log", test::digest_of_hex("07")};
const Checkpoint kCheckpoint{20852163, sha256("a root")};

Result<Checkpoint> read(std::string_view text) { return read_checkpoint(text, verify_key_of(kKey)); }

/// The signed text with `part`, which has to be in it, written otherwise.
std::string changed(const std::string& part, const std::string& other) {
  std::string text = sign(kCheckpoint, kKey);
  const std::size_t at = text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  return text.replace(at, part.size(), other);
}

std::string signature_line(const Checkpoint& checkpoint, const SigningKey& key) {
  const std::string text = sign(checkpoint, key);
  return text.substr(text.find("— "));
}

TEST(Checkpoint, IsSignedInTheFormOfTransparencyLogs) {
  EXPECT_EQ(sign(kCheckpoint, kKey),
            "example.com/log\n"
            "20852163\n"
            "ULMS9cvHFnWfViDXOnzBFBVwc0n0Gwzgt897eAfsMdo=\n"
            "\n"
            "— example.com/log "
            "9eg4GiPJ6kjIsR0FgmCi+G1oOFMDIUoIg/f94QZY85Z+b42deHqltYA6bVzKazmGMAGZfEhkVcT0ozpDhEolcss9pQI=\n");
}

TEST(Checkpoint, IsReadAsItWasSigned) {
  for (const Checkpoint& checkpoint :
       {kCheckpoint, Checkpoint{0, sha256("")}, Checkpoint{~std::uint64_t{0}, Digest{}}, Checkpoint{1, sha256("x")}}) {
    const auto read_back = read(sign(checkpoint, kKey));
    ASSERT_TRUE(read_back) << read_back.error().message;
    EXPECT_EQ(*read_back, checkpoint);
  }
}

TEST(Checkpoint, SaysWhatIsWrongWithAText) {
  const std::string root = "ULMS9cvHFnWfViDXOnzBFBVwc0n0Gwzgt897eAfsMdo=";
  const std::string first = "it is no checkpoint: its first line is not `example.com/log`, the name of the key";
  const std::string line_2 = "it is no checkpoint: line 2 is no size";
  const std::string line_3 = "it is no checkpoint: line 3 is no root, 32 bytes in base64";
  const std::string line_4 = "it is no checkpoint: line 4 is not blank";
  const std::string line_5 = "it is no checkpoint: line 5 is no signature";
  const std::string last = "it is no checkpoint: its last line does not end";
  const std::pair<std::string, std::string> cases[] = {
      {"", last},
      {"\n", first},
      {"example.com/log\n", line_2},
      {"example.com/log\n1\n", line_3},
      {"example.com/log\n1\n" + root + "\n", line_4},
      {changed("example.com/log\n", "example.com/lag\n"), first},
      {changed("example.com/log\n", "example.com/log \n"), first},
      {changed("20852163", "020852163"), line_2},
      {changed("20852163", "+20852163"), line_2},
      {changed("20852163", "-1"), line_2},
      {changed("20852163", "20852163 "), line_2},
      {changed("20852163", ""), line_2},
      {changed("20852163", "1e3"), line_2},
      {changed("20852163", "18446744073709551616"), line_2},  // 2^64
      {changed("20852163", "20852163\r"), "it is no checkpoint: there is a carriage return in line 2"},
      {changed("20852163", std::string(1, '\0')), "it is no checkpoint: there is a control character in line 2"},
      {changed("20852163", "\xFF"), "it is no checkpoint: it is not UTF-8"},
      {changed(root, ""), line_3},
      {changed(root, "AAAA"), line_3},
      {changed(root, root + root), line_3},
      {changed(root, " " + root), line_3},
      {changed("\n\n", "\nan extension\n\n"), line_4},
      {changed("\n\n", "\n"), line_4},
      {changed("\n\n", "\n\n\n"), line_5},
      {changed("— ", "- "), line_5},
      {changed("— ", "—"), line_5},
      {changed("— ", "—  "), line_5},
      {sign(kCheckpoint, kKey) + "\n", "it is no checkpoint: line 6 is no signature"},
      {sign(kCheckpoint, kKey) + "— other AAAA\n", "it is no checkpoint: line 6 is no signature"},
      {sign(kCheckpoint, kKey) + "— other AAAAAA=\n", "it is no checkpoint: line 6 is no signature"},
      {sign(kCheckpoint, kKey).substr(0, sign(kCheckpoint, kKey).size() - 1), last},
      {sign(kCheckpoint, kKey) + signature_line(kCheckpoint, kKey), "it is no checkpoint: the key signed it twice"},
  };
  for (const auto& [text, problem] : cases) {
    const auto result = read(text);
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().message, problem) << text;
    EXPECT_EQ(result.error().kind, ErrorKind::invalid_input);
  }
}

TEST(Checkpoint, IsNotTakenWhereTheKeyDidNotSignIt) {
  const SigningKey other{"example.com/log", test::digest_of_hex("08")};
  const Checkpoint another{20852163, sha256("another root")};
  const std::string changed_since =
      "the checkpoint was changed after it was signed: line 5 is not the signature of `example.com/log` for it";
  const std::string unsigned_by = "the checkpoint is not signed by the key " + to_text(verify_key_of(kKey));
  const std::string text = sign(kCheckpoint, kKey);
  const std::string body = text.substr(0, text.find("— "));
  const std::pair<std::string, std::string> cases[] = {
      {changed("20852163", "20852164"), changed_since},
      {body + signature_line(another, kKey), changed_since},
      {body + signature_line(another, kKey) + signature_line(kCheckpoint, kKey), changed_since},
      {sign(kCheckpoint, other), unsigned_by},
      {body, unsigned_by},
      {changed("— example.com/log ", "— example.com/lag "), unsigned_by},
  };
  for (const auto& [signed_text, problem] : cases) {
    const auto result = read(signed_text);
    ASSERT_FALSE(result) << signed_text;
    EXPECT_EQ(result.error().message, problem) << signed_text;
    EXPECT_EQ(result.error().kind, ErrorKind::damaged);
  }
}

TEST(Checkpoint, MayBeSignedByOthersToo) {
  const SigningKey renewed{"example.com/log", test::digest_of_hex("08")};
  const SigningKey witness{"witness.example/w1", test::digest_of_hex("09")};
  std::string text = sign(kCheckpoint, kKey);
  text.insert(text.find("— "), signature_line(kCheckpoint, renewed));
  for (int i = 0; i < 16; ++i) text += signature_line(kCheckpoint, witness);
  text += "— witness.example/w2 AAAAAAA=\n";  // of a kind that nobody here knows
  const auto result = read(text);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(*result, kCheckpoint);
}

}  // namespace
}  // namespace counsel::kb
