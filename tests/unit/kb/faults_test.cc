// The disk fails at every place it can, and another program holds the base: each operation happens whole or not.
#include <gmock/gmock.h>

#include <functional>
#include <thread>

#include "kb/import.h"
#include "tests/support/failing_vfs.h"
#include "tests/unit/kb/sample.h"

namespace counsel::kb {
namespace {

using test::DiskFault;
using testing::AnyOf;
using testing::HasSubstr;

class FaultsTest : public KbTest {
 protected:
  struct Content {
    std::vector<std::string> records;
    std::size_t versions = 0;
    bool operator==(const Content&) const = default;
  };

  Content content() const {
    FactBase base = must(FactBase::open(path()));
    return {said(must(base.history(""))), must(base.versions()).size()};
  }

  void put(const std::string& bytes) const {
    std::filesystem::remove(path("facts.db-journal"));
    write_file(path(), bytes);
  }

  /// Fails every disk operation of `change` in turn; after each failure the base is the old or the new one.
  void walk(const std::function<Result<void>(FactBase&)>& change) {
    filled();
    const std::string pristine = test::file_text(path());
    const Content before = content();
    {
      FactBase base = must(FactBase::open(path()));
      must_void(change(base));
    }
    const Content after = content();
    ASSERT_NE(before, after);

    for (const auto fault : {DiskFault::io_error, DiskFault::full, DiskFault::dead}) {
      bool reached = true;
      for (std::int64_t nth = 1; reached; ++nth) {
        ASSERT_LT(nth, 1000) << "the walk does not end";
        SCOPED_TRACE("fault " + std::to_string(static_cast<int>(fault)) + " at operation " + std::to_string(nth));
        put(pristine);
        vfs_.arm(nth, fault);
        Result<void> done;
        {
          auto base = FactBase::open(path());
          done = base ? change(*base) : tl::unexpected<Error>(base.error());
        }
        reached = vfs_.disarm();
        if (!done) {
          EXPECT_TRUE(reached) << done.error().message;
          EXPECT_THAT(done.error().message, HasSubstr(path()));
          EXPECT_THAT(done.error().kind, AnyOf(ErrorKind::unreadable, ErrorKind::unwritable, ErrorKind::damaged))
              << done.error().message;
          failures_ += 1;
        }
        const Content now = content();
        EXPECT_TRUE(now == after || (!done && now == before)) << testing::PrintToString(now.records);
      }
    }
    EXPECT_GT(failures_, 30);  // the walk went through the whole operation
  }

  static void must_void(const Result<void>& result) { ASSERT_TRUE(result) << result.error().message; }

