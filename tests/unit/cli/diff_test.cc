// Unified diffs: that they say the change, and that for any two texts they turn the one into the other.

#include "cli/render/diff.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <vector>

#include "tests/support/seeds.h"

namespace counsel::cli {
namespace {

TEST(Diff, OfEqualTextsIsEmpty) {
  EXPECT_EQ(unified_diff("", "", "f"), "");
  EXPECT_EQ(unified_diff("a\nb\n", "a\nb\n", "f"), "");
}

TEST(Diff, ShowsThreeLinesAround) {
  EXPECT_EQ(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", "f"),
            "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(Diff, JoinsChangesThatAreClose) {
  EXPECT_EQ(unified_diff("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n", "f"),
            "--- f\n+++ f\n@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
  EXPECT_EQ(unified_diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n", "f"),
            "--- f\n+++ f\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

TEST(Diff, NamesThePlaceOfLinesThatCameOrWent) {
  EXPECT_EQ(unified_diff("", "a\n", "f"), "--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n");
  EXPECT_EQ(unified_diff("a\nb\n", "", "f"), "--- f\n+++ f\n@@ -1,2 +0,0 @@\n-a\n-b\n");
  EXPECT_EQ(unified_diff("a\nc\n", "a\nb\nc\n", "f"), "--- f\n+++ f\n@@ -1,2 +1,3 @@\n a\n+b\n c\n");
}

TEST(Diff, SaysWhereTheLastLineHasNoEnd) {
  EXPECT_EQ(unified_diff("a", "a\n", "f"), "--- f\n+++ f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

/// What `patch` does, for diffs of the form above.
std::string patched(const std::string& before, const std::string& diff) {
  std::vector<std::string> lines;
  std::istringstream text(before);
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  std::string out;
  std::size_t at = 0;
  std::istringstream hunks(diff);
  for (std::string line; std::getline(hunks, line);) {
    if (line.starts_with("---") || line.starts_with("+++")) continue;
    if (line.starts_with("@@")) {
      const std::size_t comma = line.find_first_of(", ", 4);
      const std::size_t first = std::stoul(line.substr(4, comma - 4));
      const bool no_lines = line.substr(comma, 3) == ",0 ";
      while (at + 1 < first + (no_lines ? 1 : 0)) out += lines.at(at++) + "\n";
    } else if (line[0] == '+') {
      out += line.substr(1) + "\n";
    } else {
      EXPECT_EQ(lines.at(at), line.substr(1));
      if (line[0] == ' ') out += lines.at(at) + "\n";
      ++at;
    }
  }
  while (at < lines.size()) out += lines.at(at++) + "\n";
  return out;
}

std::string random_text(std::mt19937_64& random) {
  std::string text;
  for (std::size_t lines = random() % 40; lines > 0; --lines) text += std::to_string(random() % 12) + "\n";
  return text;
}

TEST(Diff, TurnsTheOneTextIntoTheOther) {
  for (const std::uint64_t seed : test::seeds(2000)) {
    std::mt19937_64 random(seed);
    const std::string before = random_text(random);
    const std::string after = random_text(random);
    EXPECT_EQ(patched(before, unified_diff(before, after, "f")), after) << "seed " << seed;
  }
}

}  // namespace
}  // namespace counsel::cli
