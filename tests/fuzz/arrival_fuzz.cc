// Any bytes are a record that arrived, or are refused; one that is read is written as a text that reads as the same. A text with
// anything in it changed is not what was written. The input is taken for a text, for a text whose digest is right, and for an
// edit of one: a place and what stands there.
#include "engine/base/check.h"
#include "kb/arrival_text.h"
#include "tests/fuzz/one_input.h"

namespace counsel::fuzz {

namespace {

const std::string& written() {
  static const std::string kText = [] {
    kb::RuleText rules{.manifest = R"({"name":"","files":[]})", .digest = {}, .files = {}};
    rules.digest = kb::sha256(rules.manifest);
    kb::DecisionEntry entry{.act = {"anna", "2026-01-01T10:00:00Z"}, .purpose = "", .program = "1", .decision = "framework", .outcome = "settled",
                            .leaders = "Gin", .facts_version = 1, .facts = {}, .rules = std::make_shared<const kb::RuleText>(std::move(rules)),
                            .answers = "[]", .result = "{}", .proof = "null", .withheld = {{"answer 1", std::string(32, '\xff'), "41"}},
                            .mentions = {{kb::MentionKind::fact, "Gin offers \"speed\""}}};
    return kb::arrival_text(entry, 7).value();
  }();
  return kText;
}

std::string with_digest(std::string_view object) {
  std::string text(object.substr(0, object.rfind('}')));
  return text + ",\"sha256\":\"" + kb::to_hex(kb::sha256(text)) + "\"}";
}

void expect_round_trip(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return;
  COUNSEL_CHECK(kb::state_of(text) == kb::TextState::whole, "a text with a digest goes up to its end");
  const auto arrival = kb::read_arrival(text);
  if (!arrival) return;
  const auto again = kb::arrival_text(arrival->entry, arrival->id);
  COUNSEL_CHECK(again && kb::state_of(*again) == kb::TextState::whole, "what was read can be written");
  COUNSEL_CHECK(again->find('\0') == std::string::npos, "a text has no zero byte");
  const auto same = kb::read_arrival(*again);
  COUNSEL_CHECK(same && kb::arrival_text(same->entry, same->id) == again, "what was written reads as the same");
}

}  // namespace

void one_input(std::string_view bytes) {
  if (kb::state_of(bytes) == kb::TextState::whole) expect_round_trip(kb::text_in(bytes));
  expect_round_trip(with_digest(bytes));
  if (bytes.size() < 3) return;
  std::string edited = written();
  const std::size_t at = (static_cast<unsigned char>(bytes[0]) * 256u + static_cast<unsigned char>(bytes[1])) % edited.size();
  edited.replace(at, bytes.size() - 2, bytes.substr(2));
  if (kb::state_of(edited) == kb::TextState::whole)
    COUNSEL_CHECK(kb::read_arrival(kb::text_in(edited)).has_value() == (kb::text_in(edited) == written()), "an edit is found");
}

}  // namespace counsel::fuzz
