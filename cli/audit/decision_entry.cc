#include "cli/audit/decision_entry.h"

#include <algorithm>
#include <set>

#include "cli/audit/record_texts.h"
#include "cli/commands/session.h"
#include "engine/base/listed.h"
#include "engine/explain/shared_work.h"
#include "kb/commitments.h"

namespace counsel::cli {

namespace {

kb::DecisionEntry begun(const std::string& purpose, const Io& io) {
  kb::DecisionEntry entry;
  entry.act = act(io);
  entry.purpose = purpose;
  entry.program = COUNSEL_VERSION;
  return entry;
}

/// Those that a filter of the log finds the decision by: who leads, and what the proof of that rests on.
std::vector<kb::Mention> mentions(const decide::Ranking& ranking, const explain::Proof& proof) {
  std::set<std::pair<kb::MentionKind, std::string>> found;
  const std::vector<std::string> leaders = ranking.leaders();
  std::vector<explain::NodeId> waiting;
  for (std::size_t i = 0; i < ranking.candidates.size(); ++i) {
    if (std::ranges::find(leaders, ranking.candidates[i].name) == leaders.end()) continue;
    found.emplace(kb::MentionKind::candidate, ranking.candidates[i].name);
    waiting.push_back(proof.nodes.front().premises[i]);
  }
  std::vector<bool> seen(proof.nodes.size());
  while (!waiting.empty()) {
    const explain::NodeId id = waiting.back();
    waiting.pop_back();
    if (seen[index(id)]) continue;
    seen[index(id)] = true;
    const explain::Node& node = proof.node(id);
    if (!node.rule.empty()) found.emplace(kb::MentionKind::rule, node.rule);
    if (node.kind == explain::Node::Kind::fact) found.emplace(kb::MentionKind::fact, node.statement);
    waiting.insert(waiting.end(), node.premises.begin(), node.premises.end());
  }
  std::vector<kb::Mention> mentions;
  for (const auto& [kind, name] : found) mentions.push_back({kind, name});
  return mentions;
}

}  // namespace

kb::DecisionEntry answered_entry(const RuleBase& base, const Ready& ready, const Consultation& consultation,
                                 const decide::Ranking& ranking, const explain::Proof& proof, FactContents files,
                                 const std::string& purpose, const Io& io) {
  kb::DecisionEntry entry = begun(purpose, io);
  entry.decision = ready.program.decisions[index(ranking.decision)].name;
  entry.outcome = decide::outcome_word(ranking.outcome);
  entry.leaders = listed(ranking.leaders());
  entry.facts_version = ready.facts.version;
  entry.facts = ready.as_of ? ready.as_of->facts : kb::digest_of_facts(ready.facts.facts);
  entry.rules = std::make_shared<const kb::RuleText>(rule_text(base, ready.sources, std::move(files)));
  AnswersText answers = answers_text(consultation.answers, ready.program, io.salt);
  entry.answers = std::move(answers.text);
  entry.withheld = std::move(answers.withheld);
  entry.result = result_text(ranking, ready.explained->rules_at_work(consultation.model, ranking.decision), ready.program);
  entry.mentions = mentions(ranking, proof);
  if (entry.withheld.empty())
    entry.proof = proof_text(proof);
  else  // which quotes the answers that are withheld
    entry.withheld.push_back({std::string(kb::kProofPart), io.salt(), proof_text(proof)});
  return entry;
}

kb::DecisionEntry failed_entry(const FailedAsk& failed, const RuleBase& base, const lang::Sources& sources,
                               const std::string& purpose, const Io& io) {
  kb::DecisionEntry entry = begun(purpose, io);
  entry.decision = failed.decision;
  entry.outcome = kb::kFailed;
  entry.rules = std::make_shared<const kb::RuleText>(rule_text(base, sources, {}));
  entry.answers = "[]";
  entry.withheld.push_back({std::string(kb::kAskedPart), io.salt(), words_text(failed.words)});
  entry.withheld.push_back({std::string(kb::kProofPart), io.salt(), failed.said});
  entry.result = R"({"outcome":"failed","candidates":[],"asked":")" + kb::to_hex(kb::commitment(entry.withheld[0])) + "\"}";
  return entry;
}

}  // namespace counsel::cli
