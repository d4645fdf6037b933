// Random histories of a fact base, with what it held written down after every change; then every version and every second
// is looked back at, and has to be what was written down.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "tests/property/random_runs.h"
#include "tests/unit/kb/sample.h"

namespace counsel::kb {
namespace {

using property::for_random_cases;
using Random = std::mt19937_64;

class PastTest : public KbTest {};

const std::vector<std::string> kFrameworks = {"Django", "Phoenix", "Rails"};
const std::vector<std::string> kFeatures = {"admin", "orm", "sessions"};
const std::vector<std::string> kPeople = {"anna", "berta"};

std::size_t below(Random& random, std::size_t bound) { return random() % bound; }
const std::string& one_of(Random& random, const std::vector<std::string>& words) { return words[below(random, words.size())]; }

std::string time_of(int second) {
  return "2026-11-20T08:" + std::to_string(10 + second / 60) + ":" + std::to_string(10 + second % 60) + "Z";
}

/// All that a record said when it was current. Its line may move with the rules and is left out.
std::string in_full(const Fact& fact) {
  std::string text = std::to_string(static_cast<std::int64_t>(fact.id)) + " " + said(fact) + " " +
                     std::string(origin_word(fact.origin)) + " " + fact.who;
  for (const auto& citation : fact.citations) text += "; " + citation.document + " " + citation.locator;
  return text;
}

template <class Item, class FactOf>
std::vector<std::string> in_full(const std::vector<Item>& items, FactOf fact_of) {
  std::vector<std::string> texts;
  for (const Item& item : items) texts.push_back(in_full(fact_of(item)));
  return texts;
}

const Fact& fact_of_record(const Record& record) { return record.fact; }

/// One base that is changed at random, and what it held in each of its versions.
class History {
 public:
  struct State {
    std::vector<std::string> facts;
    std::string made_at;
    bool as_declared_at_last = false;  // the declarations were those that the history ends with
  };

  History(Random& random, const std::string& path) : random_(random), base_(must(FactBase::open(path))) { bring_in(); }

  void change() {
    second_ += static_cast<int>(below(random_, 3));
    switch (below(random_, 6)) {
      case 0:
        return declare();
      case 1:
      case 2:
        return bring_in();
      case 3:
        (void)base_.retract(declarations_, "offers", some_offer().values, act(), "");
        break;
      case 4:
        must(base_.import_facts(declarations_, {some_offer(), some_offer()}, act(), "more.csv"));
        break;
      default:
        must(base_.add(declarations_, some_offer(), act()));
    }
    write_down();
  }

  /// The declarations are as at first again, and stay so.
  void end() {
    declarations_ = sample_declarations();
    bring_in();
  }

  const Declarations& declarations() const { return declarations_; }
  const std::map<std::int64_t, State>& states() const { return states_; }
  int last_second() const { return second_; }

 private:
  Act act() { return {one_of(random_, kPeople), time_of(second_)}; }

  Fact some_offer() {
    Fact fact = offers(one_of(random_, kFrameworks), one_of(random_, kFeatures));
    if (declarations_.schema.relations[0].columns[0].name == "feature") std::swap(fact.values[0], fact.values[1]);
    fact.citations.clear();
    if (below(random_, 2) == 0) fact.citations.push_back({"survey", one_of(random_, kFeatures)});
    return fact;
  }

  /// Columns change places, so that the facts move to another table and some of them back.
  void declare() {
    auto& columns = declarations_.schema.relations[0].columns;
    std::swap(columns[0], columns[1]);
    bring_in();
  }

  void bring_in() {
    std::vector<Fact> stated;
    for (std::size_t i = below(random_, 6); i > 0; --i) {
      stated.push_back(some_offer());
      stated.back().place = "k.rules:" + std::to_string(below(random_, 40));
    }
    must(base_.bring_in(declarations_, stated, time_of(second_)));
    write_down();
  }

  void write_down() {
    const FactSet now = must(base_.read(declarations_.schema));
    auto& state = states_[now.version];
    state.facts = in_full(now.facts, [](const Fact& fact) { return fact; });
    state.as_declared_at_last = declarations_.schema.relations == sample_declarations().schema.relations;
    if (state.made_at.empty()) state.made_at = time_of(second_);
  }

  Random& random_;
  Declarations declarations_ = sample_declarations();
  FactBase base_;
  int second_ = 0;
  std::map<std::int64_t, State> states_;
};

TEST_F(PastTest, EveryVersionIsWhatItWasWhenItWasMade) {
  for_random_cases(60, [&](Random& random, std::uint64_t number) {
    const std::string file = path(std::to_string(number) + ".db");
    History history(random, file);
    for (std::size_t changes = below(random, 30); changes > 0; --changes) history.change();
    history.end();

    const std::string bytes = test::file_text(file);
    FactBase base = must(FactBase::open(file, {.read_only = true}));
    EXPECT_THAT(must(base.list({.as_of = 0})), testing::IsEmpty());
    EXPECT_THAT(must(base.as_of(history.declarations(), 0)).records, testing::IsEmpty());
    for (const auto& [version, state] : history.states()) {
      if (version == 0) continue;
      EXPECT_EQ(must(base.version_at(version)).made_at, state.made_at);
      EXPECT_EQ(in_full(must(base.list({.as_of = version})), fact_of_record), state.facts) << "version " << version;
      const Past past = must(base.as_of(history.declarations(), version));
      EXPECT_THAT(past.set_aside, testing::IsEmpty());
      EXPECT_EQ(past.records.size(), state.facts.size());
      if (state.as_declared_at_last) {
        EXPECT_EQ(in_full(past.records, fact_of_record), state.facts) << "version " << version;
      }
    }
    EXPECT_EQ(test::file_text(file), bytes);
  });
}

TEST_F(PastTest, EverySecondIsAtTheLastVersionMadeUntilThen) {
  for_random_cases(40, [&](Random& random, std::uint64_t number) {
    const std::string file = path(std::to_string(number) + ".db");
    History history(random, file);
    for (std::size_t changes = below(random, 30); changes > 0; --changes) history.change();

    FactBase base = must(FactBase::open(file, {.read_only = true}));
    for (int second = 0; second <= history.last_second(); ++second) {
      std::int64_t expected = 0;
      for (const auto& [version, state] : history.states())
        if (state.made_at <= time_of(second)) expected = version;
      EXPECT_EQ(must(base.version_at(time_of(second))).number, expected) << time_of(second);
    }
    EXPECT_EQ(must(base.version_at("2026-11-20T08:10:09Z")).number, 0);
  });
}

}  // namespace
}  // namespace counsel::kb
