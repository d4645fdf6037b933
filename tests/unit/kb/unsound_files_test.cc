// Files that are no fact bases, not any more, or not as counsel wrote them: an error, or the right facts.
#include <gmock/gmock.h>

#include <random>

#include "kb/records.h"
#include "kb/tables.h"
#include "tests/support/failing_vfs.h"
#include "tests/support/run_sql.h"
#include "tests/unit/kb/sample.h"

namespace counsel::kb {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class UnsoundFilesTest : public KbTest {
 protected:
  void run_sql(const std::string& sql) const { test::run_sql(path(), sql); }

  Error error_of_open(const OpenOptions& options = {}) const {
    auto base = FactBase::open(path(), options);
    if (base) return {ErrorKind::invalid_input, "it opened"};
    return base.error();
  }

  Result<FactSet> read() const {
    auto base = FactBase::open(path());
    if (!base) return tl::unexpected<Error>(base.error());
    return base->read(declarations_.schema);
  }

  test::FailingVfs quick_;  // passes no syncs on
  Declarations declarations_ = sample_declarations();
};

TEST_F(UnsoundFilesTest, AFileOfAnotherKindIsLeftAlone) {
  const std::string text = "offers(Django, orm)\n" + std::string(2000, '.');
  write_file(path(), text);
  const Error error = error_of_open();
  EXPECT_EQ(error.kind, ErrorKind::not_ours);
  EXPECT_EQ(error.message, "cannot open the fact base \"" + path() + "\": file is not a database");
  EXPECT_EQ(test::file_text(path()), text);
}

TEST_F(UnsoundFilesTest, TheDatabaseOfAnotherProgramIsLeftAlone) {
  for (const char* sql : {"CREATE TABLE notes (text)", "PRAGMA application_id = 7", "PRAGMA user_version = 4",
                          "PRAGMA journal_mode = WAL; CREATE TABLE notes (text)"}) {
    std::filesystem::remove(path());
    run_sql(sql);
    const std::string before = test::file_text(path());
    const Error error = error_of_open();
    EXPECT_EQ(error.kind, ErrorKind::not_ours) << sql;
    EXPECT_THAT(error.message, HasSubstr("it is the database of another program"));
    EXPECT_EQ(test::file_text(path()), before) << sql;
  }
}

TEST_F(UnsoundFilesTest, ABaseOfALaterVersionIsLeftAlone) {
  filled();
  run_sql("PRAGMA user_version = 9");
  const std::string before = test::file_text(path());
  const Error error = error_of_open();
  EXPECT_EQ(error.kind, ErrorKind::newer_version);
  EXPECT_THAT(error.message, HasSubstr("a later version of counsel wrote it (format 9"));
  EXPECT_EQ(test::file_text(path()), before);
  run_sql("PRAGMA user_version = -1");
  EXPECT_EQ(error_of_open().kind, ErrorKind::damaged);
}

TEST_F(UnsoundFilesTest, FoldersAndUnreachablePathsAreErrors) {
  std::filesystem::create_directory(path());
  EXPECT_EQ(error_of_open().kind, ErrorKind::unreadable);
  EXPECT_THAT(error_of_open().message, StartsWith("cannot open the fact base \"" + path() + "\": "));
  write_file(path("file"), "x");
  const auto below_a_file = FactBase::open(path("file/below.db"));
  ASSERT_FALSE(below_a_file);
  EXPECT_EQ(below_a_file.error().kind, ErrorKind::unwritable);
  EXPECT_FALSE(FactBase::open(""));
}

TEST_F(UnsoundFilesTest, AnEmptyFileBecomesABase) {
  write_file(path(), "");
  EXPECT_TRUE(FactBase::open(path()));
}

TEST_F(UnsoundFilesTest, ReadingOnlyWritesNothingAndSaysWhenItWouldHaveTo) {
  const OpenOptions read_only{.read_only = true};
  EXPECT_EQ(error_of_open(read_only).kind, ErrorKind::not_found);
  EXPECT_FALSE(std::filesystem::exists(path()));
  write_file(path(), "");
  EXPECT_EQ(error_of_open(read_only).kind, ErrorKind::not_found);

  filled();
  const std::string before = test::file_text(path());
  FactBase base = must(FactBase::open(path(), read_only));
  EXPECT_EQ(must(base.sync_and_read(declarations_, sample_facts(), kNow)).facts.facts.size(), 4u);
  EXPECT_EQ(must(base.list()).size(), 4u);
  const auto changed = base.sync_and_read(declarations_, {}, kNow);
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().kind, ErrorKind::unwritable);
  EXPECT_EQ(changed.error().message,
            "cannot bring the rule files into the fact base \"" + path() + "\": attempt to write a readonly database");
  const auto added = base.add(declarations_, offers("Rails", "orm"), kAnna);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().kind, ErrorKind::unwritable);
  EXPECT_EQ(test::file_text(path()), before);
}

