// Whatever somebody did to the file of a fact base: every command answers as if nothing had been done, where what was
// changed is nothing that it reads, or says that the file is damaged. No command crashes, and no checkpoint agrees with
// another log. Lists go by indexes that no digest is over: what they show is on record, and they may leave something out.
//
// COUNSEL_SEED=n repeats one case; COUNSEL_CASES=n changes how many there are.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include <cstdlib>
#include <map>
#include <optional>
#include <sstream>

#include "tests/property/random_runs.h"
#include "tests/support/failing_vfs.h"
#include "tests/support/file_damage.h"
#include "tests/support/file_text.h"
#include "tests/support/recorded_base.h"
#include "tests/support/run_sql.h"
#include "tests/support/seeds.h"

namespace counsel {
namespace {

using test::Outcome;
using testing::AnyOf;
using testing::Contains;
using testing::StartsWith;

const std::vector<std::vector<std::string>> kReading = {
    {"facts", "list", "--all", "--rules", "team.rules"},
    {"facts", "history", "offers", "--rules", "team.rules"},
    {"facts", "list", "--as-of", "1", "--rules", "team.rules"},
    {"query", "?f offers ?what", "--rules", "team.rules"},
    {"audit", "list", "--limit", "0"},
    {"audit", "list", "--who", "tester", "--outcome", "provisional"},
    {"audit", "list", "--candidate", "Phoenix"},
    {"audit", "show", "3", "--format", "json"},
    {"audit", "show", "7"},
    {"audit", "replay", "--all"},
    {"audit", "diff", "1", "3"},
    {"audit", "export"},
    {"audit", "prove", "2", "--checkpoint", "now", "--key", "counsel.pub"},
};
const std::vector<std::vector<std::string>> kWriting = {
    {"ask", "live", "size=30", "--rules", "team.rules"},
    {"ask", "age=44", "--rules", "team.rules", "--explain", "none"},
    {"facts", "add", "Rails offers \"orm\"", "--rules", "team.rules"},
    {"audit", "redact", "5", "--reason", "asked for"},
    {"audit", "prune", "--before", "2026-11-19"},
};
const std::vector<std::string> kVerify = {"audit", "verify", "--checkpoint", "now", "--key", "counsel.pub"};

/// One in three, others each time; all of them in the slow tier.
std::vector<std::vector<std::string>> some_commands(std::size_t number) {
  const std::size_t step = std::getenv("COUNSEL_CASES") ? 1 : 3;
  std::vector<std::vector<std::string>> all = kReading, some;
  all.insert(all.end(), kWriting.begin(), kWriting.end());
  for (std::size_t i = number % step; i < all.size(); i += step) some.push_back(all[i]);
  return some;
}

std::string name_of(const std::vector<std::string>& command) {
  std::string name = "counsel";
  for (const std::string& word : command) name += " " + word;
  return name;
}

/// The decisions of a list, a line each; of columns as wide as what is in them nothing but the order is left.
std::vector<std::string> listed(const Outcome& outcome) {
  std::vector<std::string> lines;
  std::istringstream text(outcome.out);
  std::string line, word;
  std::getline(text, line);  // the names of the columns
  while (std::getline(text, line)) {
    std::istringstream words(line);
    lines.emplace_back();
    while (words >> word) lines.back() += word + " ";
  }
  return lines;
}

/// All rows of the log, read around indexes, and what is to be filed yet; nothing where SQLite cannot read them.
std::optional<std::string> log_in(const std::string& file) {
  sqlite3* handle = nullptr;
  std::optional<std::string> text = "";
  if (sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) text.reset();
  for (const char* sql : {"SELECT * FROM counsel_decision NOT INDEXED ORDER BY id",
                          "SELECT * FROM counsel_content NOT INDEXED ORDER BY hex(digest)",
                          "SELECT * FROM counsel_withheld NOT INDEXED ORDER BY decision, part",
                          "SELECT text FROM counsel_arrived ORDER BY id"}) {
    const auto row = [](void* into, int columns, char** values, char**) {
      for (int i = 0; i < columns; ++i) static_cast<std::string*>(into)->append(values[i] ? values[i] : "NULL").append("|");
      return 0;
    };
    if (text && sqlite3_exec(handle, sql, row, &*text, nullptr) != SQLITE_OK) text.reset();
  }
  sqlite3_close(handle);
  return text;
}

class HostileBase : public testing::Test {
 protected:
  HostileBase() {
    base_.world.write("fast.csv", "Gin\nRails\n");
    base_.world.now_ms -= std::int64_t{3} * 24 * 60 * 60 * 1000;
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"live"}, {"size=30"}, {"live", "size=40", "--purpose", "the chat"}, {"live=no"}, {"age=41"}, {"live", "age=3"}, {"age=old"}})
      base_.ask(words);
    base_.run({"facts", "retract", "Gin offers \"speed\"", "--rules", "team.rules"});
    base_.run({"facts", "add", "Gin offers \"peace\"", "--rules", "team.rules"});
    base_.world.now_ms += std::int64_t{3} * 24 * 60 * 60 * 1000;
    for (const char* size : {"size=2", "size=21", "size=22", "size=23"}) base_.ask({size, "live"});
    base_.run({"audit", "redact", "6"});
    for (const char* size : {"size=24", "size=25"}) base_.ask({size, "live"});  // which are not filed yet
    base_.world.write("counsel.pub", base_.world.run({"audit", "key", "example.com/log", "counsel.key"}).out);
    base_.world.write("now", base_.run({"audit", "checkpoint", "--key", "counsel.key"}).out);
    sound_ = test::file_text(base_.path());
    test::run_sql(base_.path(), "UPDATE counsel_arrival SET bytes = zeroblob(length(bytes)) WHERE id = 2");
    without_last_ = test::file_text(base_.path());
    put(sound_);
    log_ = log_in(base_.path());
    EXPECT_TRUE(log_);
    EXPECT_EQ(base_.run(kVerify).exit_code, 0);
  }

  void put(const std::string& bytes) const {
    base_.world.write("f.db", bytes);
    std::filesystem::remove(base_.path() + "-journal");
  }

  /// What the command says of the base as it was.
  const Outcome& sound(const std::vector<std::string>& command) {
    const Outcome& known = outcome(command, sound_);
    EXPECT_THAT(known.exit_code, AnyOf(0, 1, 3)) << name_of(command) << ": " << known.err;
    return known;
  }

  const Outcome& outcome(const std::vector<std::string>& command, const std::string& bytes) {
    auto& known = outcomes_[{command, &bytes}];
    if (!known) {
      put(bytes);
      known = base_.run(command);
    }
    return *known;
  }

  /// Runs the command on such a base. Whether it noticed.
  bool try_out(const std::vector<std::string>& command, const std::string& bytes) {
    const Outcome expected = sound(command);
    sound({"audit", "list", "--limit", "0"});
    put(bytes);
    const Outcome outcome = base_.run(command);
    if (is_same(outcome, expected)) return false;
    // The last record that is not filed may miss sectors: then it was never answered, as far as anybody can tell without a checkpoint.
    if (is_same(outcome, this->outcome(command, without_last_))) return true;
    SCOPED_TRACE(name_of(command) + "\n" + outcome.out + outcome.err);
    if (command[1] == "list" && command[0] == "audit" && outcome.exit_code < 2) {
      for (const std::string& line : listed(outcome)) EXPECT_THAT(listed(sound({"audit", "list", "--limit", "0"})), Contains(line));
      return true;
    }
    if ((outcome.out + outcome.err).find("cannot be run again") != std::string::npos) {
      EXPECT_THAT(outcome.exit_code, 1);
      return true;
    }
    EXPECT_THAT(outcome.exit_code, AnyOf(2, 4));
    EXPECT_THAT(outcome.err, StartsWith("counsel: "));
    EXPECT_TRUE(expected.out.starts_with(outcome.out)) << "it says what was not written";
    return true;
  }

  static bool is_same(const Outcome& one, const Outcome& other) {
    return one.out == other.out && one.err == other.err && one.exit_code == other.exit_code;
  }

  /// Verifies such a base against the checkpoint: it may agree with the log that was signed alone. Whether it does.
  bool agrees(const std::string& bytes) {
    put(bytes);
    const Outcome outcome = base_.run(kVerify);
    SCOPED_TRACE(outcome.out + outcome.err);
    EXPECT_THAT(outcome.exit_code, AnyOf(0, 2, 4));
    if (outcome.exit_code != 0) return false;
    EXPECT_EQ(log_in(base_.path()), log_) << "another log is taken for the one that was signed";
    return true;
  }

  test::FailingVfs quick_;  // passes no syncs on
  test::RecordedBase base_{test::kRulesOfAllSorts};
  std::string sound_, without_last_;
  std::optional<std::string> log_;
  std::map<std::pair<std::vector<std::string>, const std::string*>, std::optional<Outcome>> outcomes_;
};

