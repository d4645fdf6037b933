#include "kb/fact_base.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "tests/unit/kb/sample.h"

namespace counsel::kb {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class FactBaseTest : public KbTest {
 protected:
  Synced sync(FactBase& base, const std::vector<Fact>& stated) {
    return must(base.sync_and_read(declarations_, stated, kNow));
  }

  Declarations declarations_ = sample_declarations();
};

TEST_F(FactBaseTest, ReadsWhatWasBroughtInSortedAndWhole) {
  FactBase base = must(FactBase::open(path()));
  auto facts = sample_facts();
  std::reverse(facts.begin(), facts.end());
  const Synced synced = sync(base, facts);
  EXPECT_EQ(synced.changes.added, 4u);
  EXPECT_EQ(synced.facts.version, 1);
  EXPECT_THAT(said(synced.facts.facts), ElementsAre("offers(Django, admin)", "offers(Django, orm)",
                                                    "rated(Rails, 4.5, 1200, \"well, \\\"loved\\\"\\nby many\", yes)",
                                                    "written-in(Phoenix, Elixir)"));
  const Fact& orm = synced.facts.facts[1];
  EXPECT_EQ(orm.origin, Origin::rules);
  EXPECT_EQ(orm.place, "k.rules:2");
  EXPECT_THAT(orm.citations, ElementsAre(Citation{"tech-platform", "1"}));
  EXPECT_NE(orm.id, FactId{});
  EXPECT_THAT(synced.facts.facts[3].citations,
              ElementsAre(Citation{"survey", ""}, Citation{"tech-platform", "10. Phoenix"}));
}

TEST_F(FactBaseTest, WritesNothingWhenTheRuleFilesSayWhatTheySaidInAnyOrder) {
  FactBase base = filled();
  const std::string before = test::file_text(path());
  auto facts = sample_facts();
  std::reverse(facts.begin(), facts.end());
  std::reverse(declarations_.schema.relations.begin(), declarations_.schema.relations.end());
  const Synced synced = sync(base, facts);
  EXPECT_EQ(synced.changes.added, 0u);
  EXPECT_EQ(synced.facts.facts.size(), 4u);
  EXPECT_EQ(test::file_text(path()), before);
}

TEST_F(FactBaseTest, AddsWhatIsNewAndClosesWhatIsGoneAsOneVersion) {
  FactBase base = filled();
  auto facts = sample_facts();
  facts.erase(facts.begin());
  facts.push_back(offers("Rails", "sessions"));
  const Synced synced = sync(base, facts);
  EXPECT_EQ(synced.changes.added, 1u);
  EXPECT_EQ(synced.changes.closed, 1u);
  EXPECT_EQ(synced.facts.version, 2);
  const auto history = must(base.history("offers"));
  EXPECT_THAT(said(history), ElementsAre("!offers(Django, admin)", "offers(Django, orm)", "offers(Rails, sessions)"));
  ASSERT_TRUE(history[0].closing);
  EXPECT_EQ(history[0].closing->ending, Ending::unstated);
  EXPECT_EQ(history[0].closing->version, 2);
  EXPECT_EQ(history[0].closing->at, kNow);
  EXPECT_EQ(history[1].added_version, 1);
  EXPECT_EQ(history[2].added_version, 2);
}

TEST_F(FactBaseTest, KeepsAFactWhoseLineMoved) {
  FactBase base = filled();
  auto facts = sample_facts();
  facts[0].place = "k.rules:77";
  const Synced synced = sync(base, facts);
  EXPECT_EQ(synced.changes.added + synced.changes.closed, 0u);
  EXPECT_EQ(synced.facts.version, 1);
  EXPECT_EQ(synced.facts.facts[0].place, "k.rules:77");
  EXPECT_EQ(must(base.history("offers")).size(), 2u);
}

TEST_F(FactBaseTest, FollowsAChangedCitationWithANewRecord) {
  FactBase base = filled();
  auto facts = sample_facts();
  facts[0].citations = {{"survey", "page 3"}};
  const Synced synced = sync(base, facts);
  EXPECT_EQ(synced.changes.added, 1u);
  EXPECT_EQ(synced.changes.closed, 1u);
  EXPECT_THAT(synced.facts.facts[0].citations, ElementsAre(Citation{"survey", "page 3"}));
  EXPECT_EQ(must(base.history("offers")).at(0).closing->ending, Ending::recited);
}

TEST_F(FactBaseTest, TakesOneFactStatedTwiceAsOneWithBothCitations) {
  FactBase base = must(FactBase::open(":memory:"));
  Fact again = offers("Django", "admin", "a.rules:9");
  again.citations = {{"survey", "2"}, {"survey", "2"}};
  const Synced synced = sync(base, {offers("Django", "admin", "k.rules:1"), again});
  ASSERT_EQ(synced.facts.facts.size(), 1u);
  EXPECT_THAT(synced.facts.facts[0].citations, ElementsAre(Citation{"survey", "2"}, Citation{"tech-platform", "1"}));
  EXPECT_EQ(synced.facts.facts[0].place, "a.rules:9");
}

TEST_F(FactBaseTest, KeepsARetractedFactRetractedUntilAPersonAddsItAgain) {
  FactBase base = filled();
  const std::vector<Value> values = {Name{"Django"}, Name{"admin"}};
  const Record retracted = must(base.retract(declarations_, "offers", values, kAnna, "no longer shipped"));
  EXPECT_EQ(retracted.closing->by, "anna");
  EXPECT_THAT(said(must(base.read(declarations_.schema)).facts),
              testing::Not(testing::Contains("offers(Django, admin)")));

  auto without = sample_facts();
  without.erase(without.begin());
  sync(base, without);                             // the statement goes …
  const Synced back = sync(base, sample_facts());  // … and returns
  EXPECT_EQ(back.changes.kept_retracted, 1u);
  EXPECT_EQ(back.changes.added, 0u);
  EXPECT_EQ(back.facts.facts.size(), 3u);

  const Added added = must(base.add(declarations_, offers("Django", "admin"), {"berta", "2026-11-21"}));
  EXPECT_TRUE(added.restored);
  const Synced after = sync(base, without);
  EXPECT_EQ(after.facts.facts.size(), 4u);
  EXPECT_EQ(after.facts.facts[0].who, "berta");
  const auto history = must(base.history("offers", values));
  EXPECT_THAT(said(history), ElementsAre("!offers(Django, admin)", "offers(Django, admin)"));
  EXPECT_EQ(history[0].closing->note, "no longer shipped");
}

TEST_F(FactBaseTest, LeavesFactsOfPeopleAloneWhenRuleFilesStateThemToo) {
  FactBase base = must(FactBase::open(":memory:"));
  sync(base, {});
  must(base.add(declarations_, offers("Django", "admin"), kAnna));
  EXPECT_EQ(sync(base, {offers("Django", "admin")}).changes.added, 0u);
  const Synced synced = sync(base, {});
  EXPECT_EQ(synced.changes.closed, 0u);
  ASSERT_EQ(synced.facts.facts.size(), 1u);
  EXPECT_EQ(synced.facts.facts[0].origin, Origin::person);
}

TEST_F(FactBaseTest, SaysThatAFactIsThereAlready) {
  FactBase base = filled();
  const Added first = must(base.add(declarations_, offers("Rails", "orm"), kAnna));
  EXPECT_FALSE(first.already);
  const Added second = must(base.add(declarations_, fact("offers", {Name{"RoR"}, Name{"orm"}}), kAnna));
  EXPECT_TRUE(second.already);
  EXPECT_EQ(second.id, first.id);
  EXPECT_EQ(must(base.versions()).size(), 2u);
}

TEST_F(FactBaseTest, RefusesFactsThatTheDeclarationsDoNotAllow) {
  FactBase base = filled();
  const std::string before = test::file_text(path());
  const std::pair<Fact, const char*> cases[] = {
      {fact("ofers", {Name{"Django"}}), "cannot add ofers(Django): no relation is called `ofers`"},
      {fact("offers", {Name{"Django"}}), "`offers` takes 2 values, and 1 are given"},
      {fact("offers", {Name{"Djago"}, Name{"orm"}}), "framework: `Djago` is no framework"},
      {fact("written-in", {Name{"Django"}, Name{""}}), "language: a name is due, and there is none"},
      {fact("written-in", {Name{"Django"}, Name{"\xC3"}}), "language: it is no valid UTF-8"},
      {fact("written-in", {Name{"Django"}, Name{std::string("a\0b", 3)}}), "language: it holds a zero byte"},
      {fact("rated", {Name{"Django"}, Text{"many"}, std::int64_t{1}, Text{""}, true}), "stars: `many` is no number"},
      {fact("rated", {Name{"Django"}, HUGE_VAL, std::int64_t{1}, Text{""}, true}), "stars: the number is not finite"},
      {fact("rated", {Name{"Django"}, 1.0, 1.5, Text{""}, true}), "votes: `1.5` is no integer"},
      {fact("offers", {Name{"Django"}, Name{"orm"}}, {{"servey", ""}}), "source: no document is called `servey`"},
  };
  for (const auto& [refused, message] : cases) {
    const auto result = base.add(declarations_, refused, kAnna);
    ASSERT_FALSE(result) << message;
    EXPECT_EQ(result.error().kind, ErrorKind::invalid_input);
    EXPECT_THAT(result.error().message, HasSubstr(message));
  }
  EXPECT_EQ(test::file_text(path()), before);
}

TEST_F(FactBaseTest, RefusesToRetractWhatIsNotThere) {
  FactBase base = filled();
  const auto missing = base.retract(declarations_, "offers", {Name{"Rails"}, Name{"orm"}}, kAnna, "");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::not_found);
  EXPECT_THAT(missing.error().message, HasSubstr("it does not hold offers(Rails, orm)"));
  must(base.retract(declarations_, "offers", {Name{"Django"}, Name{"orm"}}, kAnna, ""));
  const auto twice = base.retract(declarations_, "offers", {Name{"Django"}, Name{"orm"}}, kAnna, "");
  ASSERT_FALSE(twice);
  EXPECT_THAT(twice.error().message, HasSubstr("closed before (retracted at 2026-11-20T10:00:00Z)"));
  EXPECT_FALSE(base.retract(declarations_, "offers", {Name{"Djago"}, Name{"orm"}}, kAnna, ""));
}

