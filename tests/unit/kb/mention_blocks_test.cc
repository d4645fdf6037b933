// The lists of decisions that mention something: how they are cut into blocks, and what is no block.
#include "kb/mention_blocks.h"

#include <gmock/gmock.h>

#include "tests/support/run_sql.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

constexpr auto kBlock = static_cast<std::int64_t>(kMostInBlock);
const std::vector<Mention> kRule = {{MentionKind::rule, "live"}};

class MentionBlocksTest : public KbTest {
 protected:
  /// Three leaders by turns, a clock that is set back now and then, and one rule in all of them that is mentioned twice.
  static std::vector<DecisionEntry> entries(std::int64_t count) {
    std::vector<DecisionEntry> made;
    for (std::int64_t i = 0; i < count; ++i) {
      made.push_back(sample_entry(std::vector<std::string>{"Gin", "Phoenix", "Rails"}[static_cast<std::size_t>(i % 3)]));
      made.back().act.when = time_of(i % 70 * 10 + i / 70);
      made.back().mentions.push_back(kRule[0]);
    }
    return made;
  }

  static std::string time_of(std::int64_t number) { return "2026-01-01T00:00:00." + std::to_string(1000 + number) + "Z"; }

  std::vector<std::string> rows(const std::string& file) const {
    Database database = Database::open(path(file), Database::Access::read_only, std::chrono::milliseconds(0));
    auto row = database.prepare("SELECT t.kind || ' ' || t.name || ': ' || block FROM (SELECT term, first, first || ' ' || earliest"
                                " || ' ' || latest || ' ' || latest_before || ' ' || decisions AS block FROM counsel_mention)"
                                " JOIN counsel_term AS t ON t.id = term ORDER BY term, first");
    std::vector<std::string> all;
    while (row.step()) all.push_back(row.text(0));
    return all;
  }

  std::string refused_after(const std::string& sql) {
    const std::string copy = path("edited.db");
    std::filesystem::copy_file(path(), copy, std::filesystem::copy_options::overwrite_existing);
    test::run_sql(copy, sql);
    FactBase base = must(FactBase::open(copy));
    const auto list = DecisionLog(base).list({.mentions = kRule});
    EXPECT_FALSE(list) << sql;
    return list ? "" : list.error().message;
  }
};

TEST_F(MentionBlocksTest, AreTheSameHoweverDecisionsAreAppended) {
  const std::vector<DecisionEntry> all = entries(2 * kBlock + 7);
  for (const std::size_t batch : {std::size_t{1}, std::size_t{64}, all.size()}) {
    FactBase base = must(FactBase::open(path(std::to_string(batch))));
    DecisionLog log(base);
    for (std::size_t i = 0; i < all.size(); i += batch)
      must(log.append(std::span(all).subspan(i, std::min(batch, all.size() - i))));
  }
  EXPECT_THAT(rows("1"), SizeIs(3 + 3 + 2 * 3));  // of the leaders, the rule, and who and outcome
  EXPECT_EQ(rows("64"), rows("1"));
  EXPECT_EQ(rows(std::to_string(all.size())), rows("1"));
}

TEST_F(MentionBlocksTest, AreFullBeforeTheNextBegins) {
  FactBase base = must(FactBase::open(path()));
  DecisionLog log(base);
  const auto sizes = [&](std::int64_t count) {
    must(log.append(entries(count)));
    Database database = Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0));
    auto row = database.prepare("SELECT first, json_array_length(decisions) FROM counsel_mention JOIN counsel_term ON id = term"
                                " WHERE kind = 'rule' ORDER BY first");
    std::vector<std::pair<std::int64_t, std::int64_t>> found;
    while (row.step()) found.emplace_back(row.integer(0), row.integer(1));
    return found;
  };
  using testing::Pair;
  EXPECT_THAT(sizes(kBlock - 1), ElementsAre(Pair(1, kBlock - 1)));
  EXPECT_THAT(sizes(1), ElementsAre(Pair(1, kBlock)));
  EXPECT_THAT(sizes(1), ElementsAre(Pair(1, kBlock), Pair(kBlock + 1, 1)));
  EXPECT_THAT(sizes(2 * kBlock), ElementsAre(Pair(1, kBlock), Pair(kBlock + 1, kBlock), Pair(2 * kBlock + 1, kBlock), Pair(3 * kBlock + 1, 1)));
}

