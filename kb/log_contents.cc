#include "kb/log_contents.h"

#include <algorithm>
#include <unordered_set>

#include "kb/digest_column.h"
#include "kb/erasure_record.h"
#include "kb/failure.h"
#include "kb/records.h"

namespace counsel::kb {

namespace {

// The tables themselves: what an index has of a row may be another value.
constexpr std::string_view kSelectContents = "SELECT digest, bytes FROM counsel_content NOT INDEXED";
constexpr std::string_view kSelectWithheld = "SELECT decision, part, salt, bytes FROM counsel_withheld NOT INDEXED";

constexpr std::array<std::string_view, 5> kUseWords = {"the list of its rule files", "a rule file of it",
                                                       "a file of facts of it", "its result", "its proof"};

}  // namespace

void LogContents::add(const DecisionRecord& record) {
  note_manifest(record);
  note_use(record.result, Use::result, record.id);
  if (withholds(record))
    committed_.try_emplace(record.id, Committed{record.answers, record.result, record.proof});
  else
    note_use(record.proof, Use::proof, record.id);
  if (record.outcome == kRedacted) redactions_.try_emplace(record.id, record.result);
  note_facts(record);
}

void LogContents::add(const DecisionRecord& record, const DecisionEntry& arrived) {
  note_manifest(record);
  note_facts(record);
  std::map<std::string, Digest> expected;
  if (withholds(record)) expected = commitments_in(record.answers, record.proof, arrived.result);
  const bool is_as_recorded = std::ranges::all_of(arrived.withheld, [&](const Withheld& part) {
    const auto committed = expected.find(part.part);
    return committed != expected.end() && opens(part, committed->second);
  });
  if (!is_as_recorded || arrived.withheld.size() != expected.size()) withheld_altered_.at(record.id);
}

void LogContents::note_use(const Digest& digest, Use use, std::int64_t decision) {
  std::int64_t& first = contents_[digest].first[static_cast<std::size_t>(use)];
  if (first == 0 || decision < first) first = decision;
}

void LogContents::note_manifest(const DecisionRecord& record) {
  if (manifests_.try_emplace(record.rules, record.id).second) note_use(record.rules, Use::manifest, record.id);
}

void LogContents::note_facts(const DecisionRecord& record) {
  if (is_answered(record.outcome)) facts_[record.facts_version].try_emplace(record.facts, record.id);
}

std::uint64_t LogContents::compare(Database& database, const std::vector<StoredRelation>& relations,
                                   std::vector<LogFinding>& findings) {
  read_contents(database);
  note_files();
  compare_contents(findings);
  compare_facts(database, relations, findings);
  return compare_withheld(database, findings);
}

void LogContents::read_contents(Database& database) {
  std::unordered_set<Digest, HashOfDigest> to_be_read;
  for (const auto& [digest, id] : manifests_) to_be_read.insert(digest);
  for (const auto& [id, record] : committed_) to_be_read.insert(record.result);
  for (const auto& [id, result] : redactions_) to_be_read.insert(result);
  auto rows = database.prepare(kSelectContents);
  while (rows.step()) {
    ++stored_;
    const Digest digest = digest_or_other(rows, 0);
    const std::string_view bytes = rows.bytes_here(1);
    const bool is_sound = sha256(bytes) == digest;
    State& state = contents_[digest].state;
    state = std::max(state, is_sound ? State::sound : State::altered);
    if (is_sound && to_be_read.contains(digest)) texts_.emplace(digest, std::string(bytes));
  }
}

/// The files that manifests list, as used by the first decision with such a manifest.
void LogContents::note_files() {
  for (const auto& [digest, id] : manifests_) {
    const auto text = texts_.find(digest);
    const auto manifest = text == texts_.end() ? std::nullopt : read_manifest(text->second);
    if (!manifest) continue;
    for (const Digest& file : digests_of(manifest->rule_files)) note_use(file, Use::rule_file, id);
    for (const Digest& file : digests_of(manifest->fact_files)) note_use(file, Use::fact_file, id);
  }
}

void LogContents::compare_contents(std::vector<LogFinding>& findings) const {
  static_assert(kUseWords.size() == kUses);
  std::array<FindingTally, kUses> altered, missing;
  std::int64_t used = 0;  // of those that are stored
  for (const auto& [digest, content] : contents_) {
    bool is_used = false;
    for (std::size_t use = 0; use < kUses; ++use) {
      if (content.first[use] == 0) continue;
      is_used = true;
      if (content.state == State::altered) altered[use].at(content.first[use]);
      if (content.state == State::missing) missing[use].at(content.first[use]);
    }
    if (is_used && content.state != State::missing) ++used;
  }
  for (std::size_t use = 0; use < kUses; ++use) {
    altered[use].add_to(findings, std::string(kUseWords[use]) + " is not what was recorded");
    missing[use].add_to(findings, std::string(kUseWords[use]) + " is missing");
  }
  // Where records are gone, their contents are left.
  if (findings.empty() && stored_ > used) findings.push_back({0, 0, "contents are stored that no record refers to"});
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
