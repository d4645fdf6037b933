// tests/bench/process_bench.cc
// Whole commands as a user runs them: start, reading, inference, explanation, exit.
//
//     process_bench PROGRAM RULES [RUNS]
//
// Prints one line a workload: median, minimum and maximum wall milliseconds and the peak of resident memory, after
// one run that is not counted. Workloads take turns, so that a slow moment of the machine meets all of them.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

struct Workload {
  std::string name;
  std::vector<std::string> arguments;
  std::vector<double> wall_ms = {};
  long peak_kib = 0;
};

void run_once(const std::string& program, Workload& workload, bool counted) {
  std::vector<char*> arguments{const_cast<char*>(program.c_str())};
  for (std::string& argument : workload.arguments) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  if (posix_spawn(&child, program.c_str(), &quiet, nullptr, arguments.data(), environ) != 0) {
    std::perror(program.c_str());
    std::exit(2);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
  posix_spawn_file_actions_destroy(&quiet);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "%s: ended with status %d\n", workload.name.c_str(), status);
    std::exit(1);
  }
  if (!counted) return;
  workload.wall_ms.push_back(wall.count());
  workload.peak_kib = std::max(workload.peak_kib, usage.ru_maxrss);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: process_bench PROGRAM RULES [RUNS]\n");
    return 2;
  }
  const std::string program = argv[1], rules = argv[2];
  const int runs = argc > 3 ? std::atoi(argv[3]) : 21;
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("counsel-bench-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const std::string base = (folder / "facts.db").string();
  const std::vector<std::string> on = {"--rules", rules, "--db", base};
  const auto with = [&](std::vector<std::string> words) {
    words.insert(words.end(), on.begin(), on.end());
    return words;
  };
  std::vector<Workload> workloads = {
      {"ask/real-time", with({"ask", "need=real-time", "concurrency=high"})},
      {"ask/real-time-full", with({"ask", "need=real-time", "concurrency=high", "--explain", "full", "--top", "0"})},
      {"ask/json", with({"ask", "need=real-time", "concurrency=high", "--format", "json"})},
      {"ask/nine-answers", with({"ask", "product=saas", "team-knows=Python,JavaScript", "team-size=6", "timeline=months",
                                 "stage=startup", "security=strict", "need=orm,admin", "concurrency=medium", "budget=tight"})},
      {"why/Phoenix", with({"why", "Phoenix", "need=real-time", "concurrency=high"})},
      {"check", {"check", rules}},
      {"test", {"test", rules}},
  };
  for (int run = -1; run < runs; ++run)
    for (Workload& workload : workloads) run_once(program, workload, run >= 0);
  std::filesystem::remove_all(folder);
  std::printf("%-20s %9s %9s %9s %9s\n", "workload", "median ms", "min", "max", "peak MiB");
  for (Workload& workload : workloads) {
    std::sort(workload.wall_ms.begin(), workload.wall_ms.end());
    std::printf("%-20s %9.1f %9.1f %9.1f %9.1f\n", workload.name.c_str(), workload.wall_ms[workload.wall_ms.size() / 2],
                workload.wall_ms.front(), workload.wall_ms.back(), static_cast<double>(workload.peak_kib) / 1024);
  }
  return 0;
}
