// kb/log_contents.h
// What the decisions of a log refer to, and whether it is in the base as it was recorded: contents, what is withheld, and
// the facts. Private to the audit of a log (log_audit.h).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
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
  std::int64_t contents() const { return contents_; }
  std::int64_t withheld() const { return withheld_; }

 private:
  using FirstOf = std::unordered_map<Digest, std::int64_t, HashOfDigest>;  // the first decision that refers to it

  struct Committed {
    std::string answers;
    Digest result{};
    Digest proof{};
  };

  void read_contents(Database& database);
  void compare_contents(const FirstOf& wanted, const std::string& what, std::vector<LogFinding>& findings) const;
  std::int64_t count_there(std::initializer_list<const FirstOf*> others) const;
  /// The kept ones of the rule files, or of the files of facts.
  FirstOf files_of_manifests(std::vector<ListedFile> Manifest::*which) const;
  std::map<std::string, Digest> commitments(const Committed& record) const;
  std::set<std::pair<std::int64_t, std::string>> redacted() const;
  std::uint64_t compare_withheld(Database& database, std::vector<LogFinding>& findings);
  void compare_facts(Database& database, const std::vector<StoredRelation>& relations,
                     std::vector<LogFinding>& findings) const;

  void note_facts(const DecisionRecord& record);

  FindingTally withheld_altered_;
  FirstOf manifests_, results_, proofs_;
  std::map<std::int64_t, Committed> committed_;              // the decisions that withhold something, by number
  std::map<std::int64_t, Digest> redactions_;                // their results, by number
  std::map<std::int64_t, std::map<Digest, std::int64_t>> facts_;  // by version and digest, the first decision on them
  std::int64_t contents_ = 0, withheld_ = 0;
  std::unordered_set<Digest, HashOfDigest> sound_, altered_;  // contents that are there
  std::map<Digest, std::string> texts_;                       // of manifests, and of the results of those that withhold or redact
};

}  // namespace counsel::kb
