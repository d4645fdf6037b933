// Whatever somebody does with SQL to the tables of a log, a checkpoint finds it, and the first decision that it was done to
// is named. What is done to one table at a time is named to the number; of several it is found.
#include <gmock/gmock.h>

#include <map>
#include <set>

#include "kb/commitments.h"
#include "kb/decision_log.h"
#include "kb/decision_rows.h"
#include "kb/erasure_record.h"
#include "tests/property/random_runs.h"
#include "tests/support/file_text.h"
#include "tests/support/recorded_base.h"
#include "tests/support/run_sql.h"

namespace counsel::kb {
namespace {

/// A table, with what its columns can be set to. `it` stands for the column, `other` for that of another row.
struct Table {
  std::string name, key;  // the key as a list
  std::vector<std::pair<std::string, std::vector<std::string>>> columns;
};

const std::vector<std::string> kText = {"it || 'x'", "other", "''"};
const std::vector<std::string> kNumber = {"it + 1", "other", "-it", "it + 1000"};
const std::vector<std::string> kBytes = {"other", "zeroblob(32)", "CAST(it || x'20' AS BLOB)", "substr(it, 2)"};

const Table kDecisions{"counsel_decision", "id",
                       {{"id", kNumber}, {"made_at", kText}, {"who", kText}, {"purpose", kText}, {"program", kText},
                        {"decision", kText}, {"outcome", kText}, {"leaders", kText}, {"facts_version", kNumber},
                        {"facts", kBytes}, {"rules", kBytes}, {"answers", kText}, {"result", kBytes}, {"proof", kBytes}}};
const Table kContents{"counsel_content", "digest", {{"digest", kBytes}, {"bytes", kBytes}}};
const Table kWithheld{"counsel_withheld", "decision, part",
                      {{"decision", kNumber}, {"part", kText}, {"salt", kBytes}, {"bytes", kBytes}}};
const Table kTree{"counsel_tree", "level, number", {{"level", kNumber}, {"number", kNumber}, {"digest", kBytes}}};
const Table kFacts{"counsel_fact", "id",
                   {{"id", kNumber}, {"who", kText}, {"place", kText}, {"added_at", kText}, {"added_version", kNumber}}};
const Table kTables[] = {kDecisions, kContents, kWithheld, kTree, kFacts};

/// By the key, all that is in the row.
using Rows = std::map<std::string, std::string>;

Rows rows_of(const std::string& file, const Table& table) {
  Database database = Database::open(file, Database::Access::read_only, std::chrono::milliseconds(0));
  std::string all;
  for (const auto& [column, values] : table.columns) all += (all.empty() ? "quote(" : " || ',' || quote(") + column + ")";
  std::string key = "quote(" + test::replaced(table.key, ", ", ") || ',' || quote(") + ")";
  auto row = database.prepare("SELECT " + key + ", " + all + " FROM " + table.name + " NOT INDEXED");
  Rows rows;
  while (row.step()) rows[row.text(0)] = row.text(1);
  return rows;
}

std::set<std::string> changed(const Rows& before, const Rows& after) {
  std::set<std::string> keys;
  for (const auto* rows : {&before, &after})
    for (const auto& [key, row] : *rows)
      if (!before.contains(key) || !after.contains(key) || before.at(key) != after.at(key)) keys.insert(key);
  return keys;
}

std::string edit(const Table& table, std::mt19937_64& random, std::size_t rows) {
  const auto any = [&] {
    return "(SELECT " + table.key + " FROM " + table.name + " ORDER BY " + table.key + " LIMIT 1 OFFSET " +
           std::to_string(random() % rows) + " % max(1, (SELECT count(*) FROM " + table.name + ")))";
  };
  const std::string here = " WHERE (" + table.key + ") = " + any();
  if (random() % 5 == 0) return "DELETE FROM " + table.name + here;
  const auto& [column, values] = table.columns[random() % table.columns.size()];
  std::string value = test::replaced(values[random() % values.size()], "it", column);
  value = test::replaced(value, "other", "(SELECT " + column + " FROM " + table.name + " WHERE (" + table.key + ") = " + any() + ")");
  if (random() % 5 > 0) return "UPDATE OR REPLACE " + table.name + " SET " + column + " = " + value + here;
  std::string copied;  // a row more, which is another one in this column
  for (const auto& [each, unused] : table.columns) copied += (copied.empty() ? "" : ", ") + (each == column ? value : each);
  return table.name == "counsel_fact" ? "DELETE FROM counsel_fact" + here
                                      : "INSERT OR REPLACE INTO " + table.name + " SELECT " + copied + " FROM " + table.name + here;
}

class LogTables : public testing::Test {
 protected:
  LogTables() {
    base_.world.write("fast.csv", "Gin\n");
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"live"}, {"size=30"}, {"age=41"}, {"live", "age=3"}, {"age=old"}, {"live", "size=2"}})
      base_.ask(words);
    base_.run({"facts", "add", "Gin offers \"peace\"", "--rules", "team.rules"});
    base_.world.write("fast.csv", "Phoenix\n");
    for (const char* size : {"size=21", "size=22", "age=20"}) base_.ask({size, "live"});
    base_.run({"audit", "redact", "4"});
    for (const char* size : {"size=23", "size=24"}) base_.ask({size});
    base_.file_arrivals();
    sound_ = test::file_text(base_.path());
    for (const Table& table : kTables) before_[table.name] = rows_of(base_.path(), table);
    FactBase there = FactBase::open(base_.path()).value();
    DecisionLog log(there);
    checkpoint_ = log.audit({}).value().now;
    for (std::int64_t id = 1; id <= static_cast<std::int64_t>(checkpoint_.size); ++id) note(log.find(id).value());
  }

  /// Which decisions a content matters to.
  void note(const DecisionInFull& found) {
    const DecisionRecord& record = found.record;
    std::vector<Digest> digests = files_in_manifest(found.rules);
    digests.insert(digests.end(), {record.rules, record.result});
    if (!withholds(record)) digests.push_back(record.proof);
    for (const Digest& digest : digests) {
      auto& concerned = concerned_["X'" + test::replaced(upper(to_hex(digest)), " ", "") + "'"];
      concerned.insert(record.id);
      if (digest == record.result)
        for (const Redacted& each : redacted_in(found.result)) concerned.insert(each.decision);
    }
  }

  static std::string upper(std::string text) {
    for (char& c : text) c = static_cast<char>(std::toupper(c));
    return text;
  }

  /// The first decision that these rows of the table are about; nothing where that is none.
  std::optional<std::int64_t> first_of(const Table& table, const std::set<std::string>& keys) const {
    std::set<std::int64_t> ids;
    for (const std::string& key : keys) {
      if (table.name == kContents.name) {
        if (const auto found = concerned_.find(key); found != concerned_.end()) ids.insert(found->second.begin(), found->second.end());
      } else {
        ids.insert(std::stoll(key));
      }
    }
    return ids.empty() ? std::nullopt : std::optional(*ids.begin());
  }

  test::RecordedBase base_{test::kRulesOfAllSorts};
  std::string sound_;
  std::map<std::string, Rows> before_;
  std::map<std::string, std::set<std::int64_t>> concerned_;
  Checkpoint checkpoint_;
};