TEST_F(UnsoundFilesTest, AForgedSchemaIsNeverReadThrough) {
  const std::pair<const char*, const char*> cases[] = {
      {"CREATE TRIGGER evil AFTER INSERT ON counsel_fact BEGIN SELECT 1; END",
       "it holds the trigger `evil`, which counsel did not make"},
      {"CREATE TABLE notes (text)", "it holds the table `notes`, which counsel did not make"},
      {"CREATE INDEX quick ON counsel_fact (who)", "it holds the index `quick`, which counsel did not make"},
      {"DROP VIEW offers", "`offers` is missing in it"},
      {"DROP INDEX counsel_fact_current", "`counsel_fact_current` is missing in it"},
      {"DROP VIEW offers; CREATE VIEW offers AS SELECT 'Django' AS framework",
       "its view `offers` is not as counsel made it"},
      {"ALTER TABLE counsel_values_1 RENAME TO other; CREATE VIEW counsel_values_1 AS SELECT * FROM other",
       "counsel did not make"},
      {"ALTER TABLE counsel_fact ADD COLUMN more TEXT", "its table `counsel_fact` is not as counsel made it"},
      {"ALTER TABLE counsel_values_1 ADD COLUMN more TEXT", "its table `counsel_values_1` is not as counsel made it"},
      {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') "
       "WHERE name = 'counsel_values_1'",
       "its table `counsel_values_1` is not as counsel made it"},
      {"DROP TABLE counsel_relation", "no such table: counsel_relation"},
      {"UPDATE counsel_column SET type = 'text' WHERE type = 'name'", "is not as counsel made it|checksum"},
      {"UPDATE counsel_column SET position = position + 1 WHERE relation = 3 AND position = 2",
       "the columns of its relations are not in order"},
      {"INSERT INTO counsel_relation (name, current) VALUES ('offers', 1)", "the relation `offers` is in it twice"},
  };
  filled();
  const std::string sound = test::file_text(path());
  for (const auto& [sql, message] : cases) {
    write_file(path(), sound);
    auto open_before = FactBase::open(path()).value();
    ASSERT_TRUE(open_before.read(declarations_.schema) && open_before.read(declarations_.schema));
    run_sql("PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; " + std::string(sql));
    const auto facts = read();
    const auto read_again = open_before.read(declarations_.schema);
    ASSERT_FALSE(read_again) << sql;
    EXPECT_EQ(read_again.error().kind, ErrorKind::damaged) << sql;
    ASSERT_FALSE(facts) << sql;
    EXPECT_EQ(facts.error().kind, ErrorKind::damaged) << sql;
    EXPECT_THAT(facts.error().message, HasSubstr("; restore it from a copy"));
    const std::string expected = message;
    const auto bar = expected.find('|');
    EXPECT_THAT(facts.error().message,
                testing::AnyOf(HasSubstr(expected.substr(0, bar)),
                               HasSubstr(expected.substr(bar == std::string::npos ? 0 : bar + 1))));
    auto base = FactBase::open(path());
    if (base) {
      EXPECT_FALSE(base->add(declarations_, offers("Rails", "orm"), kAnna)) << sql;
    }
  }
}

