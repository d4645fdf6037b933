// tests/bench/measured_run.h
// One run of a program: what it printed, how long it took from start to end, and the most memory it held.
#pragma once

#include <string>
#include <vector>

namespace counsel::bench {

struct MeasuredRun {
  std::string out;
  double wall_ms = 0;
  double cpu_ms = 0;
  long peak_kib = 0;  // resident
};

/// `arguments` begin with the program's path. Ends the benchmark where the program cannot be run or fails.
MeasuredRun run_measured(std::vector<std::string> arguments);

/// Requires: at least one.
double median(std::vector<double> figures);

}  // namespace counsel::bench
