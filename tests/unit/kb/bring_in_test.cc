#include "kb/bring_in.h"

#include <gmock/gmock.h>

#include <random>
#include <set>

#include "tests/unit/kb/sample.h"

namespace counsel::kb {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class BringInTest : public testing::Test {
 protected:
  BringInTest() { sync(); }

  BroughtIn sync() { return must(base_.bring_in(declarations_, stated_, kNow)); }

  std::vector<std::string> current() { return said(must(base_.read(declarations_.schema)).facts); }

  std::vector<Column>& columns_of_offers() { return declarations_.schema.relations[0].columns; }

  Declarations declarations_ = sample_declarations();
  std::vector<Fact> stated_;
  FactBase base_ = must(FactBase::open(":memory:"));
};

TEST_F(BringInTest, CarriesFactsOfPeopleOverToReorderedColumns) {
  must(base_.add(declarations_, offers("Rails", "orm"), kAnna));
  std::swap(columns_of_offers()[0], columns_of_offers()[1]);
  const BroughtIn changes = sync();
  EXPECT_EQ(changes.returned, 1u);
  EXPECT_THAT(changes.set_aside, IsEmpty());
  EXPECT_THAT(current(), ElementsAre("offers(orm, Rails)"));
  const auto history = must(base_.history("offers"));
  ASSERT_EQ(history.size(), 2u);
  EXPECT_THAT(said(history), ElementsAre("!offers(Rails, orm)", "offers(orm, Rails)"));
  EXPECT_EQ(history[0].closing->ending, Ending::set_aside);
  EXPECT_EQ(history[1].fact.who, "anna");
  EXPECT_EQ(history[1].fact.origin, Origin::person);
  EXPECT_EQ(history[1].fact.citations, offers("Rails", "orm").citations);
}

TEST_F(BringInTest, SetsAsideWhatDoesNotFitAndBringsItBackWhenItDoes) {
  must(base_.add(declarations_, offers("Rails", "orm"), kAnna));
  const auto before = declarations_;
  columns_of_offers().push_back({"since", {Type::integer, ""}});
  EXPECT_THAT(said(sync().set_aside), ElementsAre("offers(Rails, orm)"));
  EXPECT_THAT(current(), IsEmpty());
  EXPECT_THAT(sync().set_aside, IsEmpty());  // said once
  declarations_ = before;
  EXPECT_EQ(sync().returned, 1u);
  EXPECT_THAT(current(), ElementsAre("offers(Rails, orm)"));
}

TEST_F(BringInTest, SetsAsideTheFactsOfARelationThatIsDeclaredNoLonger) {
  must(base_.add(declarations_, offers("Rails", "orm"), kAnna));
  const auto before = declarations_;
  declarations_.schema.relations.erase(declarations_.schema.relations.begin());
  EXPECT_THAT(said(sync().set_aside), ElementsAre("offers(Rails, orm)"));
  declarations_ = before;
  EXPECT_EQ(sync().returned, 1u);
  EXPECT_THAT(current(), ElementsAre("offers(Rails, orm)"));
}

TEST_F(BringInTest, SetsAsideFactsWhoseNamesLeftTheirKind) {
  must(base_.add(declarations_, offers("Rails", "orm"), kAnna));
  must(base_.add(declarations_, offers("Django", "orm"), kAnna));
  auto& frameworks = declarations_.schema.kinds[1];
  frameworks.members = {"Django", "Phoenix"};
  frameworks.also.clear();
  EXPECT_THAT(said(sync().set_aside), ElementsAre("offers(Rails, orm)"));
  EXPECT_THAT(current(), ElementsAre("offers(Django, orm)"));
}

TEST_F(BringInTest, FollowsANameThatBecameAnotherSpelling) {
  must(base_.add(declarations_, offers("Rails", "orm"), kAnna));
  auto& frameworks = declarations_.schema.kinds[1];
  frameworks.members = {"Django", "Ruby-on-Rails"};
  frameworks.also = {{"Rails", "Ruby-on-Rails"}};
  EXPECT_EQ(sync().returned, 1u);
  EXPECT_THAT(current(), ElementsAre("offers(Ruby-on-Rails, orm)"));
}

TEST_F(BringInTest, ReadsOldValuesAsTheNewTypeWhereTheyAreSuch) {
  declarations_.schema.relations.push_back({"size", {{"value", {Type::text, ""}}}});
  sync();
  must(base_.add(declarations_, fact("size", {Text{"12"}}), kAnna));
  must(base_.add(declarations_, fact("size", {Text{"large"}}), kAnna));
  declarations_.schema.relations.back().columns[0].type = {Type::integer, ""};
  const BroughtIn changes = sync();
  EXPECT_THAT(said(changes.set_aside), ElementsAre("size(\"large\")"));
  EXPECT_EQ(changes.returned, 1u);
  EXPECT_THAT(current(), ElementsAre("size(12)"));
}

TEST_F(BringInTest, KeepsRetractionsAcrossChangedColumns) {
  stated_ = {offers("Django", "orm")};
  sync();
  must(base_.retract(declarations_, "offers", {Name{"Django"}, Name{"orm"}}, kAnna, ""));
  std::swap(columns_of_offers()[0], columns_of_offers()[1]);
  stated_ = {fact("offers", {Name{"orm"}, Name{"Django"}})};
  EXPECT_EQ(sync().kept_retracted, 1u);
  EXPECT_THAT(current(), IsEmpty());
}

TEST_F(BringInTest, MovesStatedFactsToChangedColumns) {
  stated_ = {offers("Django", "orm")};
  sync();
  std::swap(columns_of_offers()[0], columns_of_offers()[1]);
  stated_ = {fact("offers", {Name{"orm"}, Name{"Django"}})};
  const BroughtIn changes = sync();
  EXPECT_EQ(changes.added, 1u);
  EXPECT_EQ(changes.closed, 1u);
  EXPECT_THAT(current(), ElementsAre("offers(orm, Django)"));
}

TEST_F(BringInTest, TakesUpTheOldTableOfARelationThatIsDeclaredAsBefore) {
  const auto one = declarations_;
  auto two = declarations_;
  two.schema.relations[0].columns.pop_back();
  must(base_.add(one, offers("Rails", "orm"), kAnna));
  for (int i = 0; i < 4; ++i) {
    declarations_ = i % 2 == 0 ? two : one;
    sync();
  }
  std::set<std::int64_t> tables;
  for (const auto& record : must(base_.history("offers"))) tables.insert(record.relation);
  EXPECT_EQ(tables.size(), 1u);
  EXPECT_THAT(current(), ElementsAre("offers(Rails, orm)"));
}

TEST_F(BringInTest, TakesFactsOfRelationsWhoseNamesDifferInCaseAlone) {
  declarations_.schema.relations.push_back({"OFFERS", {{"Value", {Type::name, ""}}, {"value", {Type::name, ""}}}});
  stated_ = {fact("OFFERS", {Name{"a"}, Name{"b"}}), offers("Django", "orm")};
  sync();
  EXPECT_THAT(current(), ElementsAre("OFFERS(a, b)", "offers(Django, orm)"));
  declarations_.schema.relations.pop_back();
  stated_.erase(stated_.begin());
  sync();
  EXPECT_THAT(current(), ElementsAre("offers(Django, orm)"));
}

TEST(DigestOfRuleFiles, ChangesWithEverythingTheySay) {
  const Declarations declarations = sample_declarations();
  const std::vector<Fact> stated = sample_facts();
  const std::string digest = digest_of_rule_files(declarations, stated);
  const auto differs = [&](auto change) {
    auto other = declarations;
    auto facts = stated;
    change(other, facts);
    return digest_of_rule_files(other, facts) != digest;
  };
  EXPECT_TRUE(differs([](auto& d, auto&) { d.documents[0].title += "."; }));
  EXPECT_TRUE(differs([](auto& d, auto&) { d.schema.kinds[0].members.pop_back(); }));
  EXPECT_TRUE(differs([](auto& d, auto&) { d.schema.kinds[1].also.clear(); }));
  EXPECT_TRUE(differs([](auto& d, auto&) { d.schema.relations[0].columns[0].name = "x"; }));
  EXPECT_TRUE(differs([](auto& d, auto&) { d.schema.relations[2].columns[1].type.type = Type::text; }));
  EXPECT_TRUE(differs([](auto&, auto& f) { f.pop_back(); }));
  EXPECT_TRUE(differs([](auto&, auto& f) { f[0].place = "k.rules:9"; }));
  EXPECT_TRUE(differs([](auto&, auto& f) { f[0].citations[0].locator = "2"; }));
  EXPECT_TRUE(differs([](auto&, auto& f) { f[3].values[1] = Text{"Elixir"}; }));
  EXPECT_FALSE(differs([](auto& d, auto& f) { std::swap(d.documents[0], d.documents[1]), std::swap(f[0], f[3]); }));
}

// Whatever the order of statements and people's changes, the current facts are those stated or added, less those
// retracted since.
TEST(BringIn, AgreesWithASimpleModelOverRandomChanges) {
  const unsigned seed = 20261121;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const Declarations declarations = sample_declarations();
  const std::vector<std::string> frameworks = {"Django", "Rails", "Phoenix"};
  const std::vector<std::string> features = {"admin", "orm"};
  FactBase base = must(FactBase::open(":memory:"));
  std::set<std::string> by_people, retracted, stated;
  must(base.bring_in(declarations, {}, kNow));
  for (int step = 0; step < 300; ++step) {
    const Fact chosen = offers(frameworks[random() % 3], features[random() % 2]);
    const std::string name = said(chosen);
    switch (random() % 3) {
      case 0: {
        std::vector<Fact> facts;
        stated.clear();
        for (const auto& framework : frameworks)
          for (const auto& feature : features)
            if (random() % 2 == 0) {
              facts.push_back(offers(framework, feature, "k.rules:" + std::to_string(random() % 3)));
              stated.insert(said(facts.back()));
            }
        must(base.bring_in(declarations, facts, kNow));
        break;
      }
      case 1: {
        const Added added = must(base.add(declarations, chosen, kAnna));
        if (!added.already) by_people.insert(name);
        retracted.erase(name);
        break;
      }
      default:
        if (base.retract(declarations, "offers", chosen.values, kAnna, "")) {
          by_people.erase(name);
          retracted.insert(name);
        }
    }
    std::set<std::string> expected = by_people;
    for (const auto& fact : stated)
      if (!retracted.contains(fact)) expected.insert(fact);
    const auto current = said(must(base.read(declarations.schema)).facts);
    ASSERT_EQ(std::set<std::string>(current.begin(), current.end()), expected) << "step " << step;
    ASSERT_EQ(current.size(), expected.size()) << "step " << step;
  }
}

}  // namespace
}  // namespace counsel::kb
