#include "kb/log_export.h"

#include <set>

#include "kb/arrivals.h"
#include "kb/commitments.h"
#include "kb/failure.h"
#include "kb/prunings.h"
#include "kb/record_json.h"
#include "kb/sqlite.h"
#include "kb/stored_tree.h"

namespace counsel::kb {

namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "counsel.audit-export/1";

template <class T>
T or_failure(Result<T> result) {
  if (!result) throw Failure{result.error().kind, result.error().message};
  return *std::move(result);
}

std::vector<Digest> leaves_of_pruned(Database& database) {
  std::vector<Digest> leaves;
  for (const auto& leaf : stored_leaves(database, pruned_up_to(database))) {
    if (!leaf) throw Failure{ErrorKind::damaged, "the digest that was kept of a pruned decision is missing"};
    leaves.push_back(*leaf);
  }
  return leaves;
}

Database open_again(const FactBase& base) {
  return Database::open(base.path(), Database::Access::read_only, OpenOptions().patience);
}

/// INVARIANT: what many records rest on has a line of its own, once, before the first of them.
class LinesWriter {
 public:
  LinesWriter(FactBase& base, const std::function<void(const std::string&)>& write)
      : base_(base), log_(base), write_(write) {}

  /// What was pruned are the first numbers, and from there on they have no gaps.
  void run(const std::vector<Digest>& pruned, std::int64_t last) {
    line({{"format", kFormat}});
    std::int64_t id = 0;
    for (const Digest& leaf : pruned) line({{"pruned", {{"id", ++id}, {"leaf", to_hex(leaf)}}}});
    while (id < last) record(or_failure(log_.find(++id)));
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
    if (!withholds(found.record)) out["proof"] = bytes_json(*found.proof);
    out["withheld"] = list_json(found.withheld, withheld_json);
    line(out);
  }

  void files(const std::string& manifest) {
    const Manifest listed = read_manifest(manifest).value_or(Manifest());
    for (const Digest& file : digests_of(listed.rule_files)) one_file("rule_file", file);
    for (const Digest& file : digests_of(listed.fact_files)) one_file("fact_file", file);
  }

  void one_file(const char* what, const Digest& file) {
    if (written_.insert(file).second)
      line({{what, {{"sha256", to_hex(file)}, {"bytes", bytes_json(content(file))}}}});
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
    std::vector<Digest> pruned;
    std::int64_t last = 0;
    {  // and no longer, so that it keeps nobody from deciding
      Database database = open_again(base);
      Transaction reading(database, Transaction::Mode::read);
      pruned = leaves_of_pruned(database);
      last = last_number(database);
    }
    LinesWriter(base, write).run(pruned, last);
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
