// `check --fix` on real files: what it writes, and when it writes nothing.
#include "cli/fix.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/lang/code_pages.h"
#include "tests/support/world.h"

namespace counsel::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr const char* kWrong = "atribute real-time: yes or no\n";
constexpr const char* kRight = "attribute real-time: yes or no\n";

/// The files of a world, as the functions of cli/fix.h take them.
struct Disk {
  test::World world;
  std::ostringstream out, err;
  Io io{.out = out, .err = err, .folder = world.folder()};

  std::vector<FixedFile> fix(const std::string& path = "team.rules") { return cli::fix(*find_rule_base(path, io), io); }
};

TEST(CheckFix, WritesTheMendedFileAndKeepsItsMode) {
  test::World world;
  world.write("team.rules", kWrong);
  const fs::path file = world.folder() / "team.rules";
  fs::permissions(file, fs::perms::owner_all | fs::perms::group_read);
  EXPECT_EQ(world.run({"check", "--fix"}).exit_code, 0);
  EXPECT_EQ(world.read("team.rules"), kRight);
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_all | fs::perms::group_read);
  EXPECT_EQ(std::distance(fs::directory_iterator(world.folder()), fs::directory_iterator()), 1);
}

TEST(CheckFix, ShowsADiffAndWritesNothing) {
  test::World world;
  world.write("team.rules", kWrong);
  const test::Outcome outcome = world.run({"check", "--fix", "--diff"});
  EXPECT_THAT(outcome.out, HasSubstr("-atribute real-time"));
  EXPECT_EQ(world.read("team.rules"), kWrong);
}

TEST(CheckFix, KeepsAByteOrderMarkAndLineEnds) {
  Disk disk;
  disk.world.write("team.rules", "\xEF\xBB\xBF-- ä\r\natribute real-time: yes or no\r\n");
  const auto files = disk.fix();
  ASSERT_THAT(files, SizeIs(1));
  EXPECT_EQ(files[0].after, "\xEF\xBB\xBF-- ä\r\nattribute real-time: yes or no\r\n");
}

TEST(CheckFix, MendsWhatAMendBringsToLight) {
  Disk disk;
  disk.world.write("team.rules",
                   "attribute real-time: yes or no\nattribute hard: yes or no\nrulee r  real-tme implies hard\n");
  const auto files = disk.fix();
  ASSERT_THAT(files, SizeIs(1));
  EXPECT_THAT(files[0].after, HasSubstr("rule r  real-time implies hard"));
  EXPECT_THAT(files[0].changes, SizeIs(2));
}

TEST(CheckFix, LeavesAFileThatWouldHaveMoreErrors) {
  Disk disk;
  disk.world.write("base/bad.rules", "rulee r  this and that implies something\n");
  disk.world.write("base/good.rules", kWrong);
  const auto files = disk.fix("base");
  ASSERT_THAT(files, SizeIs(1));
  EXPECT_EQ(files[0].path, "base/good.rules");
}

TEST(CheckFix, DoesNotTouchAFileThatChangedMeanwhile) {
  Disk disk;
  disk.world.write("team.rules", kWrong);
  const auto files = disk.fix();
  disk.world.write("team.rules", "-- somebody else was here\n");
  const auto written = write(files, disk.io);
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().message, "`team.rules` has changed meanwhile, and is left as it is");
  EXPECT_EQ(disk.world.read("team.rules"), "-- somebody else was here\n");
}

TEST(CheckFix, MendsFilesThatAreUsedFromElsewhere) {
  Disk disk;
  disk.world.write("common/words.rules", kWrong);
  disk.world.write("base/team.rules", "use \"../common\"\n");
  const auto files = disk.fix("base");
  ASSERT_THAT(files, SizeIs(1));
  EXPECT_EQ(files[0].path, "common/words.rules");
}

TEST(CheckFix, LeavesNoWrongExampleOfAPageWithMoreErrorsAndComesToAnEnd) {
  std::size_t mended = 0;
  for (const lang::Code code : lang::all_codes())
    for (const lang::PagePart& part : lang::page_parts(lang::code_page(code))) {
      if (part.kind != lang::PagePart::Kind::wrong) continue;
      const test::World world;
      world.write("page.rules", part.text);
      const auto errors = [&](const char* option) {
        const std::string out = world.run({"check", option, "--format", "compact", "page.rules"}).out;
        std::ptrdiff_t found = 0;
        for (std::size_t at = out.find("error["); at != out.npos; at = out.find("error[", at + 1)) ++found;
        return found;
      };
      const auto before = errors("--style");
      const auto after = errors("--fix");
      EXPECT_LE(after, before) << part.text;
      EXPECT_EQ(world.run({"check", "--diff", "page.rules"}).out, "") << "a second time there is nothing to do";
      if (after < before) ++mended;
    }
  EXPECT_GE(mended, 10u);
}

TEST(CheckFix, SaysThatAFileCannotBeWritten) {
  Disk disk;
  disk.world.write("team.rules", kWrong);
  fs::permissions(disk.world.folder() / "team.rules", fs::perms::owner_read);
  const test::Outcome outcome = disk.world.run({"check", "--fix"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("cannot write `team.rules`: it is read-only"));
}

}  // namespace
}  // namespace counsel::cli