TEST_F(UnsoundFilesTest, RowsThatCounselDidNotWriteAreFound) {
  const char* cases[] = {
      "UPDATE counsel_values_1 SET feature = 'sessions' WHERE feature = 'admin'",
      "DELETE FROM counsel_values_1 WHERE feature = 'admin'",
      "DELETE FROM counsel_citation WHERE document = 'survey'",
      "UPDATE counsel_fact SET place = 'other' WHERE id = 1",
      "UPDATE counsel_fact SET origin = 'person', who = 'anna' WHERE id = 1",
      "UPDATE counsel_fact SET relation = 77 WHERE id = 1",
      "INSERT INTO counsel_fact (relation, origin, who, place, added_at, added_version)"
      " VALUES (1, 'rules', '', '', '', 1); INSERT INTO counsel_values_1 VALUES (last_insert_rowid(), 'Rails', 'orm')",
      "UPDATE counsel_fact SET closed_version = 1, closed_at = '', closed_by = '', closed_why = 'retracted',"
      " closed_note = '' WHERE id = 1",
      "INSERT INTO counsel_version VALUES (2, '', '', 'rules', '')",
      "UPDATE counsel_state SET current_checksum = 'x'",
      "DELETE FROM counsel_state",
      "UPDATE counsel_values_1 SET feature = CAST(x'C328' AS TEXT)",
      "PRAGMA writable_schema = ON; UPDATE counsel_state SET stated = CAST(x'FF' AS TEXT)",
      "UPDATE counsel_relation SET current = 0 WHERE id = 1",
  };
  filled();
  const std::string sound = test::file_text(path());
  for (const char* sql : cases) {
    write_file(path(), sound);
    run_sql("PRAGMA foreign_keys = OFF; " + std::string(sql));
    const auto facts = read();
    ASSERT_FALSE(facts) << sql;
    EXPECT_EQ(facts.error().kind, ErrorKind::damaged) << sql << ": " << facts.error().message;
    auto base = FactBase::open(path());
    ASSERT_TRUE(base) << sql;
    EXPECT_FALSE(base->bring_in(declarations_, {}, kNow)) << "damage must not be given a fresh checksum: " << sql;
  }
}

TEST_F(UnsoundFilesTest, HistoryThatCounselDidNotWriteIsFound) {
  {
    FactBase base = filled();
    must(base.retract(declarations_, "offers", {Name{"Django"}, Name{"orm"}}, kAnna, "gone"));
  }
  const std::string sound = test::file_text(path());
  for (const char* sql : {"UPDATE counsel_fact SET closed_by = 'berta' WHERE closed_by = 'anna'",
                          "UPDATE counsel_fact SET closed_why = 'set aside' WHERE closed_by = 'anna'",
                          "DELETE FROM counsel_fact WHERE closed_by = 'anna'"}) {
    write_file(path(), sound);
    run_sql(sql);
    EXPECT_TRUE(read()) << "current facts are sound";
    FactBase base = must(FactBase::open(path()));
    EXPECT_FALSE(base.history("offers")) << sql;
    EXPECT_FALSE(base.add(declarations_, offers("Rails", "orm"), kAnna)) << sql;
  }
  write_file(path(), sound);
  run_sql("UPDATE counsel_version SET who = 'berta' WHERE number = 2");
  EXPECT_FALSE(must(FactBase::open(path())).versions());
}