  test::FailingVfs vfs_;
  Declarations declarations_ = sample_declarations();
  int failures_ = 0;
};

template <class T>
Result<void> only_whether(const Result<T>& result) {
  if (!result) return tl::unexpected<Error>(result.error());
  return {};
}

TEST_F(FaultsTest, BringingInRuleFilesHappensWholeOrNot) {
  auto stated = sample_facts();
  stated.erase(stated.begin());
  for (int i = 0; i < 40; ++i)
    stated.push_back(fact("written-in", {Name{"Django"}, Name{std::string(200, 'x') + std::to_string(i)}}));
  declarations_.schema.relations[0].columns[1].name = "ability";
  walk([&](FactBase& base) { return only_whether(base.sync_and_read(declarations_, stated, kNow)); });
}

TEST_F(FaultsTest, AddingAFactHappensWholeOrNot) {
  walk([&](FactBase& base) { return only_whether(base.add(declarations_, offers("Rails", "orm"), kAnna)); });
}

TEST_F(FaultsTest, RetractingAFactHappensWholeOrNot) {
  walk([&](FactBase& base) {
    return only_whether(base.retract(declarations_, "offers", {Name{"Django"}, Name{"orm"}}, kAnna, "gone"));
  });
}

TEST_F(FaultsTest, ImportingAFileHappensWholeOrNot) {
  std::string text = "framework,language\n";
  for (int i = 0; i < 100; ++i) text += "Django,language-" + std::to_string(i) + "\n";
  walk([&](FactBase& base) {
    return only_whether(import_csv(base, declarations_, "written-in", text, "f.csv", kAnna));
  });
}

TEST_F(FaultsTest, MakingANewBaseHappensWholeOrNot) {
  for (const auto fault : {DiskFault::io_error, DiskFault::full, DiskFault::dead}) {
    bool reached = true;
    for (std::int64_t nth = 1; reached; ++nth) {
      SCOPED_TRACE("fault " + std::to_string(static_cast<int>(fault)) + " at operation " + std::to_string(nth));
      std::filesystem::remove(path());
      std::filesystem::remove(path("facts.db-journal"));
      vfs_.arm(nth, fault);
      const bool opened = FactBase::open(path()).has_value();
      reached = vfs_.disarm();
      EXPECT_TRUE(opened || reached);
      EXPECT_TRUE(content().records.empty());
    }
  }
}

TEST_F(FaultsTest, AFullDiskIsSaidToBeFull) {
  filled();
  FactBase base = must(FactBase::open(path()));
  bool said_so = false;
  for (std::int64_t nth = 1; nth < 20 && !said_so; ++nth) {
    vfs_.arm(nth, DiskFault::full);
    const auto added = base.add(declarations_, offers("Rails", "orm"), kAnna);
    vfs_.disarm();
    said_so =
        !added && added.error().kind == ErrorKind::unwritable &&
        added.error().message == "cannot add a fact to the fact base \"" + path() + "\": database or disk is full";
  }
  EXPECT_TRUE(said_so);
}

TEST_F(FaultsTest, WaitsForAnotherProgramOnlyAsLongAsItMay) {
  filled();
  Database other = Database::open(path(), Database::Access::read_write, std::chrono::milliseconds(0));
  const OpenOptions impatient{.read_only = false, .patience = std::chrono::milliseconds(30)};
  FactBase base = must(FactBase::open(path(), impatient));
  {
    Transaction writing(other, Transaction::Mode::write);
    EXPECT_EQ(must(base.read(declarations_.schema)).facts.size(), 4u);  // reading goes on meanwhile
    const auto added = base.add(declarations_, offers("Rails", "orm"), kAnna);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().kind, ErrorKind::locked);
    EXPECT_EQ(added.error().message,
              "cannot add a fact to the fact base \"" + path() +
                  "\": database is locked; another program uses it and did not let go within 30 ms");
    const auto synced = base.sync_and_read(declarations_, {}, kNow);
    ASSERT_FALSE(synced);
    EXPECT_EQ(synced.error().kind, ErrorKind::locked);
  }
  {
    Transaction reading(other, Transaction::Mode::read);  // what holds a commit up
    other.number("SELECT count(*) FROM counsel_fact");
    const auto added = base.add(declarations_, offers("Rails", "orm"), kAnna);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().kind, ErrorKind::locked);
  }
  other.execute("BEGIN EXCLUSIVE");
  EXPECT_FALSE(base.read(declarations_.schema));
  const auto opened = FactBase::open(path(), impatient);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, ErrorKind::locked);
  EXPECT_THAT(opened.error().message,
              testing::StartsWith("cannot open the fact base \"" + path() + "\": database is locked"));
  other.execute("ROLLBACK");
  EXPECT_FALSE(must(base.add(declarations_, offers("Rails", "orm"), kAnna)).already);
  EXPECT_EQ(content().versions, 2u);
}

TEST_F(FaultsTest, TwoProgramsWithOtherRuleFilesNeverMix) {
  filled();
  const auto run = [&](const std::string& framework) {
    FactBase base = must(FactBase::open(path()));
    Declarations declarations = declarations_;
    if (framework == "Rails") declarations.schema.relations[0].columns[1].name = "ability";
    for (int i = 0; i < 25; ++i) {
      const auto synced =
          must(base.sync_and_read(declarations, {offers(framework, "orm"), offers(framework, "admin")}, kNow));
      EXPECT_THAT(said(synced.facts.facts),
                  testing::ElementsAre("offers(" + framework + ", admin)", "offers(" + framework + ", orm)"));
    }
  };
  std::thread one(run, "Rails");
  std::thread two(run, "Django");
  one.join();
  two.join();
}

}  // namespace
}  // namespace counsel::kb
