// What is written aside is seen by who writes it, and by nobody else; nothing of it gets to the file.
#include "kb/aside_vfs.h"

#include <gmock/gmock.h>

#include "kb/failure.h"
#include "kb/sqlite.h"
#include "tests/unit/kb/sample.h"

namespace counsel::kb {
namespace {

using std::chrono::milliseconds;

class AsideTest : public KbTest {
 protected:
  AsideTest() {
    Database database = open(Database::Access::read_write);
    database.execute("CREATE TABLE t (a INTEGER)");
    database.execute("INSERT INTO t VALUES (1)");
  }

  Database open(Database::Access access) const { return Database::open(path(), access, milliseconds(0)); }

  static std::int64_t rows(Database& database) { return database.number("SELECT count(*) FROM t"); }
};

TEST_F(AsideTest, WhatIsWrittenIsSeenByNobodyElseAndGoes) {
  const std::string before = test::file_text(path());
  Database aside = open(Database::Access::aside), other = open(Database::Access::read_only);
  {
    Transaction transaction(aside, Transaction::Mode::write);
    auto insert = aside.prepare("INSERT INTO t SELECT 7 FROM t");
    for (int i = 0; i < 17; ++i) insert.run();  // more than the cache is made for
    aside.execute("CREATE INDEX i ON t (a)");
    EXPECT_EQ(rows(aside), 1 << 17);
    EXPECT_EQ(rows(other), 1);
  }
  EXPECT_EQ(rows(aside), 1);
  EXPECT_EQ(test::file_text(path()), before);
}

TEST_F(AsideTest, TheFileStaysAsItIsMeanwhile) {
  Database aside = open(Database::Access::aside), another = open(Database::Access::aside), other = open(Database::Access::read_write);
  {
    Transaction transaction(aside, Transaction::Mode::write);
    EXPECT_EQ(rows(aside), 1);
    Transaction at_once(another, Transaction::Mode::write);  // which keeps nobody from doing the same
    EXPECT_EQ(rows(another), 1);
    EXPECT_THROW(other.execute("INSERT INTO t VALUES (2)"), Failure);
  }
  other.execute("INSERT INTO t VALUES (2)");
  EXPECT_EQ(rows(aside), 2);
}

TEST_F(AsideTest, NothingIsCommitted) {
  const std::string before = test::file_text(path());
  Database aside = open(Database::Access::aside);
  {
    Transaction transaction(aside, Transaction::Mode::write);
    aside.execute("INSERT INTO t VALUES (2)");
    EXPECT_THROW(transaction.commit(), Failure);
  }
  EXPECT_EQ(test::file_text(path()), before);
  EXPECT_EQ(rows(aside), 1);
}

TEST_F(AsideTest, WorksOnAFileThatMayNotBeWritten) {
  std::filesystem::permissions(path(), std::filesystem::perms::owner_read);
  Database aside = open(Database::Access::aside);
  Transaction transaction(aside, Transaction::Mode::write);
  aside.execute("INSERT INTO t VALUES (2)");
  EXPECT_EQ(rows(aside), 2);
}

TEST_F(AsideTest, MakesNoFile) {
  EXPECT_THROW(Database::open(path("none.db"), Database::Access::aside, milliseconds(0)), Failure);
  EXPECT_FALSE(std::filesystem::exists(path("none.db")));
}

}  // namespace
}  // namespace counsel::kb
