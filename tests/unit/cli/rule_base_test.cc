#include "cli/rule_base.h"

#include <gmock/gmock.h>

#include <sstream>

#include "tests/support/world.h"

namespace counsel::cli {
namespace {

using ::testing::HasSubstr;

/// A world whose Io can be asked directly.
struct Place : test::World {
  std::ostringstream out;

  Io io() { return {.out = out, .err = out, .environment = environment, .folder = folder(), .program = program}; }

  /// The path that is found, from the folder; the complaint otherwise.
  std::string rules(const std::string& typed = "") {
    const auto found = find_rule_base(typed, io());
    return found ? test::replaced(found->path.string(), folder().string(), "FOLDER")
                 : "! " + found.error().message + " / " + found.error().hint;
  }
  std::string facts(const std::string& typed = "") {
    const auto found = find_fact_base(typed, {.path = "x", .name = "team"}, io());
    return found ? test::replaced(*found, folder().string(), "FOLDER") : "! " + found.error().message;
  }
};

TEST(RuleBase, TheOptionComesFirst) {
  Place place;
  place.write("a/x.rules", "");
  place.write("b/x.rules", "");
  place.environment["COUNSEL_RULES"] = "a";
  EXPECT_EQ(place.rules("b"), "b");
  EXPECT_EQ(place.rules(), "a");
  EXPECT_EQ(place.rules("b/x.rules"), "b/x.rules");
}

TEST(RuleBase, WhatIsNamedAndNotThereIsNeverPassedOver) {
  Place place;
  place.write("x.rules", "");
  EXPECT_EQ(place.rules("nowhere"),
            "! there is no rule base `nowhere` / a rule base is a folder of rule files, or one rule file");
  place.environment["COUNSEL_RULES"] = "nowhere";
  EXPECT_EQ(place.rules(), "! there is no rule base `nowhere` / the variable COUNSEL_RULES names it");
}

TEST(RuleBase, TheFolderItselfComesBeforeItsRulesFolder) {
  Place place;
  place.write("rules/team/x.rules", "");
  EXPECT_EQ(place.rules(), "rules/team");
  place.write("rules/x.rules", "");
  EXPECT_EQ(place.rules(), "rules");
  place.write("x.rules", "");
  EXPECT_EQ(place.rules(), ".");
}

TEST(RuleBase, SeveralAreAChoiceForTheUser) {
  Place place;
  place.write("rules/a/x.rules", "");
  place.write("rules/b/x.rules", "");
  EXPECT_EQ(place.rules(),
            "! there are several rule bases in `rules` / say which: `--rules rules/a` or `--rules rules/b`");
}

TEST(RuleBase, OfSeveralTheShippedOneIsTaken) {
  Place place;
  place.write("rules/a/x.rules", "");
  place.write("rules/backend-frameworks/x.txt", "");
  place.write("rules/b/x.rules", "");
  EXPECT_THAT(place.rules(), HasSubstr("there are several rule bases"));
  place.write("rules/backend-frameworks/x.rules", "");
  EXPECT_EQ(place.rules(), "rules/backend-frameworks");
  place.write("rules/x.rules", "");
  EXPECT_EQ(place.rules(), "rules");
}

TEST(RuleBase, TheSharedFolderAndFoldersWithoutRulesAreNone) {
  Place place;
  place.write("rules/team/x.rules", "");
  place.write("rules/common/x.rules", "");
  place.write("rules/notes/x.txt", "");
  EXPECT_EQ(place.rules(), "rules/team");
}

TEST(RuleBase, TheShippedOneIsBesideTheProgram) {
  Place place;
  place.program = place.folder() / "prefix/bin/counsel";
  EXPECT_THAT(place.rules(), HasSubstr("no rule base is here"));
  place.write("prefix/share/counsel/rules/backend-frameworks/x.rules", "");
  EXPECT_EQ(place.rules(), "FOLDER/prefix/share/counsel/rules/backend-frameworks");
  place.write("prefix/bin/rules/backend-frameworks/x.rules", "");
  EXPECT_EQ(place.rules(), "FOLDER/prefix/bin/rules/backend-frameworks");
}

TEST(RuleBase, IsNamedAfterItsFolderOrFile) {
  Place place;
  place.write("team.v2/x.rules", "");
  EXPECT_EQ(find_rule_base("team.v2/", place.io())->name, "team.v2");
  EXPECT_EQ(find_rule_base("team.v2/x.rules", place.io())->name, "x");
}

TEST(FactBase, TheOptionComesFirst) {
  Place place;
  place.environment["COUNSEL_DB"] = "b.db";
  EXPECT_EQ(place.facts("a.db"), "FOLDER/a.db");
  EXPECT_EQ(place.facts(), "FOLDER/b.db");
  EXPECT_EQ(place.facts(":memory:"), ":memory:");
}

TEST(FactBase, IsOtherwiseInTheDataFolder) {
  Place place;
  EXPECT_EQ(place.facts(), "FOLDER/.local/share/counsel/team.db");
  place.environment["XDG_DATA_HOME"] = (place.folder() / "data").string();
  EXPECT_EQ(place.facts(), "FOLDER/data/counsel/team.db");
  EXPECT_TRUE(std::filesystem::is_directory(place.folder() / "data/counsel"));
}

TEST(FactBase, ARelativeDataFolderIsIgnored) {
  Place place;
  place.environment["XDG_DATA_HOME"] = "data";
  EXPECT_EQ(place.facts(), "FOLDER/.local/share/counsel/team.db");
}

TEST(FactBase, WithoutAHomeTheUserIsAsked) {
  Place place;
  place.environment.clear();
  EXPECT_THAT(place.facts(), HasSubstr("neither XDG_DATA_HOME nor HOME is set"));
}

}  // namespace
}  // namespace counsel::cli
