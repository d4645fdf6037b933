#include "kb/erasure_record.h"

#include "kb/fields_json.h"

namespace counsel::kb {

namespace {

using json = nlohmann::ordered_json;

/// Rests on no rules, and has no answers and no proof.
DecisionEntry entry_of(const ErasureAct& act, std::string_view outcome, json result) {
  RuleText none{.manifest = R"({"name":"","files":[]})", .digest = {}, .files = {}};
  none.digest = sha256(none.manifest);
  DecisionEntry entry;
  entry.act = act.act;
  entry.purpose = act.reason;
  entry.program = act.program;
  entry.outcome = outcome;
  entry.rules = std::make_shared<const RuleText>(std::move(none));
  entry.answers = "[]";
  entry.result = result.dump();
  entry.proof = "null";
  return entry;
}

/// For the list of the log: "decision 2", "12 decisions".
std::string about(const std::vector<Redacted>& redacted) {
  return redacted.size() == 1 ? "decision " + std::to_string(redacted.front().decision)
                              : std::to_string(redacted.size()) + " decisions";
}

}  // namespace

DecisionEntry redaction_entry(const ErasureAct& act, const std::vector<Redacted>& redacted) {
  json list = json::array();
  for (const Redacted& each : redacted) list.push_back({{"decision", each.decision}, {"parts", each.parts}});
  DecisionEntry entry =
      entry_of(act, kRedacted, {{"outcome", kRedacted}, {"candidates", json::array()}, {"redacted", std::move(list)}});
  entry.decision = about(redacted);
  return entry;
}

std::vector<Redacted> redacted_in(std::string_view result) {
  const json read = read_json(result);
  if (!read.is_object() || !read.contains("redacted") || !read["redacted"].is_array()) return {};
  std::vector<Redacted> redacted;
  for (const json& each : read["redacted"]) {
    if (!each.is_object() || !each.contains("decision") || !each["decision"].is_number_integer() ||
        !each.contains("parts") || !each["parts"].is_array())
      continue;
    Redacted one{.decision = each["decision"].get<std::int64_t>(), .parts = {}};
    for (const json& part : each["parts"])
      if (part.is_string()) one.parts.push_back(part.get<std::string>());
    redacted.push_back(std::move(one));
  }
  return redacted;
}

std::string from_to(std::int64_t first, std::int64_t last) {
  const std::string number = std::to_string(first);
  return first == last ? "decision " + number : "decisions " + number + " to " + std::to_string(last);
}

DecisionEntry pruning_entry(const ErasureAct& act, const Pruned& pruned) {
  DecisionEntry entry = entry_of(act, kPruned,
                                 {{"outcome", kPruned},
                                  {"candidates", json::array()},
                                  {"pruned",
                                   {{"first", pruned.first},
                                    {"last", pruned.last},
                                    {"root", to_hex(pruned.root)},
                                    {"before", pruned.before}}}});
  entry.decision = from_to(pruned.first, pruned.last);
  return entry;
}

std::optional<Pruned> pruned_in(std::string_view result) {
  const json read = read_json(result);
  const json pruned = read.is_object() ? read.value("pruned", json()) : json();
  for (const char* number : {"first", "last"})
    if (!pruned.is_object() || !pruned.contains(number) || !pruned[number].is_number_integer()) return std::nullopt;
  for (const char* text : {"root", "before"})
    if (!pruned.contains(text) || !pruned[text].is_string()) return std::nullopt;
  const auto root = digest_of_hex(pruned["root"].get_ref<const std::string&>());
  Pruned out{.first = pruned["first"].get<std::int64_t>(),
             .last = pruned["last"].get<std::int64_t>(),
             .root = root.value_or(Digest{}),
             .before = pruned["before"].get<std::string>()};
  if (!root || out.first < 1 || out.last < out.first) return std::nullopt;
  return out;
}

}  // namespace counsel::kb
