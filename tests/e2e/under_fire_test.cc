// The real program, killed at random points and run by many at once: whatever was printed is on record, whole.
//
//     under_fire_test COUNSEL        COUNSEL_CASES=1000 for the slow tier
#include <gmock/gmock.h>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "kb/decision_log.h"
#include "tests/property/random_runs.h"
#include "tests/support/world.h"

namespace counsel {
namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;

std::string counsel_binary;

constexpr std::string_view kRules = R"(
kind framework: Phoenix, Gin
attribute real-time: yes or no  ask "Must the server push updates?"
attribute age: integer from 0 to 150
  ask "How old are you?"
  personal
relation offers(framework: framework, what: text)
fact Gin offers "speed"
decision framework: one of framework
rule live  real-time and not ?f offers "peace" and ?f offers "speed" suggests ?f
rule grown-up  age >= 18 suggests Gin weakly
)";

struct Ended {
  int status = 0;
  std::string out, err;
};

class UnderFire : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return (world_.folder() / name).string(); }

  /// Starts an `ask` whose record is for `purpose`, with what it prints in files of that name.
  pid_t start(const std::string& purpose) const {
    return start({"ask", "real-time", "age=41", "--rules", path("team.rules"), "--purpose", purpose}, purpose);
  }

  pid_t start(std::vector<std::string> words, const std::string& name) const {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, path(name + ".out").c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, path(name + ".err").c_str(), O_WRONLY | O_CREAT, 0600);
    words.insert(words.begin(), counsel_binary);
    words.insert(words.end(), {"--db", path("f.db")});
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t started = 0;
    EXPECT_EQ(posix_spawn(&started, counsel_binary.c_str(), &files, nullptr, arguments.data(), environ), 0);
    posix_spawn_file_actions_destroy(&files);
    return started;
  }

  Ended end(pid_t process, const std::string& name) const {
    Ended ended;
    EXPECT_EQ(waitpid(process, &ended.status, 0), process);
    ended.out = world_.read(name + ".out");
    ended.err = world_.read(name + ".err");
    std::filesystem::remove(path(name + ".out"));
    std::filesystem::remove(path(name + ".err"));
    return ended;
  }

  static microseconds since(steady_clock::time_point began) {
    return std::chrono::duration_cast<microseconds>(steady_clock::now() - began);
  }

  /// Kills it at some point of half as much again as it takes `whole`.
  Ended end_killed(pid_t process, const std::string& name, microseconds whole, std::mt19937_64& random) const {
    std::this_thread::sleep_for(microseconds(std::uniform_int_distribution<std::int64_t>(0, whole.count() * 3 / 2)(random)));
    kill(process, SIGKILL);
    return end(process, name);
  }

  /// Another text every time in three, so that facts are brought in and closed as well.
  void write_rules(std::uint64_t number) const {
    world_.write("team.rules", std::string(kRules) + (number % 3 == 0 ? "fact Phoenix offers \"speed\"\n" : ""));
  }

  /// How many records there are for it, each of which is whole.
  std::size_t on_record(const std::string& purpose) const {
    auto base = kb::FactBase::open(path("f.db"));
    if (!base) return ADD_FAILURE() << base.error().message, 0;
    kb::DecisionLog log(*base);
    const auto records = log.list({.purpose = purpose});
    if (!records) return ADD_FAILURE() << records.error().message, 0;
    for (const kb::DecisionRecord& record : *records) {
      const auto whole = log.find(record.id);
      EXPECT_TRUE(whole.has_value()) << whole.error().message;
      EXPECT_TRUE(!whole || whole->proof.has_value());
    }
    return records->size();
  }

  test::World world_;
};

TEST_F(UnderFire, KilledAtAnyPointNothingPrintedIsLostAndNothingIsHalfThere) {
  write_rules(0);
  const auto began = steady_clock::now();
  end(start("first"), "first");
  const microseconds whole = since(began);
  std::size_t printed = 0, recorded = 0, silent = 0;
  property::for_random_cases(80, [&](std::mt19937_64& random, std::uint64_t number) {
    const std::string purpose = "case " + std::to_string(number);
    SCOPED_TRACE(purpose);
    write_rules(number);
    const Ended ended = end_killed(start(purpose), purpose, whole, random);
    const std::size_t records = on_record(purpose);
    EXPECT_LE(records, 1u);
    EXPECT_TRUE(ended.out.empty() || records == 1) << ended.out;
    (!ended.out.empty() ? printed : records > 0 ? recorded : silent) += 1;
  });
  std::cout << printed << " printed, " << recorded << " on record alone, " << silent << " neither\n";
  EXPECT_GT(printed, 0u);
  EXPECT_GT(silent, 0u);
  const test::Outcome replayed = world_.run({"audit", "replay", "--all", "--db", path("f.db")});
  EXPECT_EQ(replayed.exit_code, 0) << replayed.out << replayed.err;
}