TEST_F(LogTables, AreFoundEditedAndTheFirstDecisionNamed) {
  std::map<std::string, int> named;
  property::for_random_cases(150, [&](std::mt19937_64& random, std::uint64_t) {
    std::string sql;
    const bool of_one_table = random() % 4 > 0;
    const Table* table = &kTables[random() % std::size(kTables)];
    do {
      sql += edit(*table, random, before_[table->name].size()) + "; ";
      if (!of_one_table) table = &kTables[random() % std::size(kTables)];
    } while (random() % 3 == 0);
    SCOPED_TRACE(sql);
    base_.world.write("f.db", sound_);
    test::run_sql(base_.path(), "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; " + sql);
    std::map<std::string, std::set<std::string>> edited;
    for (const Table& each : kTables)
      if (auto keys = changed(before_[each.name], rows_of(base_.path(), each)); !keys.empty()) edited[each.name] = std::move(keys);

    const auto is_signed = [&](const std::string& id) {
      return std::stoll(id) >= 1 && std::stoll(id) <= static_cast<std::int64_t>(checkpoint_.size);
    };
    FactBase there = FactBase::open(base_.path(), {.read_only = true}).value();
    const auto audit = DecisionLog(there).audit({checkpoint_});
    ASSERT_TRUE(audit) << audit.error().message;
    EXPECT_EQ(audit->findings.empty(), edited.empty());
    EXPECT_EQ(audit->agrees.front(), std::ranges::none_of(edited[kDecisions.name], is_signed));
    std::erase_if(edited, [](const auto& each) { return each.second.empty(); });
    if (edited.size() != 1) return;
    const auto& [name, keys] = *edited.begin();
    if (name == kTree.name || name == kFacts.name) return;
    const auto first = first_of(name == kDecisions.name ? kDecisions : name == kContents.name ? kContents : kWithheld, keys);
    if (!first || *first < 1 || *first > static_cast<std::int64_t>(checkpoint_.size)) return;
    // A record comes first of all findings; it may be a redaction, and others are found for want of what it says.
    std::int64_t least = audit->findings.front().first;
    if (name != kDecisions.name)
      for (const LogFinding& finding : audit->findings)
        if (finding.first > 0) least = least > 0 ? std::min(least, finding.first) : finding.first;
    EXPECT_EQ(least, *first) << audit->findings.front().what;
    ++named[name];
  });
  if (std::getenv("COUNSEL_CASES") && std::string(std::getenv("COUNSEL_CASES")).size() < 3) return;
  for (const char* name : {"counsel_decision", "counsel_content", "counsel_withheld"}) EXPECT_GT(named[name], 5) << name;
}

}  // namespace
}  // namespace counsel::kb
