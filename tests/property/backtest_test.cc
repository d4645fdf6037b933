// Decisions that an edit cannot touch are skipped in a backtest: over random rule bases and random edits of them, what comes
// of it is what comes of running every one.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "cli/audit/backtest.h"
#include "cli/pipeline.h"
#include "tests/property/random_rule_base.h"
#include "tests/property/random_runs.h"
#include "tests/support/world.h"

namespace counsel {
namespace {

using cli::Backtested;
using cli::Backtester;
using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t bound) { return random() % bound; }

/// A statement each; what is indented goes on with the one before.
std::vector<std::string> statements_of(const std::string& text) {
  std::vector<std::string> statements;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (statements.empty() || (!line.empty() && line[0] != ' ')) statements.emplace_back();
    statements.back() += line + "\n";
  }
  return statements;
}

std::string joined(const std::vector<std::string>& statements) {
  std::string text;
  for (const std::string& each : statements) text += each;
  return text;
}

/// A random rule base without the relation that has days in it, which a fact base cannot keep; nothing where the rest does
/// not check by itself.
std::optional<std::string> random_text(Random& random) {
  std::vector<std::string> statements = statements_of(property::random_rule_base(random).text);
  std::erase_if(statements, [](const std::string& each) { return each.find("since") != each.npos; });
  std::string text = joined(statements);
  if (!cli::check_rules(lang::load_text("team.rules", text), {}).program) return std::nullopt;
  return text;
}

void replace_one(std::string& statement, std::string_view what, std::string_view by) {
  if (const std::size_t at = statement.find(what); at != statement.npos) statement.replace(at, what.size(), by);
}

void edit(Random& random, std::vector<std::string>& statements, const std::vector<std::string>& others) {
  std::string& one = statements[below(random, statements.size())];
  switch (below(random, 10)) {
    case 0:
      one = "-- what follows is as it was\n" + one;
      break;
    case 1:
      statements.erase(statements.begin() + (&one - statements.data()));
      break;
    case 2:
      std::swap(one, statements[below(random, statements.size())]);
      break;
    case 3: {
      std::string more = others[below(random, others.size())];
      replace_one(more, "rule rule", "rule other");
      statements.push_back(more);
      break;
    }
    case 4:
      for (std::string& each : statements) replace_one(each, " strongly", "");
      break;
    case 5:
      for (std::string& each : statements) replace_one(each, " suggests ", " discourages ");
      break;
    case 6:
      replace_one(one, " and ", " or ");
      break;
    case 7: {
      const std::string_view kind = below(random, 2) > 0 ? "kind part: " : "kind animal: ";
      for (std::string& each : statements) replace_one(each, kind, std::string(kind) + "Zeal, ");
      break;
    }
    case 8:
      for (std::string& each : statements)
        for (const auto& [before, after] :
             {std::pair{"default yes", "default no"}, {"default medium", "default high"}, {"default 3", "-- no default"}})
          replace_one(each, before, after);
      break;
    default:
      replace_one(one, "2", "3");
  }
}

std::vector<std::string> random_words(Random& random) {
  std::vector<std::string> words;
  const auto maybe = [&](const std::vector<std::string>& any) {
    if (below(random, 3) > 0) words.push_back(any[below(random, any.size())]);
  };
  maybe({"ready=yes", "ready=no"});
  maybe({"speed=low", "speed=medium", "speed=high"});
  maybe({"size=0", "size=3", "size=5", "size=9"});
  maybe({"due=2026-01-01", "due=2026-01-04"});
  maybe({"remark=a", "remark=bba"});
  maybe({"today=2026-01-01", "today=2026-01-03"});
  maybe({"fever=yes@0.4", "fever=no", "fever=yes"});
  maybe({"need=none"});
  return words;
}

/// All that a backtest says of a decision, but for whether it was run.
std::string told(const Backtested& tested) {
  std::ostringstream out;
  out << tested.id << " " << static_cast<int>(tested.verdict) << " " << tested.why;
  if (!tested.change) return out.str();
  const Backtested::Change& change = *tested.change;
  for (const auto* lead : {&change.before, &change.after}) {
    out << " | " << lead->outcome << " " << lead->points_udb;
    for (const std::string& label : lead->leaders) out << " " << label;
  }
  out << " | " << change.turn.place << " " << change.turn.rule;
  for (const cli::Turn::About& each : change.turn.said)
    out << " " << each.name << " " << each.before.points_udb << " " << each.after.points_udb;
  return out.str();
}

