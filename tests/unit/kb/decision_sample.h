// tests/unit/kb/decision_sample.h
// Decisions as a program might put them on the record.
#pragma once

#include "kb/decision_log.h"
#include "tests/unit/kb/sample.h"

namespace counsel::kb {

inline std::shared_ptr<const RuleText> sample_rules(const std::string& text = "rule r\n") {
  RuleText rules{.manifest = "{\"name\":\"team\",\"text\":\"" + to_hex(sha256(text)) + "\"}", .digest = {}, .files = {{sha256(text), text}}};
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

}  // namespace counsel::kb