TEST_F(MentionBlocksTest, SayWithinWhichTimesTheyAre) {
  FactBase base = must(FactBase::open(path()));
  std::vector<DecisionEntry> all = entries(2 * kBlock + 1);
  for (DecisionEntry& entry : all) entry.act.when = time_of(500);
  all[0].act.when = time_of(900);
  all[kMostInBlock].act.when = time_of(100);
  all[2 * kMostInBlock].act.when = time_of(300);
  must(DecisionLog(base).append(all));
  Database database = Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0));
  auto row = database.prepare("SELECT earliest, latest, latest_before FROM counsel_mention JOIN counsel_term ON id = term"
                              " WHERE kind = 'rule' ORDER BY first");
  std::vector<std::array<std::string, 3>> found;
  while (row.step()) found.push_back({row.text(0), row.text(1), row.text(2)});
  EXPECT_THAT(found, ElementsAre(std::array{time_of(500), time_of(900), std::string()}, std::array{time_of(100), time_of(500), time_of(900)},
                                 std::array{time_of(300), time_of(300), time_of(900)}));
}

TEST_F(MentionBlocksTest, KeepNothingOfWhatIsForgotten) {
  std::vector<DecisionEntry> all = entries(2 * kBlock + 7);
  all[3].act.when = time_of(990);  // which is the latest of all, and goes
  FactBase base = must(FactBase::open(path()));
  must(DecisionLog(base).append(all));
  const std::int64_t last = kBlock / 2;
  {
    Database database = Database::open(path(), Database::Access::read_write, std::chrono::milliseconds(0));
    forget_mentions(database, last);
    EXPECT_EQ(database.number("SELECT count(*) FROM counsel_mention, json_each(decisions) WHERE value <= " + std::to_string(last)), 0);
    EXPECT_EQ(database.number("SELECT count(*) FROM counsel_mention, json_each(decisions)"), 4 * (2 * kBlock + 7 - last));
    EXPECT_EQ(database.number("SELECT count(*) FROM counsel_mention WHERE '" + time_of(990) + "' IN (earliest, latest, latest_before)"), 0);
    forget_mentions(database, 2 * kBlock + 7);
    EXPECT_EQ(database.number("SELECT count(*) FROM counsel_mention"), 0);
  }
}

TEST_F(MentionBlocksTest, AreRefusedWhereTheyAreNone) {
  FactBase base = must(FactBase::open(path()));
  DecisionLog log(base);
  must(log.append(entries(3)));
  ASSERT_EQ(must(log.list({.mentions = kRule})).size(), 3u);
  for (const std::string decisions :
       {"", "1", "[]", "[", "]", "null", "[1,2", "1,2]", "[1,]", "[,1]", "[1,,2]", "[1 ,2]", "[ 1]", "[01]", "[1,02]", "[+1]", "[1.0]", "[\"1\"]",
        "[2,1]", "[1,1]", "[-1,1]", "[0,1]", "[2]", "[1,[2]]", "[1]]", "[1][2]", "{\"a\":1}", "[1,9223372036854775808]", "[1,99999999999999999999]"})
    EXPECT_THAT(refused_after("UPDATE counsel_mention SET decisions = '" + decisions + "'"), HasSubstr("an index of it is not of the decisions in it"))
        << decisions;
  for (const std::string sql : {"first = 0, decisions = '[0]'", "first = -5, decisions = '[-5,1]'", "decisions = '[1,4]'", "decisions = '[1,9223372036854775807]'",
                                "latest = '2025'", "earliest = '2027'", "first = 2"})
    EXPECT_THAT(refused_after("UPDATE counsel_mention SET " + sql), HasSubstr("an index of it is not of the decisions in it")) << sql;
  std::string many = "[1";
  for (std::int64_t id = 2; id <= kBlock + 1; ++id) many += "," + std::to_string(id);
  EXPECT_THAT(refused_after("UPDATE counsel_mention SET decisions = '" + many + "]'"), HasSubstr("an index of it is not of the decisions in it"));
}

TEST_F(MentionBlocksTest, AreNotAddedToWhereTheirEndIsNotBeforeTheDecision) {
  FactBase base = must(FactBase::open(path()));
  DecisionLog log(base);
  must(log.append(entries(3)));
  test::run_sql(path(), "UPDATE counsel_mention SET decisions = '[1,2,3,9]' WHERE json_array_length(decisions) = 3");
  const auto appended = log.append(std::vector<DecisionEntry>(2, sample_entry()));
  ASSERT_FALSE(appended);
  EXPECT_THAT(appended.error().message, HasSubstr("an index of it is not of the decisions in it"));
  EXPECT_EQ(must(log.list({})).size(), 3u);
}

}  // namespace
}  // namespace counsel::kb
