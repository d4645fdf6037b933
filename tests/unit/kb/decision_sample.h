// tests/unit/kb/decision_sample.h
// Decisions as a program might put them on the record.
#pragma once

#include "kb/decision_log.h"
#include "tests/unit/kb/sample.h"

namespace counsel::kb {

inline std::shared_ptr<const RuleText> sample_rules(const std::string& text = "rule r\n") {
  RuleText rules{.manifest = R"({"name":"team","files":[{"path":"r.rules","sha256":")" + to_hex(sha256(text)) + "\"}]}", .digest = {}, .files = {{sha256(text), text}}};
  rules.digest = sha256(rules.manifest);
  return std::make_shared<const RuleText>(std::move(rules));
}

inline DecisionEntry sample_entry(const std::string& leader = "Phoenix") {
  return {.act = kAnna,
          .purpose = "the chat",
          .program = "1.0",
          .decision = "framework",
          .outcome = "settled",
          .leaders = leader,
          .facts_version = 3,
          .facts = sha256("facts"),
          .rules = sample_rules(),
          .answers = R"([{"attribute":"real-time","value":true,"place":"answer real-time"}])",
          .result = R"({"outcome":"settled","candidates":[]})",
          .proof = R"({"root":null,"nodes":[]})",
          .withheld = {},
          .mentions = {{MentionKind::candidate, leader}, {MentionKind::rule, "live"}}};
}

/// The same before there was any fact.
inline DecisionEntry entry_on_no_facts(const std::string& leader = "Phoenix") {
  DecisionEntry entry = sample_entry(leader);
  entry.facts_version = 0;
  entry.facts = digest_of_facts({});
  return entry;
}

/// Of the facts that the base held in that version, as decisions made on them have it.
inline Digest digest_of_facts_in(FactBase& base, std::int64_t version) {
  std::vector<Fact> facts;
  for (auto& record : must(base.list({.as_of = version}))) facts.push_back(std::move(record.fact));
  return digest_of_facts(facts);
}

/// "7 is missing", "1-7 are missing"
inline std::vector<std::string> said(const std::vector<LogFinding>& findings) {
  std::vector<std::string> texts;
  for (const LogFinding& each : findings)
    texts.push_back(std::to_string(each.first) + (each.first == each.last ? "" : "-" + std::to_string(each.last)) + " " + each.what);
  return texts;
}

/// Whether the bytes are in any file beside this one, or in it.
inline bool is_anywhere_beside(const std::string& file, const std::string& bytes) {
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(file).parent_path()))
    if (test::file_text(entry.path().string()).find(bytes) != std::string::npos) return true;
  return false;
}

}  // namespace counsel::kb