class BacktestTest : public testing::Test {
 protected:
  /// Of every decision on record.
  std::vector<Backtested> test(const cli::Rules& rules, Backtester::Skips skips) {
    kb::FactBase base = kb::FactBase::open((world_.folder() / "f.db").string(), {.read_only = true}).value();
    std::vector<Backtested> tested;
    Backtester backtester(rules, base, io_, skips);
    auto records = kb::DecisionLog(base).list({}).value();
    for (const kb::DecisionRecord& record : records) tested.push_back(backtester.test(record).value());
    return tested;
  }

  void start_over() { std::filesystem::remove(world_.folder() / "f.db"); }

  void ask(const std::string& text, std::vector<std::string> words) {
    world_.write("team.rules", text);
    words.insert(words.begin(), "ask");
    words.insert(words.end(), {"--db", "f.db", "--rules", "team.rules"});
    world_.run(words);
  }

  /// Something that people say of the world, or no longer say; where the rules do not take it, nothing happens.
  void change_facts(Random& random) {
    const std::vector<std::string> facts = {"a r b", "b r c", "weight(a, 2)", "suspect(a)", "suspect(b) with certainty 0.4"};
    const std::string_view verb = below(random, 3) > 0 ? "add" : "retract";
    world_.run({"facts", std::string(verb), facts[below(random, facts.size())], "--db", "f.db", "--rules", "team.rules"});
  }

  static cli::Rules checked(const std::string& text) { return cli::check_rules(lang::load_text("team.rules", text), {}); }

  std::ostringstream out_, err_;
  test::World world_;
  cli::Io io_{.out = out_,
              .err = err_,
              .out_terminal = {},
              .err_terminal = {},
              .environment = {},
              .folder = world_.folder(),
              .program = {},
              .now_ms = [] { return std::int64_t{0}; },
              .interrupted = [] { return false; },
              .salt = [] { return std::string(32, 's'); }};
};

TEST_F(BacktestTest, SkippingChangesNothing) {
  std::size_t edits = 0, skipped = 0, different = 0, points = 0, impossible = 0;
  property::for_random_cases(25, [&](Random& random, std::uint64_t) {
    start_over();
    const auto made = random_text(random), more = random_text(random);
    if (!made || !more) return;
    const std::string& text = *made;
    const std::vector<std::string> others = statements_of(*more);
    for (int i = 0; i < 4; ++i) {
      ask(text, random_words(random));
      if (below(random, 2) > 0) change_facts(random);
    }
    ask(text + "fact a r b\n", random_words(random));
    for (int i = 0; i < 12; ++i) {
      std::vector<std::string> statements = statements_of(text);
      for (std::size_t n = below(random, 3) + 1; n > 0; --n) edit(random, statements, others);
      const cli::Rules edited = checked(joined(statements));
      if (!edited.program) continue;
      ++edits;
      const auto with = test(edited, Backtester::Skips::untouched), without = test(edited, Backtester::Skips::nothing);
      ASSERT_EQ(with.size(), without.size());
      for (std::size_t d = 0; d < with.size(); ++d) {
        EXPECT_EQ(told(with[d]), told(without[d])) << text << "\n\nedited:\n" << joined(statements);
        if (with[d].verdict == Backtested::Verdict::same && !with[d].ran) ++skipped;
        if (with[d].verdict == Backtested::Verdict::different) ++different;
        if (with[d].verdict == Backtested::Verdict::points) ++points;
        if (with[d].verdict == Backtested::Verdict::impossible) ++impossible;
      }
    }
  });
  std::cout << edits << " edits; decisions: " << skipped << " skipped, " << different << " different, " << points
            << " with other points, " << impossible << " impossible\n";
  EXPECT_GT(skipped, 0u);
  EXPECT_GT(different, 0u);
  EXPECT_GT(points, 0u);
}

}  // namespace
}  // namespace counsel