/// All that a base answers, or nothing after an error; the error is of a fitting kind.
std::optional<std::string> answers(const std::string& path, const Schema& schema) {
  std::optional<std::string> text = "";
  const auto take = [&](const auto& result, const auto& show) {
    if (result) {
      if (text) *text += show(*result);
      return;
    }
    text.reset();
    EXPECT_THAT(result.error().kind,
                testing::AnyOf(ErrorKind::damaged, ErrorKind::not_ours, ErrorKind::newer_version, ErrorKind::unreadable,
                               ErrorKind::unwritable, ErrorKind::limit_reached))
        << result.error().message;
  };
  auto base = FactBase::open(path);
  take(base, [](const FactBase&) { return ""; });
  if (!base) return std::nullopt;
  take(base->read(schema), [](const FactSet& set) {
    std::string shown = std::to_string(set.version);
    for (const auto& fact : set.facts) shown += said(fact) + fact.place;
    return shown;
  });
  take(base->history(""), [](const std::vector<Record>& records) {
    std::string shown;
    for (const auto& record : records) shown += to_hex(digest_of(record));
    return shown;
  });
  take(base->versions(), [](const std::vector<Version>& versions) {
    std::string shown;
    for (const auto& version : versions) shown += to_hex(digest_of(version));
    return shown;
  });
  return text;
}

class DamageTest : public UnsoundFilesTest {
 protected:
  DamageTest() {
    FactBase base = filled();
    auto stated = sample_facts();
    for (int i = 0; i < 60; ++i)
      stated.push_back(
          fact("written-in", {Name{"Django"}, Name{"language-" + std::to_string(i)}}, {{"survey", "p. 1"}}));
    must(base.bring_in(declarations_, stated, kNow));
    must(base.retract(declarations_, "offers", {Name{"Django"}, Name{"orm"}}, kAnna, "gone"));
    sound_ = test::file_text(path());
    expected_ = answers(path(), declarations_.schema);
  }

  /// Writes the bytes and asks everything; what is written into such a base must not crash either.
  void try_out(const std::string& bytes) {
    write_file(path(), bytes);
    const auto found = answers(path(), declarations_.schema);
    if (found) {
      EXPECT_EQ(found, expected_);
      ++sound_answers_;
    } else {
      ++errors_;
    }
    if (auto base = FactBase::open(path())) static_cast<void>(base->bring_in(declarations_, sample_facts(), kNow));
    std::filesystem::remove(path("facts.db-journal"));
  }

  std::string sound_;
  std::optional<std::string> expected_;
  int errors_ = 0;
  int sound_answers_ = 0;
};

TEST_F(DamageTest, ATruncatedFileIsAnError) {
  ASSERT_TRUE(expected_);
  const auto size = sound_.size();
  for (std::size_t length :
       {std::size_t{2}, std::size_t{15}, std::size_t{16}, std::size_t{99}, std::size_t{100}, std::size_t{511},
        std::size_t{512}, std::size_t{4095}, std::size_t{4096}, size / 3, size / 2, size - 4096, size - 1000, size - 1})
    try_out(sound_.substr(0, length));
  for (std::size_t length = 4096; length < size; length += 4096) try_out(sound_.substr(0, length));
  EXPECT_EQ(sound_answers_, 0);
}

TEST_F(DamageTest, FlippedBytesAreAnErrorOrHarmless) {
  const unsigned seed = 20261122;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 200; ++i) {
    std::string bytes = sound_;
    std::string trace = "bytes";
    for (auto flips = 1 + random() % 3; flips > 0; --flips) {
      // Half of them in the first two pages, where the schema is.
      const std::size_t at = random() % (random() % 2 == 0 ? std::size_t{8192} : bytes.size());
      bytes[at] = static_cast<char>(random());
      trace += " " + std::to_string(at);
    }
    SCOPED_TRACE(trace);
    try_out(bytes);
  }
  EXPECT_GT(errors_, 20);
  EXPECT_GT(sound_answers_, 20);
}

TEST_F(DamageTest, OverwrittenPagesAreAnErrorOrHarmless) {
  const auto pages = sound_.size() / 4096;
  for (std::size_t page = 0; page < pages; ++page) {
    SCOPED_TRACE("page " + std::to_string(page + 1));
    std::string zeros = sound_;
    std::fill_n(zeros.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, '\0');
    try_out(zeros);
    std::string copied = sound_;  // a page that another one was written over
    copied.replace(page * 4096, 4096, sound_.substr((page + 1) % pages * 4096, 4096));
    try_out(copied);
  }
  EXPECT_GT(errors_, 0);
}

}  // namespace
}  // namespace counsel::kb
