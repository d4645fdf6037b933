#include "kb/fact_base.h"

#include <gmock/gmock.h>

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
  EXPECT_THAT(said(synced.facts.facts),
              ElementsAre("offers(Django, admin)", "offers(Django, orm)",
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
  const std::string before = read_file(path());
  auto facts = sample_facts();
  std::reverse(facts.begin(), facts.end());
  std::reverse(declarations_.schema.relations.begin(), declarations_.schema.relations.end());
  const Synced synced = sync(base, facts);
  EXPECT_EQ(synced.changes.added, 0u);
  EXPECT_EQ(synced.facts.facts.size(), 4u);
  EXPECT_EQ(read_file(path()), before);
}

}  // namespace
}  // namespace counsel::kb
