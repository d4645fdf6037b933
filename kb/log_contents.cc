#include "kb/log_contents.h"

#include <algorithm>
#include <cstring>

#include "kb/commitments.h"
#include "kb/digest_column.h"
#include "kb/failure.h"
#include "kb/finding_tally.h"
#include "kb/records.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kSelectContents = "SELECT digest, bytes FROM counsel_content";
constexpr std::string_view kSelectWithheld = "SELECT decision, part, salt, bytes FROM counsel_withheld ORDER BY decision, part";

}  // namespace

std::size_t LogContents::HashOfDigest::operator()(const Digest& digest) const {
  std::size_t hash = 0;  // they are as good as random
  std::memcpy(&hash, digest.data(), sizeof hash);
  return hash;
}

void LogContents::add(const DecisionRecord& record) {
  manifests_.try_emplace(record.rules, record.id);
  results_.try_emplace(record.result, record.id);
  if (withholds(record))
    committed_.try_emplace(record.id, Committed{record.answers, record.result, record.proof});
  else
    proofs_.try_emplace(record.proof, record.id);
  if (record.outcome != kFailed) facts_[record.facts_version].try_emplace(record.facts, record.id);
}

std::uint64_t LogContents::compare(Database& database, const std::vector<StoredRelation>& relations,
                                   std::vector<LogFinding>& findings) {
  read_contents(database);
  compare_contents(manifests_, "the list of its rule files", findings);
  compare_contents(files_of_manifests(), "a rule file of it", findings);
  compare_contents(results_, "its result", findings);
  compare_contents(proofs_, "its proof", findings);
  compare_facts(database, relations, findings);
  return compare_withheld(database, findings);
}

void LogContents::read_contents(Database& database) {
  std::unordered_set<Digest, HashOfDigest> wanted;
  for (const auto& [digest, id] : manifests_) wanted.insert(digest);
  for (const auto& [id, record] : committed_) wanted.insert(record.result);
  sound_.reserve(manifests_.size() + results_.size() + proofs_.size());
  auto rows = database.prepare(kSelectContents);
  while (rows.step()) {
    const Digest digest = digest_in(rows, 0);
    std::string bytes = rows.bytes(1);
    const bool sound = sha256(bytes) == digest;
    (sound ? sound_ : altered_).insert(digest);
    if (sound && wanted.contains(digest)) texts_.emplace(digest, std::move(bytes));
  }
}

void LogContents::compare_contents(const FirstOf& wanted, const std::string& what,
                                   std::vector<LogFinding>& findings) const {
  FindingTally altered, missing;
  for (const auto& [digest, id] : wanted)
    if (!sound_.contains(digest)) (altered_.contains(digest) ? altered : missing).at(id);
  altered.add_to(findings, what + " is not what was recorded");
  missing.add_to(findings, what + " is missing");
}

LogContents::FirstOf LogContents::files_of_manifests() const {
  FirstOf files;
  for (const auto& [manifest, id] : manifests_) {
    const auto text = texts_.find(manifest);
    if (text == texts_.end()) continue;
    for (const Digest& file : files_in_manifest(text->second)) {
      const auto [known, is_new] = files.emplace(file, id);
      if (!is_new) known->second = std::min(known->second, id);
    }
  }
  return files;
}

std::map<std::string, Digest> LogContents::commitments(const Committed& record) const {
  const auto result = texts_.find(record.result);
  return commitments_in(record.answers, record.proof, result == texts_.end() ? "" : result->second);
}

std::uint64_t LogContents::compare_withheld(Database& database, std::vector<LogFinding>& findings) const {
  std::uint64_t expected = 0;
  for (const auto& [id, record] : committed_) expected += commitments(record).size();
  FindingTally altered, unsaid;
  std::uint64_t there = 0;
  auto rows = database.prepare(kSelectWithheld);
  while (rows.step()) {
    const auto id = rows.integer(0);
    const auto record = committed_.find(id);
    const auto all = record == committed_.end() ? std::map<std::string, Digest>() : commitments(record->second);
    const Withheld part{rows.text(1), rows.bytes(2), rows.bytes(3)};
    const auto committed = all.find(part.part);
    if (committed == all.end())
      unsaid.at(id);
    else if (++there; !opens(part, committed->second))
      altered.at(id);
  }
  altered.add_to(findings, "what it withholds is not what was recorded");
  unsaid.add_to(findings, "something is stored as withheld by it that it does not withhold");
  return expected - there;
}

void LogContents::compare_facts(Database& database, const std::vector<StoredRelation>& relations,
                                std::vector<LogFinding>& findings) const {
  if (facts_.empty()) return;
  std::vector<Record> records;
  try {
    records = read_records(database, relations, Extent::all);
  } catch (const Failure& failure) {
    if (failure.kind != ErrorKind::damaged) throw;
    findings.push_back({0, 0, "the facts cannot be compared: " + failure.why});
    return;
  }
  FindingTally other;
  for (const auto& [version, digests] : facts_) {
    const Digest digest = digest_of_facts(facts_of(held_in(version, records)));
    for (const auto& [recorded, id] : digests)
      if (recorded != digest) other.at(id);
  }
  other.add_to(findings, "the facts that it was made on are not what they were");
}

}  // namespace counsel::kb
