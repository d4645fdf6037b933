// Any bytes are a bundle that one key signed, or are refused. Two bundles were signed, one of which may have parts erased, and
// nothing else is ever taken: not one of them with a byte changed, nor parts of both put together. The input is taken for a bundle, and then for edits of the
// two: a place, how many bytes go there, and which come.
#include <algorithm>

#include "engine/base/check.h"
#include "tests/fuzz/one_input.h"
#include "tests/support/signed_bundle.h"

namespace counsel::fuzz {

namespace {

const std::string kSigned[] = {kb::to_text(test::signed_bundle(false)), kb::to_text(test::signed_bundle(true))};

/// With one of the two parts that it withholds, or with neither.
std::string erased(bool first, bool second) {
  kb::Bundle bundle = test::signed_bundle(true);
  if (second) bundle.withheld.pop_back();
  if (first) bundle.withheld.erase(bundle.withheld.begin());
  return kb::to_text(bundle);
}

const std::string kErased[] = {erased(true, false), erased(false, true), erased(true, true)};

bool is_sound(std::string_view bytes) {
  return std::ranges::find(kSigned, bytes) != std::end(kSigned) || std::ranges::find(kErased, bytes) != std::end(kErased);
}

void expect_sound(std::string_view bytes) {
  const auto bundle = kb::verify_bundle(bytes, kb::verify_key_of(test::kBundleKey));
  COUNSEL_CHECK(bundle.has_value() == is_sound(bytes), "what was signed is taken, and nothing else");
  COUNSEL_CHECK(bundle || !bundle.error().message.empty(), "who refuses says why");
}

std::string edited(std::string text, std::string_view edits) {
  while (edits.size() >= 4) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(edits[at]); };
    const std::size_t at = (byte(0) * 256u + byte(1)) % text.size();
    const std::size_t size = std::min<std::size_t>(byte(3) % 8, edits.size() - 4);
    text.replace(at, byte(2) % 8, edits.substr(4, size));
    edits.remove_prefix(4 + size);
    if (text.empty()) break;
  }
  return text;
}

}  // namespace

void one_input(std::string_view bytes) {
  expect_sound(bytes);
  for (const std::string& text : kSigned) expect_sound(edited(text, bytes));
}

}  // namespace counsel::fuzz