TEST_F(HostileBase, OfDamagedBytesIsRefusedOrReadAsItWas) {
  const auto seeds = test::seeds(property::from_environment("COUNSEL_CASES", 60));
  int noticed = 0, unnoticed = 0, disagree = 0;
  for (const std::uint64_t seed : seeds) {
    std::mt19937_64 random(seed);
    std::string bytes = sound_;
    const std::string what = test::damage(bytes, random);
    SCOPED_TRACE("COUNSEL_SEED=" + std::to_string(seed) + ": " + what);
    disagree += agrees(bytes) ? 0 : 1;
    for (int i = 0; i < 3; ++i) {
      const auto& commands = i == 0 ? kWriting : kReading;
      (try_out(commands[random() % commands.size()], bytes) ? noticed : unnoticed) += 1;
    }
    if (HasFailure()) return;
  }
  if (seeds.size() == 1) return;
  EXPECT_GT(noticed, 0);
  EXPECT_GT(unnoticed, 0);
  EXPECT_GT(disagree, 0);
}

const std::string kForge = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET ";

std::string other_index(const std::string& what) {
  return "DROP INDEX counsel_decision_made_at; CREATE INDEX counsel_decision_made_at ON counsel_decision " + what;
}

std::string other_table(const std::string& name, const std::string& text, const std::string& by) {
  return kForge + "sql = replace(sql, '" + text + "', '" + by + "') WHERE name = '" + name + "'";
}