TEST_F(FactBaseTest, ListsWhatWasCurrentInAVersion) {
  FactBase base = filled();
  must(base.add(declarations_, offers("Rails", "orm"), kAnna));                                 // version 2
  must(base.retract(declarations_, "offers", {Name{"Django"}, Name{"admin"}}, kAnna, "gone"));  // version 3
  const auto offers_in = [&](std::int64_t version) {
    return said(must(base.list({.relation = "offers", .values = {}, .as_of = version, .with_closed = false})));
  };
  EXPECT_THAT(offers_in(0), IsEmpty());
  EXPECT_THAT(offers_in(1), ElementsAre("offers(Django, admin)", "offers(Django, orm)"));
  EXPECT_THAT(offers_in(2), ElementsAre("offers(Django, admin)", "offers(Django, orm)", "offers(Rails, orm)"));
  EXPECT_THAT(offers_in(3), ElementsAre("offers(Django, orm)", "offers(Rails, orm)"));
  EXPECT_EQ(must(base.list()).size(), 4u);
  const auto versions = must(base.versions());
  ASSERT_EQ(versions.size(), 3u);
  EXPECT_EQ(versions[0].what, ChangeKind::rules);
  EXPECT_EQ(versions[2].what, ChangeKind::person);
  EXPECT_EQ(versions[2].who, "anna");
  EXPECT_EQ(versions[2].note, "gone");
  const auto unknown = base.list({.relation = "ofers", .values = {}, .as_of = {}, .with_closed = false});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, ErrorKind::not_found);
}