/// What the log says, which has to be sound: how many records there are, and how many were pruned, and parts redacted.
using Extent = std::array<std::uint64_t, 3>;

class EraseUnderFire : public UnderFire {
 protected:
  static constexpr int kOld = 6, kNew = 6;

  EraseUnderFire() {
    write_rules(0);
    for (int i = 0; i < kOld + kNew; ++i) {
      if (i == kOld) world_.now_ms += std::int64_t{30} * 24 * 60 * 60 * 1000;
      const auto asked = world_.run({"ask", "real-time", i < kOld ? "age=41" : "age=42", "--purpose", std::to_string(i), "--rules",
                                     path("team.rules"), "--db", path("f.db")});
      EXPECT_EQ(asked.exit_code, 0) << asked.err;
    }
    std::filesystem::copy_file(path("f.db"), path("as-it-was"));
  }

  void restore() const {
    std::filesystem::remove(path("f.db-journal"));
    std::filesystem::copy_file(path("as-it-was"), path("f.db"), std::filesystem::copy_options::overwrite_existing);
  }

  Extent extent() const {
    auto base = kb::FactBase::open(path("f.db"));
    if (!base) return ADD_FAILURE() << base.error().message, Extent{};
    const auto audit = kb::DecisionLog(*base).audit({});
    if (!audit) return ADD_FAILURE() << audit.error().message, Extent{};
    for (const kb::LogFinding& each : audit->findings) ADD_FAILURE() << each.first << " " << each.what;
    return {audit->now.size, static_cast<std::uint64_t>(audit->pruned), audit->erased};
  }

  /// Whether the file or its journal say how old somebody was.
  bool is_left() const {
    return world_.read("f.db").find("age is 41") != std::string::npos || world_.read("f.db-journal").find("age is 41") != std::string::npos;
  }

  void killed_at_any_point(const std::vector<std::string>& command, const Extent& after) {
    const Extent before = extent();
    ASSERT_TRUE(is_left());
    const auto began = steady_clock::now();
    const Ended undisturbed = end(start(command, "first"), "first");
    const microseconds whole = since(began);
    EXPECT_EQ(extent(), after) << undisturbed.err;
    std::size_t said = 0, done = 0, nothing = 0;
    property::for_random_cases(20, [&](std::mt19937_64& random, std::uint64_t) {
      restore();
      const Ended ended = end_killed(start(command, "case"), "case", whole, random);
      const Extent now = extent();
      EXPECT_TRUE(now == after || (now == before && ended.out.empty())) << ended.out;
      EXPECT_TRUE(now == before || !is_left());
      (!ended.out.empty() ? said : now == after ? done : nothing) += 1;
    });
    std::cout << said << " said to be done, " << done << " done alone, " << nothing << " not done\n";
    EXPECT_GT(done + nothing, 0u);
  }
};

TEST_F(EraseUnderFire, RedactingKilledAtAnyPointHappensWholeOrNot) {
  killed_at_any_point({"audit", "redact", "--until", "2026-11-21"}, {kOld + kNew + 1, 0, 2 * kOld});
}

TEST_F(EraseUnderFire, PruningKilledAtAnyPointHappensWholeOrNot) {
  killed_at_any_point({"audit", "prune", "--before", "2026-11-21"}, {kOld + kNew + 1, kOld, 0});
}

TEST_F(UnderFire, ManyAtOnceWaitTheirTurnAndAreAllOnRecord) {
  const std::uint64_t many = property::from_environment("COUNSEL_CASES", 0) > 0 ? 200 : 24;
  write_rules(0);
  std::vector<pid_t> processes;
  for (std::uint64_t i = 0; i < many; ++i) processes.push_back(start("user " + std::to_string(i)));
  std::size_t printed = 0, told = 0;
  for (std::uint64_t i = 0; i < many; ++i) {
    const std::string purpose = "user " + std::to_string(i);
    const Ended ended = end(processes[i], purpose);
    ASSERT_TRUE(WIFEXITED(ended.status));
    EXPECT_EQ(on_record(purpose), ended.out.empty() ? 0u : 1u) << ended.err;
    if (!ended.out.empty()) {
      EXPECT_EQ(WEXITSTATUS(ended.status), 0);
      ++printed;
    } else {
      EXPECT_EQ(WEXITSTATUS(ended.status), 2);
      EXPECT_THAT(ended.err, testing::HasSubstr("another program uses it and did not let go within 5000 ms"));
      ++told;
    }
  }
  std::cout << printed << " answered, " << told << " told that the base is in use\n";
  EXPECT_GT(printed, 0u);
}

}  // namespace
}  // namespace counsel

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc != 2) return 2;
  counsel::counsel_binary = argv[1];
  return RUN_ALL_TESTS();
}
