// Any bytes are a checkpoint that one key signed, or are refused, and so are keys. What is taken is written again to
// the byte, but for signatures of others; and nothing is taken that the key did not sign.
#include <algorithm>

#include "engine/base/check.h"
#include "kb/checkpoint.h"
#include "tests/fuzz/one_input.h"

namespace counsel::fuzz {

namespace {

const kb::SigningKey kKey{"example.com/log", {1}};
const kb::Checkpoint kSigned[] = {{0, kb::sha256("")}, {1, kb::sha256("1")}, {20852163, kb::sha256("20852163")}};

}  // namespace

void one_input(std::string_view bytes) {
  if (const auto key = kb::read_verify_key(bytes)) COUNSEL_CHECK(kb::to_text(*key) == bytes, "a key has one text");
  if (const auto key = kb::read_signing_key(bytes)) COUNSEL_CHECK(kb::to_text(*key) == bytes, "a key has one text");

  const auto checkpoint = kb::read_checkpoint(bytes, kb::verify_key_of(kKey));
  if (!checkpoint) {
    COUNSEL_CHECK(!checkpoint.error().message.empty(), "who refuses says why");
    return;
  }
  COUNSEL_CHECK(std::ranges::count(kSigned, *checkpoint) == 1, "the key signed it");
  const std::string written = kb::sign(*checkpoint, kKey);
  const std::size_t signature = written.find("— ");
  COUNSEL_CHECK(bytes.starts_with(written.substr(0, signature)), "what is signed is written again");
  COUNSEL_CHECK(bytes.find("\n" + written.substr(signature)) != bytes.npos, "the signature is written again");
}

}  // namespace counsel::fuzz