const std::string kForgedSchemas[] = {
    "CREATE TRIGGER evil AFTER INSERT ON counsel_decision BEGIN DELETE FROM counsel_withheld; END",
    "CREATE TRIGGER evil BEFORE DELETE ON counsel_withheld BEGIN SELECT raise(IGNORE); END",
    "CREATE TRIGGER evil INSTEAD OF INSERT ON decisions BEGIN SELECT 1; END",
    "DROP VIEW decisions; CREATE VIEW decisions AS SELECT 1 AS id",
    "ALTER TABLE counsel_decision RENAME TO other; CREATE VIEW counsel_decision AS SELECT * FROM other",
    other_index("(made_at) WHERE id < 3"),
    other_index("(lower(made_at))"),
    other_index("(made_at COLLATE NOCASE)"),
    other_index("(made_at DESC)"),
    "CREATE UNIQUE INDEX one ON counsel_content (bytes)",
    "CREATE VIRTUAL TABLE notes USING fts5(text)",
    "CREATE TABLE notes (text)",
    "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES"
    " ('trigger', 'sqlite_evil', 'counsel_decision', 0, 'CREATE TRIGGER sqlite_evil AFTER INSERT ON counsel_decision BEGIN SELECT 1; END')",
    "CREATE INDEX quick ON counsel_decision (outcome, made_at) WHERE id < 3; " + kForge + "name = 'sqlite_quick', sql = replace(sql, 'quick', 'sqlite_quick') WHERE name = 'quick'",
    "ANALYZE; " + kForge + "sql = 'CREATE TABLE sqlite_stat1(tbl,idx,stat,more)' WHERE name = 'sqlite_stat1'",
    "CREATE TABLE numbers (id INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE numbers",
    other_table("counsel_decision", "leaders TEXT NOT NULL", "leaders TEXT AS (''Gin'')"),
    other_table("counsel_decision", "leaders TEXT NOT NULL", "leaders TEXT DEFAULT ''Gin''"),
    other_table("counsel_decision", "who TEXT", "who TEXT COLLATE NOCASE"),
    other_table("counsel_content", ") STRICT", ")"),
    other_table("counsel_tree", "length(digest) = 32", "length(digest) < 33"),
    other_table("counsel_withheld", "REFERENCES counsel_decision (id)", ""),
    kForge + "sql = sql || ' -- as it was' WHERE name = 'counsel_tree'",
    kForge + "sql = 'CREATE VIRTUAL TABLE counsel_content USING fts5(digest, bytes)', rootpage = 0 WHERE name = 'counsel_content'",
    kForge + "name = 'decision', tbl_name = 'decision' WHERE name = 'decisions'",
    "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'counsel_term'",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'counsel_withheld'",
};

