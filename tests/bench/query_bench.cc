// tests/bench/query_bench.cc
// Classic Datalog workloads as `counsel query` runs them: whole processes, the reading of the facts with them.
//
//     query_bench PROGRAM RULES DATA [RUNS] [WORKLOAD…]
//
// RULES is the folder tests/bench/rules; DATA has a folder for each workload with its facts between tabs,
// `w1_random/edge.facts`. Prints a line a workload: rows, median and least wall seconds, median processor seconds, the
// peak of resident memory, and what of it a derived row takes, whether the query asks for it or not: the peak less that of
// the same query over no facts.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/bench/measured_run.h"

namespace {

using namespace counsel::bench;

struct Workload {
  std::string name;
  std::string rules;
  std::string data;
  std::vector<std::string> relations;  // each is read from a file of its name
  std::string condition;
  std::vector<std::string> also = {};  // what else is derived on the way, as conditions
};

const std::vector<Workload> kWorkloads = {
    {"closure-random", "closure", "w1_random", {"edge"}, "?x path ?y"},
    {"closure-chain", "closure", "w1_chain", {"edge"}, "?x path ?y"},
    {"closure-grid", "closure", "w1_grid", {"edge"}, "?x path ?y"},
    {"same-generation", "same-generation", "w1_tree", {"parent"}, "?x same-generation ?y"},
    {"triangles", "triangles", "w2", {"e"}, "triangle(?x, ?y, ?z)"},
    {"three-way-join", "three-way-join", "w2", {"r", "s", "t"}, "?x chain ?y"},
    {"points-to", "points-to", "w3", {"new", "assign", "load", "store"}, "?v refers ?o",
     {"holds(?o, ?f, ?v)"}},
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: query_bench PROGRAM RULES DATA [RUNS] [WORKLOAD…]\n");
    return 2;
  }
  const std::string program = argv[1], rules = argv[2], data = argv[3];
  const int runs = argc > 4 ? std::atoi(argv[4]) : 3;
  const std::vector<std::string> wanted(argv + std::min(argc, 5), argv + argc);
  std::printf("%-16s %9s %8s %8s %8s %9s %8s\n", "workload", "rows", "wall s", "least", "cpu s", "peak MiB", "bytes/row");
  for (const Workload& workload : kWorkloads) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), workload.name) == wanted.end()) continue;
    std::vector<std::string> command = {program, "query", workload.condition, "--count", "--rules",
                                        rules + "/" + workload.rules + ".rules"};
    const MeasuredRun start = run_measured([&] {
      auto without_facts = command;
      without_facts.insert(without_facts.end(), {"--facts", workload.relations.front() + "=/dev/null"});
      return without_facts;
    }());
    for (const std::string& relation : workload.relations)
      command.insert(command.end(), {"--facts", relation + "=" + data + "/" + workload.data + "/" + relation + ".facts"});
    std::vector<double> wall, cpu;
    long peak_kib = 0;
    double rows = 0;
    for (int run = 0; run < runs; ++run) {
      const MeasuredRun measured = run_measured(command);
      wall.push_back(measured.wall_ms / 1e3);
      cpu.push_back(measured.cpu_ms / 1e3);
      peak_kib = std::max(peak_kib, measured.peak_kib);
      rows = std::strtod(measured.out.c_str(), nullptr);
    }
    double derived = rows;
    for (const std::string& condition : workload.also) {
      command[2] = condition;
      derived += std::strtod(run_measured(command).out.c_str(), nullptr);
    }
    std::printf("%-16s %9.0f %8.3f %8.3f %8.3f %9.1f %8.1f\n", workload.name.c_str(), rows, median(wall),
                *std::min_element(wall.begin(), wall.end()), median(cpu), static_cast<double>(peak_kib) / 1024,
                static_cast<double>(peak_kib - start.peak_kib) * 1024 / derived);
    std::fflush(stdout);
  }
}
