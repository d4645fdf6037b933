// What it costs to verify the log of a base on disk, as `counsel audit verify` does with a checkpoint, and to prune it. For
// orientation, not a test.
//
//   audit_bench [RECORDS]   200,000 records, each with a result of its own
//
// Prints how many records a second of one core are put on record together, and verified; the median of five runs of the
// latter. Then the older half is pruned; how long that takes, of the processor and in all.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/check.h"
#include "kb/decision_log.h"

namespace {

using namespace counsel;

double seconds_since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

kb::DecisionEntry entry(std::size_t number, bool is_old, const std::shared_ptr<const kb::RuleText>& rules) {
  return {.act = {"anna", is_old ? "2016-11-20T10:00:00Z" : "2026-11-20T10:00:00Z"},
          .purpose = "case " + std::to_string(number),
          .program = "1.0",
          .decision = "framework",
          .outcome = "settled",
          .leaders = "Phoenix",
          .facts_version = 0,
          .facts = kb::digest_of_facts({}),
          .rules = rules,
          .answers = R"([{"attribute":"real-time","value":true,"place":"answer real-time"},)"
                     R"({"attribute":"team-size","value":)" + std::to_string(number % 1000) + R"(,"place":"answer team-size"}])",
          .result = R"({"outcome":"settled","number":)" + std::to_string(number) + "}",
          .proof = R"({"root":0,"nodes":[]})",
          .withheld = {},
          .mentions = {}};
}

}  // namespace

int main(int count, char** arguments) {
  const auto records = static_cast<std::size_t>(count > 1 ? std::atoll(arguments[1]) : 200'000);
  const auto path = std::filesystem::temp_directory_path() / ("counsel-audit-bench-" + std::to_string(getpid()) + ".db");
  auto base = kb::FactBase::open(path.string());
  COUNSEL_CHECK(base, "a base is made");
  auto rules = std::make_shared<kb::RuleText>();
  rules->manifest = R"({"name":"team","files":[]})";
  rules->digest = kb::sha256(rules->manifest);
  std::vector<kb::DecisionEntry> entries;
  for (std::size_t number = 0; number < records; ++number) entries.push_back(entry(number, number < records / 2, rules));
  const std::clock_t begun = std::clock();
  COUNSEL_CHECK(kb::DecisionLog(*base).append(entries), "the records are kept");
  std::printf("%zu records: recorded %.0f/s", records, static_cast<double>(records) / seconds_since(begun));

  kb::Checkpoint now;
  std::vector<double> times;
  for (int run = 0; run < 6; ++run) {
    const std::vector<kb::Checkpoint> checkpoints(run == 0 ? 0 : 1, now);
    const std::clock_t start = std::clock();
    const auto audit = kb::DecisionLog(*base).audit(checkpoints);
    if (run > 0) times.push_back(seconds_since(start));
    COUNSEL_CHECK(audit && audit->findings.empty(), "the log is sound");
    now = audit->now;
  }
  std::ranges::sort(times);
  std::printf(", verified %.0f/s", static_cast<double>(records) / times[times.size() / 2]);
  const std::clock_t start = std::clock();
  const auto began = std::chrono::steady_clock::now();
  const auto pruned = kb::DecisionLog(*base).prune({{"anna", "2026-11-21T10:00:00Z"}, "", "1.0"}, "2020-01-01");
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - began;
  COUNSEL_CHECK(pruned && pruned->pruned->last == static_cast<std::int64_t>(records / 2), "the older half is pruned");
  std::printf(", half of them pruned in %.1f s of the processor, %.1f s in all\n", seconds_since(start), elapsed.count());
  const auto after = kb::DecisionLog(*base).audit({now});
  COUNSEL_CHECK(after && after->findings.empty() && after->agrees[0], "what is left is sound");
  std::filesystem::remove(path);
}
