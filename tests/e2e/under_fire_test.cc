// The real program, killed at random points and run by many at once: whatever was printed is on record, whole.
//
//     under_fire_test COUNSEL        COUNSEL_CASES=1000 for the slow tier
#include <gmock/gmock.h>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

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
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, path(purpose + ".out").c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, path(purpose + ".err").c_str(), O_WRONLY | O_CREAT, 0600);
    std::vector<std::string> words = {counsel_binary, "ask",  "real-time",     "age=41", "--rules", path("team.rules"),
                                      "--db",         path("f.db"), "--purpose", purpose};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t started = 0;
    EXPECT_EQ(posix_spawn(&started, counsel_binary.c_str(), &files, nullptr, arguments.data(), environ), 0);
    posix_spawn_file_actions_destroy(&files);
    return started;
  }

  Ended end(pid_t process, const std::string& purpose) const {
    Ended ended;
    EXPECT_EQ(waitpid(process, &ended.status, 0), process);
    ended.out = world_.read(purpose + ".out");
    ended.err = world_.read(purpose + ".err");
    std::filesystem::remove(path(purpose + ".out"));
    std::filesystem::remove(path(purpose + ".err"));
    return ended;
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
  const auto whole = std::chrono::duration_cast<microseconds>(steady_clock::now() - began).count();
  std::size_t printed = 0, recorded = 0, silent = 0;
  property::for_random_cases(80, [&](std::mt19937_64& random, std::uint64_t number) {
    const std::string purpose = "case " + std::to_string(number);
    SCOPED_TRACE(purpose);
    write_rules(number);
    const pid_t process = start(purpose);
    std::this_thread::sleep_for(microseconds(std::uniform_int_distribution<std::int64_t>(0, whole * 3 / 2)(random)));
    kill(process, SIGKILL);
    const Ended ended = end(process, purpose);
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
