// kb/log_contents.h
// What the decisions of a log refer to, and whether it is in the base as it was recorded: contents, what is withheld, and
// the facts. Private to the audit of a log (log_audit.h).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "kb/commitments.h"
#include "kb/decision.h"
#include "kb/finding_tally.h"
#include "kb/log_audit.h"
#include "kb/relations.h"

namespace counsel::kb {

class LogContents {
 public:
  /// Notes what the record refers to.
  void add(const DecisionRecord& record);

  /// The same of one that has arrived and is not filed yet, so that it holds most of that itself.
  void add(const DecisionRecord& record, const DecisionEntry& arrived);

  /// Adds what is wrong, each kind once with the first decision that it is about. Says how many parts that were withheld
  /// are gone by redactions on record.
  std::uint64_t compare(Database& database, const std::vector<StoredRelation>& relations,
                        std::vector<LogFinding>& findings);

  /// How many rows of each were read.
  std::int64_t contents() const { return stored_; }
  std::int64_t withheld() const { return withheld_; }

 private:
  /// What a decision refers to a content as.
  enum class Use : std::uint8_t { manifest, rule_file, fact_file, result, proof };
  static constexpr std::size_t kUses = 5;

  enum class State : std::uint8_t { missing, altered, sound };

  struct Content {
    std::array<std::int64_t, kUses> first{};  // the first decision that uses it so; 0: none does
    State state = State::missing;
  };

  struct Committed {
    std::string answers;
    Digest result{};
    Digest proof{};
  };

  void note_use(const Digest& digest, Use use, std::int64_t decision);
  void note_manifest(const DecisionRecord& record);
  void note_facts(const DecisionRecord& record);
  void read_contents(Database& database);
  void note_files();
  void compare_contents(std::vector<LogFinding>& findings) const;
  std::map<std::string, Digest> commitments(const Committed& record) const;
  std::set<std::pair<std::int64_t, std::string>> redacted() const;
  std::uint64_t compare_withheld(Database& database, std::vector<LogFinding>& findings);
  void compare_facts(Database& database, const std::vector<StoredRelation>& relations,
                     std::vector<LogFinding>& findings) const;

  FindingTally withheld_altered_;
  std::unordered_map<Digest, Content, HashOfDigest> contents_;  // that are used or stored
  std::map<Digest, std::int64_t> manifests_;                 // the first decision with it
  std::map<std::int64_t, Committed> committed_;              // the decisions that withhold something, by number
  std::map<std::int64_t, Digest> redactions_;                // their results, by number
  std::map<std::int64_t, std::map<Digest, std::int64_t>> facts_;  // by version and digest, the first decision on them
  std::int64_t stored_ = 0, withheld_ = 0;
  std::map<Digest, std::string> texts_;  // of manifests, and of the results of those that withhold or redact
};

}  // namespace counsel::kb
