#include "kb/log_export.h"

#include <set>

#include "kb/commitments.h"
#include "kb/failure.h"
#include "kb/record_json.h"
#include "kb/sqlite.h"

namespace counsel::kb {

namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "counsel.audit-export/1";

template <class T>
T or_failure(Result<T> result) {
  if (!result) throw Failure{result.error().kind, result.error().message};
  return *std::move(result);
}

Database open_again(const FactBase& base) {
  return Database::open(base.path(), Database::Access::read_only, OpenOptions().patience);
}

/// INVARIANT: what many records rest on has a line of its own, once, before the first of them.
class LinesWriter {
 public:
  LinesWriter(FactBase& base, const std::function<void(const std::string&)>& write)
      : base_(base), log_(base), write_(write) {}

  /// Numbers have no gaps.
  void run(std::int64_t last) {
    line({{"format", kFormat}});
    for (std::int64_t id = 1; id <= last; ++id) record(or_failure(log_.find(id)));
    line({{"records", last}});
  }

 private:
  void line(const json& value) { write_(value.dump() + "\n"); }

  void record(const DecisionInFull& found) {
    files(found.rules);
    if (is_answered(found.record.outcome)) facts(found.record);
    json out = {{"record", record_json(found.record)},
                {"manifest", bytes_json(found.rules)},
                {"result", bytes_json(found.result)}};
    if (!withholds(found.record)) out["proof"] = bytes_json(found.proof ? *found.proof : content(found.record.proof));
    out["withheld"] = list_json(found.withheld, withheld_json);
    line(out);
  }

  void files(const std::string& manifest) {
    for (const Digest& file : files_in_manifest(manifest))
      if (written_.insert(file).second)
        line({{"rule_file", {{"sha256", to_hex(file)}, {"bytes", bytes_json(content(file))}}}});
  }

  void facts(const DecisionRecord& record) {
    if (!written_.insert(record.facts).second) return;
    ListFilter then;
    then.as_of = record.facts_version;
    std::vector<Fact> facts;
    for (Record& each : or_failure(base_.list(then))) facts.push_back(std::move(each.fact));
    if (digest_of_facts(facts) != record.facts)
      throw Failure{ErrorKind::damaged, "the facts that decision " + std::to_string(record.id) + " was made on are not what they were"};
    line({{"facts", {{"version", record.facts_version}, {"sha256", to_hex(record.facts)}, {"facts", list_json(facts, fact_json)}}}});
  }

  std::string content(const Digest& digest) { return or_failure(log_.contents(std::span(&digest, 1))).front(); }

  FactBase& base_;
  DecisionLog log_;
  const std::function<void(const std::string&)>& write_;
  std::set<Digest> written_;
};

}  // namespace

Result<void> export_lines(FactBase& base, const std::function<void(const std::string&)>& write) {
  try {
    const std::int64_t last = open_again(base).number("SELECT coalesce(max(id), 0) FROM counsel_decision");
    LinesWriter(base, write).run(last);
    return {};
  } catch (const Failure& failure) {
    return fail(failure.kind, failure.why);
  }
}

Result<void> copy_base(const FactBase& base, const std::string& file) {
  try {
    open_again(base).prepare("VACUUM INTO ?").run(std::string_view(file));
    return {};
  } catch (const Failure& failure) {
    return fail(failure.kind, "cannot copy the fact base \"" + base.path() + "\": " + failure.why);
  }
}

}  // namespace counsel::kb