TEST_F(FactBaseTest, NeedsTheRelationAsItIsDeclaredNow) {
  FactBase base = must(FactBase::open(":memory:"));
  const auto early = base.add(declarations_, offers("Rails", "orm"), kAnna);
  ASSERT_FALSE(early);
  EXPECT_THAT(early.error().message, HasSubstr("it holds `offers` otherwise than the rule files declare it"));
  sync(base, sample_facts());
  Schema other = declarations_.schema;
  other.relations[0].columns.pop_back();
  EXPECT_FALSE(base.read(other));
  EXPECT_TRUE(base.read(declarations_.schema));
}

TEST_F(FactBaseTest, GivesBackEveryKindOfValueAsItWas) {
  FactBase base = must(FactBase::open(path()));
  const std::vector<Fact> facts = {
      rated("Django", 0.0, std::numeric_limits<std::int64_t>::min(), "", false),
      rated("Phoenix", 0.1 + 0.2, std::numeric_limits<std::int64_t>::max(), "naïve — “quoted”\t", true),
      rated("Rails", -1.7976931348623157e308, 0, "x'); DROP TABLE counsel_fact; --", true),
  };
  const auto read = sync(base, facts).facts.facts;
  ASSERT_EQ(read.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(read[i].values, facts[i].values);
}

TEST_F(FactBaseTest, MakesTheFoldersOfItsFile) {
  const std::string deep = path("a/b/c.db");
  must(FactBase::open(deep));
  EXPECT_TRUE(std::filesystem::exists(deep));
}

TEST_F(FactBaseTest, TakesNamesThatSqlWouldTripOver) {
  declarations_.schema.relations = {
      {"select", {{"from", {Type::name, ""}}, {"FROM", {Type::text, ""}}, {"fact", {Type::integer, ""}}}},
      {"Select", {{"a \"b\" [c]", {Type::yes_no, ""}}, {"source", {Type::text, ""}}}},
      {"sqlite_master", {{"x", {Type::name, ""}}}},
      {"counsel_fact", {{"x", {Type::name, ""}}}},
      {"COUNSEL_x", {{"place", {Type::name, ""}}}},
      {"nothing", {}},
  };
  FactBase base = must(FactBase::open(path()));
  const auto read =
      sync(base, {fact("select", {Name{"a"}, Text{"b"}, std::int64_t{1}}), fact("Select", {true, Text{"s"}}),
                  fact("sqlite_master", {Name{"m"}}), fact("counsel_fact", {Name{"f"}}), fact("nothing", {})});
  EXPECT_THAT(said(read.facts.facts), ElementsAre("Select(yes, \"s\")", "counsel_fact(f)", "nothing()",
                                                  "select(a, \"b\", 1)", "sqlite_master(m)"));
}

}  // namespace
}  // namespace counsel::kb
