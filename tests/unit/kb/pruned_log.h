// tests/unit/kb/pruned_log.h
// A log of forty decisions, two a day, of which the first are to be pruned. Each has texts of its own that can be looked for
// in the bytes of the file, and some share theirs with others.
#pragma once

#include <gmock/gmock.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kb/commitments.h"
#include "tests/support/run_sql.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {

inline constexpr std::int64_t kSize = 40;

class PrunedLogTest : public KbTest {
 protected:
  PrunedLogTest() : base_(filled()), log_(base_) {
    facts_ = digest_of_facts_in(base_, 1);
    for (std::int64_t id = 1; id <= kSize; ++id) entries_.push_back(entry(id));
    must(log_.append(entries_));
  }

  /// Two a day.
  static std::string day(std::int64_t id) {
    const std::string number = std::to_string(100 + (id + 1) / 2);
    return "2026-01-" + number.substr(1);
  }

  // A text that stands in nothing but one decision; most are long enough for pages of their own.
  static std::string secret(std::int64_t id, const std::string& what) { return "secret-" + what + "-" + std::to_string(1000 + id) + "-"; }

  DecisionEntry entry(std::int64_t id) const {
    DecisionEntry made = sample_entry("Leader-" + secret(id, "leader"));
    made.act.when = day(id) + "T10:00:00Z";
    made.purpose = secret(id, "purpose");
    made.facts = facts_;
    made.facts_version = 1;
    made.rules = rules(id / 8);
    made.result = R"({"outcome":"settled","candidates":[],"of":")" + secret(id, "result") + "\"}";
    made.proof = R"({"root":null,"nodes":[],"of":")" + (id % 8 == 0 ? "many" : secret(id, "proof")) + "\"}";
    for (std::int64_t i = 0; i < 20 * (id % 5); ++i) made.proof += " " + secret(id / 8 * 8, "padding") + std::to_string(i);
    if (id % 4 == 0) {
      made.withheld = {{answer_part(1), to_hex(sha256(std::to_string(id))).substr(0, kSaltBytes), R"({"value":")" + secret(id, "answer") + "\"}"},
                       {std::string(kProofPart), std::string(kSaltBytes, 'p'), secret(id, "proof")}};
      made.answers = R"([{"attribute":"name","commitment":")" + to_hex(commitment(made.withheld[0])) + "\"}]";
      made.proof.clear();
    }
    return made;
  }

  static std::shared_ptr<const RuleText> rules(std::int64_t number) {
    const std::string text = "rule r" + secret(number, "rules") + "\n", common = "kind k\n";
    RuleText made{.manifest = R"({"name":"team","files":[{"path":"r","sha256":")" + to_hex(sha256(text)) +
                              R"("},{"path":"k","sha256":")" + to_hex(sha256(common)) + "\"}]}",
                  .digest = {},
                  .files = {{sha256(text), text}, {sha256(common), common}}};
    made.digest = sha256(made.manifest);
    return std::make_shared<const RuleText>(std::move(made));
  }

  bool is_left(std::int64_t id) const {
    for (const char* what : {"leader", "purpose", "result", "proof", "answer"})
      if (is_anywhere_beside(path(), secret(id, what))) return true;
    return false;
  }

  /// Those up to `last`, which is the second of its day.
  Pruning prune_to(std::int64_t last) { return must(log_.prune(act_, day(last + 1))); }

  LogAudit audit(const std::vector<Checkpoint>& checkpoints = {}) { return must(log_.audit(checkpoints)); }

  void expect_sound(const std::vector<Checkpoint>& checkpoints) {
    const LogAudit audited = audit(checkpoints);
    EXPECT_THAT(said(audited.findings), testing::IsEmpty());
    EXPECT_THAT(audited.agrees, testing::Each(true));
  }

  std::int64_t number(const std::string& sql) const {
    return Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0)).number(sql);
  }

  std::vector<std::string> texts(const std::string& sql) const {
    Database database = Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0));
    std::vector<std::string> all;
    auto row = database.prepare(sql);
    while (row.step()) all.push_back(row.text(0));
    return all;
  }

  /// What an audit finds after the SQL was run on a copy.
  std::vector<std::string> found_after(const std::string& sql, const std::vector<Checkpoint>& checkpoints = {}) const {
    const std::string copy = path("attacked.db");
    std::filesystem::copy_file(path(), copy, std::filesystem::copy_options::overwrite_existing);
    test::run_sql(copy, "PRAGMA foreign_keys = OFF; " + sql);
    FactBase base = must(FactBase::open(copy, {.read_only = true}));
    return said(must(DecisionLog(base).audit(checkpoints)).findings);
  }

  FactBase base_;
  DecisionLog log_;
  Digest facts_{};
  std::vector<DecisionEntry> entries_;
  ErasureAct act_{{"berta", "2026-11-21T09:00:00Z"}, "kept for long enough", "1.1"};
};

}  // namespace counsel::kb
