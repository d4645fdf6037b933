// What it costs to verify a log: hashing every record into its leaf, and the leaves into the root; and to find the
// record that was edited where the root is another. For orientation, not a test.
//
//   log_bench [RECORDS] [BYTES…]   1,000,000 records of 700 bytes
//
// Prints records a second of one core, medians of five runs: of the leaves alone, of the whole, and what one proof
// takes.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/check.h"
#include "kb/log_verify.h"
#include "kb/merkle.h"

namespace {

using namespace counsel;

double median_seconds(const std::function<void()>& work) {
  std::vector<double> times;
  for (int run = 0; run < 5; ++run) {
    const std::clock_t start = std::clock();
    work();
    times.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

double seconds_to_find(const std::vector<kb::Digest>& leaves, std::uint64_t edited, const kb::Checkpoint& checkpoint) {
  std::vector<std::optional<kb::Digest>> now(leaves.begin(), leaves.end());
  now[edited] = kb::leaf_hash("edited");
  const auto stored = [&](unsigned level, std::uint64_t index) {
    return level == 0 ? std::optional(leaves[index]) : std::nullopt;
  };
  return median_seconds([&] {
    const auto bad = kb::find_bad_record(now, {checkpoint}, stored);
    COUNSEL_CHECK(bad && *bad == (kb::BadRecord{edited, edited}), "the edited record is found");
  });
}

/// A record of so many bytes that is like no other.
void make_record(std::string& record, std::size_t number) {
  const std::string digits = std::to_string(number);
  record.replace(0, std::min(digits.size(), record.size()), digits, 0, record.size());
}

void measure(std::size_t records, std::size_t bytes) {
  std::string record(bytes, 'x');
  std::vector<kb::Digest> leaves(records);
  const double leaf_seconds = median_seconds([&] {
    for (std::size_t i = 0; i < records; ++i) {
      make_record(record, i);
      leaves[i] = kb::leaf_hash(record);
    }
  });
  kb::Frontier tree;
  const double tree_seconds = median_seconds([&] {
    tree = kb::Frontier();
    for (std::size_t i = 0; i < records; ++i) {
      make_record(record, i);
      tree.append(kb::leaf_hash(record));
    }
  });
  const std::uint64_t middle = records / 2;
  kb::Path path;
  const double proof_seconds = median_seconds([&] { path = kb::inclusion_proof(middle, leaves); });
  const double check_seconds = median_seconds([&] {
    for (int i = 0; i < 1000; ++i)
      COUNSEL_CHECK(kb::verify_inclusion(leaves[middle], middle, records, tree.root(), path), "the proof is right");
  });
  const double find_seconds = seconds_to_find(leaves, middle, {records, tree.root()});
  const auto count = static_cast<double>(records);
  std::printf("%zu records of %zu bytes: leaves %.0f/s, leaves and tree %.0f/s\n", records, bytes, count / leaf_seconds,
              count / tree_seconds);
  std::printf("  a proof made in %.1f ms, checked in %.1f µs; an edited record found in %.1f ms\n",
              proof_seconds * 1000, check_seconds * 1000, find_seconds * 1000);
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t records = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 1'000'000;
  COUNSEL_CHECK(records > 0, "there are records to measure");
  if (count < 3) measure(records, 700);
  for (int i = 2; i < count; ++i) measure(records, std::strtoull(arguments[i], nullptr, 10));
}