TEST_F(HostileBase, WithAForgedSchemaIsRefusedByEveryCommand) {
  std::size_t number = 0;
  for (const std::string& sql : kForgedSchemas) {
    SCOPED_TRACE(sql);
    put(sound_);
    test::run_sql(base_.path(), "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; " + sql);
    const std::string forged = test::file_text(base_.path());
    ASSERT_NE(forged, sound_);
    EXPECT_FALSE(agrees(forged));
    for (const auto& command : some_commands(number++)) EXPECT_TRUE(try_out(command, forged)) << name_of(command);
  }
}

/// An index whose text is right, and that leaves something out: made as another, and then called what it was.
std::string lying(const std::string& index, const std::string& condition) {
  const std::string of = " WHERE name = '" + index + "'";
  return "PRAGMA writable_schema = ON; CREATE TEMP TABLE kept AS SELECT sql FROM sqlite_schema" + of +
         "; UPDATE sqlite_schema SET sql = sql || ' " + condition + "'" + of +
         "; PRAGMA writable_schema = RESET; REINDEX " + index +
         "; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = (SELECT sql FROM kept)" + of;
}

std::string with_roots_swapped(const std::string& one, const std::string& other) {
  const auto root = [](const std::string& name) { return "(SELECT rootpage FROM roots WHERE name = '" + name + "')"; };
  return "CREATE TEMP TABLE roots AS SELECT name, rootpage FROM sqlite_schema; " + kForge + "rootpage = iif(name = '" + one +
         "', " + root(other) + ", " + root(one) + ") WHERE name IN ('" + one + "', '" + other + "')";
}

const std::string kSetList = "UPDATE counsel_mention SET ";
const std::string kOfTerm = " WHERE term = (SELECT id FROM counsel_term WHERE kind = 'outcome' AND name = 'failed')";

/// What is verified of SQLite's indexes is how much they hold; of lists those by user and outcome; and facts are verified by whoever reads them.
const std::pair<std::string, bool> kLies[] = {
    {lying("counsel_decision_made_at", "WHERE id <> 3"), true},
    {lying("counsel_fact_current", "AND id <> 1"), false},
    {lying("counsel_decision_purpose", "WHERE id <> 3"), true},
    {with_roots_swapped("counsel_decision_made_at", "counsel_decision_purpose"), false},
    {with_roots_swapped("sqlite_autoindex_counsel_content_1", "sqlite_autoindex_counsel_withheld_1"), true},
    {with_roots_swapped("sqlite_autoindex_counsel_content_1", "sqlite_autoindex_counsel_term_1"), true},
    {with_roots_swapped("counsel_content", "counsel_withheld"), true},
    {with_roots_swapped("counsel_decision", "counsel_term"), true},
    {with_roots_swapped("counsel_tree", "counsel_mention"), true},
    {"UPDATE counsel_mention SET first = 2, decisions = replace(decisions, '[1,', '[')", true},
    {"DELETE FROM counsel_mention WHERE first = 1", true},
    {kSetList + "decisions = '[2]', first = 2" + kOfTerm, true},
    {kSetList + "decisions = '[7,8]'" + kOfTerm, true},
    {kSetList + "term = term + 1000" + kOfTerm, true},
    {"UPDATE counsel_term SET name = 'another' WHERE kind = 'who'", true},
    {"UPDATE counsel_term SET name = 'Elixir' WHERE name = 'Phoenix'", false},
};

TEST_F(HostileBase, WithIndexesThatLieIsRefusedOrReadAsItWas) {
  std::size_t number = 0;
  for (const auto& [sql, is_found] : kLies) {
    SCOPED_TRACE(sql);
    put(sound_);
    test::run_sql(base_.path(), "PRAGMA foreign_keys = OFF; " + sql);
    const std::string forged = test::file_text(base_.path());
    ASSERT_NE(forged, sound_);
    EXPECT_EQ(agrees(forged), !is_found);
    for (const auto& command : some_commands(number++)) try_out(command, forged);
  }
}

}  // namespace
}  // namespace counsel
