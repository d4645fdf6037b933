#include "kb/arrival_text.h"

#include <algorithm>

#include "kb/fields_json.h"
#include "kb/record_json.h"
#include "kb/sqlite.h"

namespace counsel::kb {

namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view kBeforeDigest = ",\"sha256\":\"";
constexpr std::string_view kEnd = "\"}";
constexpr std::size_t kHexDigits = 64;
constexpr std::size_t kTail = kBeforeDigest.size() + kHexDigits + kEnd.size();

/// With as many digits whatever the size.
std::string head_of(std::size_t size) {
  const std::string digits = std::to_string(size);
  return R"({"size":")" + std::string(10 - std::min<std::size_t>(digits.size(), 10), '0') + digits + "\",";
}

bool has_end(std::string_view text) {
  return text.size() >= kTail && text.ends_with(kEnd) && text.substr(text.size() - kTail).starts_with(kBeforeDigest);
}

/// Whether it can be filed, now or later.
bool can_be_stored(const DecisionEntry& entry) {
  for (const std::string* text : {&entry.act.when, &entry.act.who, &entry.purpose, &entry.program, &entry.decision,
                                  &entry.outcome, &entry.leaders, &entry.answers, &entry.rules->manifest, &entry.result,
                                  &entry.proof})
    if (!is_storable(*text)) return false;
  return std::ranges::all_of(entry.mentions, [](const Mention& each) { return is_storable(each.name); });
}

MentionKind kind_of(const std::string& word) {
  const auto found = std::ranges::find(kMentionWords, word);
  if (found == kMentionWords.end()) throw Malformed{"`" + word + "` is nothing that can be mentioned"};
  return static_cast<MentionKind>(found - kMentionWords.begin());
}

std::shared_ptr<const RuleText> rules_of(std::string manifest) {
  RuleText rules{.manifest = std::move(manifest), .digest = {}, .files = {}};
  rules.digest = sha256(rules.manifest);
  return std::make_shared<const RuleText>(std::move(rules));
}

Arrival arrival_in(const json& object) {
  Arrival arrival{.id = integer_under(object, "id"), .entry = {}};
  DecisionEntry& entry = arrival.entry;
  read_common(object, entry);
  entry.rules = rules_of(text_under(object, "manifest"));
  entry.result = text_under(object, "result");
  entry.proof = text_under(object, "proof");
  for (const json& each : list_under(object, "withheld")) entry.withheld.push_back(withheld_in(each));
  for (const json& each : list_under(object, "mentions"))
    entry.mentions.push_back({kind_of(text_under(each, "kind")), text_under(each, "name")});
  return arrival;
}

}  // namespace

std::optional<std::string> arrival_text(const DecisionEntry& entry, std::int64_t id) {
  if (!can_be_stored(entry)) return std::nullopt;
  json out = common_json(id, entry);
  out["manifest"] = entry.rules->manifest;
  out["answers"] = entry.answers;
  out["result"] = entry.result;
  out["proof"] = entry.proof;
  out["withheld"] = list_json(entry.withheld, withheld_json);
  out["mentions"] = list_json(entry.mentions, [](const Mention& each) -> json {
    return {{"kind", mention_word(each.kind)}, {"name", each.name}};
  });
  std::string text = out.dump();
  text.pop_back();  // to go on in the same object
  text.replace(0, 1, head_of(head_of(0).size() - 1 + text.size() + kTail));
  return text + std::string(kBeforeDigest) + to_hex(sha256(text)) + std::string(kEnd);
}

std::string_view text_in(std::string_view bytes) { return bytes.substr(0, bytes.find_last_not_of('\0') + 1); }

// A sector that is missing leaves zeros, or takes the end of the text away. A bit that is flipped hardly ever does either.
TextState state_of(std::string_view bytes) {
  const std::string_view text = text_in(bytes);
  if (text.empty()) return TextState::none;
  if (text.find('\0') != std::string_view::npos) return TextState::part;
  if (has_end(text)) return TextState::whole;
  return text.starts_with(head_of(text.size())) ? TextState::damaged : TextState::part;
}

std::optional<Arrival> read_arrival(std::string_view text) try {
  const std::string_view digest = text.substr(text.size() - kEnd.size() - kHexDigits, kHexDigits);
  if (digest != to_hex(sha256(text.substr(0, text.size() - kTail)))) return std::nullopt;
  const json object = read_json(text);
  if (object.is_discarded()) return std::nullopt;
  Arrival arrival = arrival_in(object);
  if (!can_be_stored(arrival.entry)) return std::nullopt;
  return arrival;
} catch (const Malformed&) {
  return std::nullopt;
}

}  // namespace counsel::kb
