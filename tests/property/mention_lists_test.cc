// Random logs of decisions, with clocks that are set back and prunings; every list that is filtered by what decisions
// mention is what one gets who looks at all of them. After random edits of the index it is damaged, or leaves something out.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "kb/decision_log.h"
#include "tests/property/random_runs.h"
#include "tests/support/run_sql.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {
namespace {

using Random = std::mt19937_64;

std::int64_t below(Random& random, std::int64_t bound) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(bound)); }
bool one_in(Random& random, std::int64_t chances) { return below(random, chances) == 0; }

std::string time_of(std::int64_t second) {
  const auto two = [](std::int64_t number) { return std::to_string(100 + number).substr(1); };
  return "2026-01-" + two(1 + second / 86400) + "T" + two(second / 3600 % 24) + ":" + two(second / 60 % 60) + ":" + two(second % 60) + "Z";
}

Mention any_mention(Random& random) {
  static const std::vector<std::string> kNames = {"a", "b", "c", "d", "e", "f"};
  const std::int64_t kind = below(random, 3);
  const std::int64_t most = one_in(random, 2) ? 2 : 6;  // some are common, others not
  return {static_cast<MentionKind>(kind), kNames[static_cast<std::size_t>(below(random, most))]};
}

/// A decision as it is known without reading the base.
struct Known {
  std::int64_t id;
  DecisionEntry entry;

  bool operator<(const Known& other) const { return std::tie(other.entry.act.when, other.id) < std::tie(entry.act.when, id); }

  bool fits(const DecisionFilter& filter) const {
    const auto mentions = [&](const Mention& wanted) {
      return std::ranges::any_of(entry.mentions, [&](const Mention& each) { return each.kind == wanted.kind && each.name == wanted.name; });
    };
    return (!filter.who || entry.act.who == *filter.who) && (!filter.purpose || entry.purpose == *filter.purpose) &&
           (!filter.outcome || entry.outcome == *filter.outcome) && (!filter.since || entry.act.when >= *filter.since) &&
           (!filter.before || entry.act.when < *filter.before) && std::ranges::all_of(filter.mentions, mentions);
  }
};

class RandomLog {
 public:
  RandomLog(Random& random, const std::string& path) : random_(random), base_(must(FactBase::open(path))), log_(base_) {}

  void append_some() {
    std::vector<DecisionEntry> entries;
    for (std::int64_t left = one_in(random_, 3) ? 1 : 1 + below(random_, 250); left > 0; --left) entries.push_back(any_entry());
    const std::int64_t last = must(log_.append(entries));
    for (const DecisionEntry& each : entries) known_.push_back({last - static_cast<std::int64_t>(&entries.back() - &each), each});
  }

  void prune() {
    const ErasureAct act{{"anna", time_of(now_)}, "", "1"};
    const Pruning done = must(log_.prune(act, time_of(below(random_, now_ + 1))));
    if (!done.pruned) return;
    std::erase_if(known_, [&](const Known& each) { return each.id <= done.pruned->last; });
    known_.push_back({done.id, pruning_entry(act, *done.pruned)});
  }

  DecisionFilter any_filter() {
    DecisionFilter filter;
    for (std::int64_t left = below(random_, 4); left > 0; --left) filter.mentions.push_back(any_mention(random_));
    if (one_in(random_, 4)) filter.who = one_in(random_, 2) ? "anna" : "bert";
    if (one_in(random_, 6)) filter.outcome = "settled";
    if (one_in(random_, 6)) filter.purpose = "";
    if (one_in(random_, 3)) filter.since = time_of(below(random_, now_ + 2));
    if (one_in(random_, 3)) filter.before = time_of(below(random_, now_ + 2));
    if (one_in(random_, 2)) filter.most = static_cast<std::size_t>(1 + below(random_, 30));
    return filter;
  }

  std::vector<std::int64_t> expected(const DecisionFilter& filter) const {
    std::vector<Known> sorted = known_;
    std::ranges::sort(sorted, std::less<>());
    std::vector<std::int64_t> ids;
    for (const Known& each : sorted)
      if (each.fits(filter) && (filter.most == 0 || ids.size() < filter.most)) ids.push_back(each.id);
    return ids;
  }

  DecisionLog& log() { return log_; }

 private:
  DecisionEntry any_entry() {
    if (one_in(random_, 40)) now_ = below(random_, now_ + 1);  // the clock is set back …
    if (one_in(random_, 200)) now_ += 20'000;                  // … or far too far
    now_ += below(random_, 3);
    DecisionEntry entry = entry_on_no_facts();
    entry.act = {one_in(random_, 3) ? "anna" : "bert", time_of(now_)};
    entry.purpose = one_in(random_, 2) ? "" : "the chat";
    entry.outcome = one_in(random_, 3) ? "tied" : "settled";
    entry.mentions.clear();
    for (std::int64_t left = below(random_, 6); left > 0; --left) entry.mentions.push_back(any_mention(random_));
    return entry;
  }

  Random& random_;
  FactBase base_;
  DecisionLog log_;
  std::int64_t now_ = 0;
  std::vector<Known> known_;
};

std::vector<std::int64_t> ids_of(const std::vector<DecisionRecord>& records) {
  std::vector<std::int64_t> ids;
  for (const DecisionRecord& each : records) ids.push_back(each.id);
  return ids;
}

