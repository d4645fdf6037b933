// tests/bench/process_bench.cc
// Whole commands as a user runs them: start, reading, inference, explanation, exit.
//
//     process_bench PROGRAM RULES [RUNS]
//
// Prints one line a workload: median, minimum and maximum wall milliseconds and the peak of resident memory, after
// one run that is not counted. Workloads take turns, so that a slow moment of the machine meets all of them.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/measured_run.h"

namespace {

using namespace counsel::bench;

struct Workload {
  std::string name;
  std::vector<std::string> arguments;
  std::vector<double> wall_ms = {};
  long peak_kib = 0;
};

void run_once(const std::string& program, Workload& workload, bool counted) {
  std::vector<std::string> command = {program};
  command.insert(command.end(), workload.arguments.begin(), workload.arguments.end());
  const MeasuredRun run = run_measured(std::move(command));
  if (!counted) return;
  workload.wall_ms.push_back(run.wall_ms);
  workload.peak_kib = std::max(workload.peak_kib, run.peak_kib);
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
      {"why-not/Laravel", with({"why-not", "Laravel", "need=real-time", "concurrency=high"})},
      {"compare/Phoenix-Node.js", with({"compare", "Phoenix", "Node.js", "need=real-time", "concurrency=high"})},
      {"what-if/team-size", with({"what-if", "need=real-time", "concurrency=high", "--set", "team-size=3", "--drop", "concurrency"})},
      {"how-to/Gin", with({"how-to", "Gin", "need=real-time", "concurrency=high", "team-size=3"})},
      {"check", {"check", rules}},
      {"test", {"test", rules}},
  };
  for (int run = -1; run < runs; ++run)
    for (Workload& workload : workloads) run_once(program, workload, run >= 0);
  std::filesystem::remove_all(folder);
  std::printf("%-20s %9s %9s %9s %9s\n", "workload", "median ms", "min", "max", "peak MiB");
  for (Workload& workload : workloads) {
    const auto [least, most] = std::minmax_element(workload.wall_ms.begin(), workload.wall_ms.end());
    std::printf("%-20s %9.1f %9.1f %9.1f %9.1f\n", workload.name.c_str(), median(workload.wall_ms), *least, *most,
                static_cast<double>(workload.peak_kib) / 1024);
  }
  return 0;
}
