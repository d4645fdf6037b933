#include "kb/log_contents.h"

#include <algorithm>

#include "kb/digest_column.h"
#include "kb/erasure_record.h"
#include "kb/failure.h"
#include "kb/records.h"

namespace counsel::kb {

namespace {

// The tables themselves: what an index has of a row may be another value.
constexpr std::string_view kSelectContents = "SELECT digest, bytes FROM counsel_content NOT INDEXED";
constexpr std::string_view kSelectWithheld = "SELECT decision, part, salt, bytes FROM counsel_withheld NOT INDEXED";

}  // namespace

void LogContents::add(const DecisionRecord& record) {
  manifests_.try_emplace(record.rules, record.id);
  results_.try_emplace(record.result, record.id);
  if (withholds(record))
    committed_.try_emplace(record.id, Committed{record.answers, record.result, record.proof});
  else
    proofs_.try_emplace(record.proof, record.id);
  if (record.outcome == kRedacted) redactions_.try_emplace(record.id, record.result);
  note_facts(record);
}

void LogContents::add(const DecisionRecord& record, const DecisionEntry& arrived) {
  manifests_.try_emplace(record.rules, record.id);
  note_facts(record);
  std::map<std::string, Digest> expected;
  if (withholds(record)) expected = commitments_in(record.answers, record.proof, arrived.result);
  const bool is_as_recorded = std::ranges::all_of(arrived.withheld, [&](const Withheld& part) {
    const auto committed = expected.find(part.part);
    return committed != expected.end() && opens(part, committed->second);
  });
  if (!is_as_recorded || arrived.withheld.size() != expected.size()) withheld_altered_.at(record.id);
}

void LogContents::note_facts(const DecisionRecord& record) {
  if (is_answered(record.outcome)) facts_[record.facts_version].try_emplace(record.facts, record.id);
}

std::uint64_t LogContents::compare(Database& database, const std::vector<StoredRelation>& relations,
                                   std::vector<LogFinding>& findings) {
  read_contents(database);
  const FirstOf rule_files = files_of_manifests(&Manifest::rule_files);
  const FirstOf fact_files = files_of_manifests(&Manifest::fact_files);
  compare_contents(manifests_, "the list of its rule files", findings);
  compare_contents(rule_files, "a rule file of it", findings);
  compare_contents(fact_files, "a file of facts of it", findings);
  compare_contents(results_, "its result", findings);
  compare_contents(proofs_, "its proof", findings);
  // Where records are gone, their contents are left.
  if (findings.empty() && contents_ > count_there({&manifests_, &rule_files, &fact_files}))
    findings.push_back({0, 0, "contents are stored that no record refers to"});
  compare_facts(database, relations, findings);
  return compare_withheld(database, findings);
}

void LogContents::read_contents(Database& database) {
  std::unordered_set<Digest, HashOfDigest> wanted;
  for (const auto& [digest, id] : manifests_) wanted.insert(digest);
  for (const auto& [id, record] : committed_) wanted.insert(record.result);
  for (const auto& [id, result] : redactions_) wanted.insert(result);
  sound_.reserve(manifests_.size() + results_.size() + proofs_.size());
  auto rows = database.prepare(kSelectContents);
  while (rows.step()) {
    ++contents_;
    const Digest digest = digest_or_other(rows, 0);
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

/// How many contents there are that are of these, or results or proofs. The last two are many, and none is another's.
std::int64_t LogContents::count_there(std::initializer_list<const FirstOf*> others) const {
  const auto is_there = [&](const auto& item) { return sound_.contains(item.first) || altered_.contains(item.first); };
  auto count = std::ranges::count_if(results_, is_there) + std::ranges::count_if(proofs_, is_there);
  FirstOf few;
  for (const FirstOf* each : others) few.insert(each->begin(), each->end());
  for (const auto& item : few) count += is_there(item) && !results_.contains(item.first) && !proofs_.contains(item.first) ? 1 : 0;
  return count;
}

LogContents::FirstOf LogContents::files_of_manifests(std::vector<ListedFile> Manifest::*which) const {
  FirstOf files;
  for (const auto& [digest, id] : manifests_) {
    const auto text = texts_.find(digest);
    const auto manifest = text == texts_.end() ? std::nullopt : read_manifest(text->second);
    if (!manifest) continue;
    for (const Digest& file : digests_of((*manifest).*which)) {
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

/// The parts that are to be gone. A redaction is of decisions before it.
std::set<std::pair<std::int64_t, std::string>> LogContents::redacted() const {
  std::set<std::pair<std::int64_t, std::string>> parts;
  for (const auto& [id, result] : redactions_) {
    const auto text = texts_.find(result);
    if (text == texts_.end()) continue;
    for (const Redacted& each : redacted_in(text->second))
      if (each.decision < id)
        for (const std::string& part : each.parts) parts.emplace(each.decision, part);
  }
  return parts;
}

std::uint64_t LogContents::compare_withheld(Database& database, std::vector<LogFinding>& findings) {
  std::map<std::int64_t, std::map<std::string, Digest>> expected;
  for (const auto& [id, record] : committed_) expected.emplace(id, commitments(record));
  const auto redacted = this->redacted();
  FindingTally altered = withheld_altered_, unsaid, returned, lost;
  auto rows = database.prepare(kSelectWithheld);
  while (rows.step()) {
    ++withheld_;
    const auto id = rows.integer(0);
    const Withheld part{rows.text(1), rows.bytes(2), rows.bytes(3)};
    const auto record = expected.find(id);
    if (record == expected.end() || !record->second.contains(part.part)) {
      unsaid.at(id);
      continue;
    }
    if (!opens(part, record->second[part.part])) altered.at(id);
    if (redacted.contains({id, part.part})) returned.at(id);
    record->second.erase(part.part);
  }
  std::uint64_t erased = 0;
  for (const auto& [id, parts] : expected)
    for (const auto& [part, digest] : parts) {
      if (redacted.contains({id, part}))
        ++erased;
      else
        lost.at(id);
    }
  altered.add_to(findings, "what it withholds is not what was recorded");
  unsaid.add_to(findings, "something is stored as withheld by it that it does not withhold");
  lost.add_to(findings, "something that it withholds is gone, and no redaction on record erased it");
  returned.add_to(findings, "something that a redaction on record erased is there again");
  return erased;
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
