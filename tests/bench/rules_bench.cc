// tests/bench/rules_bench.cc
// How long reading and checking a rule base takes, and how that grows with the number of rules.
//
//     rules_bench PROGRAM [RUNS] [SIZE…]
//
// Makes decision rules of about 200 bytes over numbers, yes-or-no attributes and lists, the same on every run, and times
// `counsel check` on 1,000, 10,000 and 50,000 of them unless told. Prints a line a size, and the exponent of growth from
// each size to the next: 1 is linear.
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "tests/bench/measured_run.h"

namespace {

using namespace counsel::bench;

class Rules {
 public:
  std::string text(int count) {
    std::string out =
        "source study \"A study of nothing\"\n"
        "kind colour: red, blue, green, black, white, grey\n"
        "kind product: product-0, product-1, product-2, product-3, product-4, product-5, product-6, product-7\n"
        "decision product: one of product\n";
    for (int i = 0; i < kAttributes; ++i) {
      const std::string number = std::to_string(i);
      out += "attribute amount-" + number + ": integer from 0 to 1000\n  ask \"How much of " + number + "?\"\n";
      out += "attribute has-" + number + ": yes or no\n  ask \"Is there " + number + "?\"\n";
      out += "attribute colour-" + number + ": one of colour\n  ask \"Which colour has " + number + "?\"\n";
    }
    for (int i = 0; i < count; ++i) {
      out += "\nrule choice-" + std::to_string(i) + " \"Choice " + std::to_string(i) + "\"\n  " + condition();
      for (int more = below(3) + 2; more > 0; --more) out += "\n    and " + condition();
      out += "\n  suggests product-" + std::to_string(below(8)) + (below(2) ? " strongly" : " weakly") +
             "\n  because \"cases such as these went well\"\n  source study \"page " + std::to_string(i % 400) + "\"\n";
    }
    return out;
  }

 private:
  static constexpr int kAttributes = 8;

  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

  std::string condition() {
    static constexpr const char* kColours[] = {"red", "blue", "green", "black", "white", "grey"};
    const std::string number = std::to_string(below(kAttributes));
    switch (below(4)) {
      case 0:
        return "amount-" + number + (below(2) ? " >= " : " < ") + std::to_string(below(1000));
      case 1:
        return (below(2) ? "not has-" : "has-") + number;
      case 2:
        return "colour-" + number + " is one of " + kColours[below(3)] + ", " + kColours[below(3) + 3];
      default:
        return "colour-" + number + " is " + kColours[below(6)];
    }
  }

  std::mt19937 random_{50'000};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: rules_bench PROGRAM [RUNS] [SIZE…]\n");
    return 2;
  }
  const int runs = argc > 2 ? std::atoi(argv[2]) : 3;
  std::vector<int> sizes;
  for (int i = 3; i < argc; ++i) sizes.push_back(std::atoi(argv[i]));
  if (sizes.empty()) sizes = {1'000, 10'000, 50'000};
  const auto file = std::filesystem::temp_directory_path() / ("counsel-bench-" + std::to_string(getpid()) + ".rules");
  std::printf("%8s %8s %9s %9s %9s %9s\n", "rules", "MiB", "wall s", "cpu s", "peak MiB", "exponent");
  double cpu_before = 0;
  int size_before = 0;
  for (const int size : sizes) {
    const std::string text = Rules().text(size);
    std::ofstream(file, std::ios::binary) << text;
    std::vector<double> wall, cpu;
    long peak_kib = 0;
    for (int run = 0; run < runs; ++run) {
      const MeasuredRun measured = run_measured({argv[1], "check", file.string()});
      wall.push_back(measured.wall_ms / 1e3);
      cpu.push_back(measured.cpu_ms / 1e3);
      peak_kib = std::max(peak_kib, measured.peak_kib);
    }
    std::printf("%8d %8.1f %9.3f %9.3f %9.1f", size, static_cast<double>(text.size()) / (1 << 20), median(wall),
                median(cpu), static_cast<double>(peak_kib) / 1024);
    if (size_before > 0)
      std::printf(" %9.2f", std::log(median(cpu) / cpu_before) / std::log(static_cast<double>(size) / size_before));
    std::printf("\n");
    std::fflush(stdout);
    cpu_before = median(cpu);
    size_before = size;
  }
  std::filesystem::remove(file);
}