class MentionListsTest : public KbTest {
 protected:
  std::int64_t number(const std::string& sql) const {
    return Database::open(path(), Database::Access::read_only, std::chrono::milliseconds(0)).number(sql);
  }

  void begin_anew() const {
    for (const char* file : {"facts.db", "edited.db"}) std::filesystem::remove(path(file));
  }
};

TEST_F(MentionListsTest, AreOfAllDecisionsThatFit) {
  property::for_random_cases(12, [&](Random& random, std::uint64_t) {
    begin_anew();
    RandomLog log(random, path());
    for (std::int64_t step = 0; step < 8 && !HasFailure(); ++step) {
      log.append_some();
      if (one_in(random, 4)) log.prune();
      for (int i = 0; i < 8; ++i) {
        const DecisionFilter filter = log.any_filter();
        EXPECT_EQ(ids_of(must(log.log().list(filter))), log.expected(filter));
      }
      EXPECT_THAT(said(must(log.log().audit({})).findings), testing::IsEmpty());
      // No time is left that only a decision had which was pruned.
      EXPECT_EQ(number("SELECT count(*) FROM counsel_mention WHERE earliest NOT IN (SELECT made_at FROM counsel_decision) OR latest NOT IN"
                       " (SELECT made_at FROM counsel_decision) OR latest_before NOT IN (SELECT made_at FROM counsel_decision UNION SELECT '')"),
                0);
      EXPECT_EQ(number("SELECT count(*) FROM counsel_term WHERE id NOT IN (SELECT term FROM counsel_mention)"), 0);
    }
  });
}

std::string any_edit(Random& random) {
  static const std::vector<std::string> kEdits = {
      "decisions = '[]'", "decisions = 'none'", "decisions = '[' || first || ',' || first || ']'", "decisions = '[' || first || ',1]'",
      "decisions = replace(decisions, ',', ', ')", "decisions = '[' || first || ']'", "decisions = rtrim(decisions, ']') || ',7000000]'",
      "decisions = rtrim(decisions, ']') || ',9223372036854775807]'", "decisions = rtrim(decisions, ']') || ',99999999999999999999]'",
      "decisions = (SELECT o.decisions FROM counsel_mention AS o ORDER BY o.first DESC, o.term LIMIT 1)",
      "first = first + 1", "first = 1", "first = 0", "first = 9223372036854775807", "term = term + 1", "term = 1",
      "earliest = '9'", "earliest = ''", "earliest = latest", "latest = '9'", "latest = ''", "latest = earliest",
      "latest_before = ''", "latest_before = '9'", "latest_before = earliest",
  };
  const std::string any = " WHERE rowid = (SELECT rowid FROM counsel_mention ORDER BY rowid LIMIT 1 OFFSET " + std::to_string(random() % 1000) +
                          " % (SELECT count(*) FROM counsel_mention))";
  if (one_in(random, 10)) return "DELETE FROM counsel_mention" + any;
  if (one_in(random, 10))
    return "INSERT OR REPLACE INTO counsel_mention SELECT term, first - 1, earliest, latest, latest_before, '[' || (first - 1) || ',' ||"
           " substr(decisions, 2) FROM counsel_mention" + any;
  return "UPDATE OR REPLACE counsel_mention SET " + kEdits[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(kEdits.size())))] + any;
}

/// Whether these are some of those in the same order.
bool is_part(const std::vector<std::int64_t>& some, const std::vector<std::int64_t>& all) {
  auto at = all.begin();
  return std::ranges::all_of(some, [&](std::int64_t id) {
    at = std::find(at, all.end(), id);
    return at != all.end();
  });
}

TEST_F(MentionListsTest, AreRefusedOrLeaveSomethingOutWhereTheIndexWasEdited) {
  std::uint64_t refused = 0, lists = 0;
  property::for_random_cases(20, [&](Random& random, std::uint64_t) {
    begin_anew();
    RandomLog log(random, path());
    while (number("SELECT count(*) FROM counsel_mention") < 20) log.append_some();
    for (int edit = 0; edit < 10; ++edit) {
      const std::string copy = path("edited.db"), sql = any_edit(random);
      std::filesystem::copy_file(path(), copy, std::filesystem::copy_options::overwrite_existing);
      test::run_sql(copy, sql);
      FactBase base = must(FactBase::open(copy));
      DecisionLog edited(base);
      for (int i = 0; i < 6; ++i, ++lists) {
        DecisionFilter filter = log.any_filter();
        const auto list = edited.list(filter);
        refused += list ? 0 : 1;
        if (!list) {
          EXPECT_EQ(list.error().kind, ErrorKind::damaged) << sql;
          continue;
        }
        filter.mentions.clear();  // an index alone can say that a decision mentions what it does not
        filter.most = 0;
        EXPECT_TRUE(is_part(ids_of(*list), log.expected(filter))) << sql;
      }
      const auto appended = edited.append(std::vector<DecisionEntry>(3, sample_entry("a")));
      EXPECT_TRUE(appended || appended.error().kind == ErrorKind::damaged) << sql;
      const auto pruned = edited.prune({{"anna", "2026-12-01"}, "", "1"}, "2026-01-01T00:01");
      EXPECT_TRUE(pruned || pruned.error().kind == ErrorKind::damaged) << sql;
      EXPECT_TRUE(edited.list({}));
    }
  });
  EXPECT_TRUE(lists < 1000 || refused > 0);
}

}  // namespace
}  // namespace counsel::kb
