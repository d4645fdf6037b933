// Every attack that kb/log_verify.h has in its table, against a log of 100 records and checkpoints kept elsewhere.
#include "kb/log_verify.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/stored_log.h"

namespace counsel::kb {
namespace {

using test::StoredLog;

const StoredLog kLog = StoredLog::of(100);

/// "7" or "6..7" for the bad record, "right", or what contradicts.
std::string found(const StoredLog& log, const std::vector<Checkpoint>& checkpoints) {
  const auto bad = log.verify(checkpoints);
  if (!bad) return bad.error().message;
  if (!*bad) return "right";
  const auto [first, last] = **bad;
  return std::to_string(first) + (first == last ? "" : ".." + std::to_string(last));
}

std::string found(const StoredLog& log) { return found(log, {kLog.checkpoint(100)}); }

auto place(StoredLog& log, std::uint64_t index) { return log.records.begin() + static_cast<std::ptrdiff_t>(index); }

void write_leaves_anew(StoredLog& log) {
  for (std::uint64_t i = 0; i < log.records.size(); ++i) log.tree[{0, i}] = leaf_hash(log.records[i].value());
}

TEST(VerifyLog, IsSatisfiedWithWhatWasSigned) {
  EXPECT_EQ(found(kLog), "right");
  EXPECT_EQ(found(kLog, {}), "right");
  EXPECT_EQ(found(kLog, {kLog.checkpoint(0), kLog.checkpoint(1), kLog.checkpoint(63), kLog.checkpoint(64)}), "right");
  StoredLog grown = kLog;
  grown.records.emplace_back("a new one");
  EXPECT_EQ(found(grown), "right");
}

TEST(VerifyLog, NamesTheRecordThatWasEdited) {
  for (const std::uint64_t edited : {0u, 1u, 31u, 64u, 98u, 99u}) {
    StoredLog log = kLog;
    log.records[edited] = "edited";
    EXPECT_EQ(found(log), std::to_string(edited));
    log.records[99] = "edited too";
    EXPECT_EQ(found(log), std::to_string(edited));
  }
}

TEST(VerifyLog, NamesTheRecordThatWasLeftOut) {
  for (const std::uint64_t missing : {0u, 1u, 31u, 64u, 98u, 99u}) {
    StoredLog log = kLog;
    log.records[missing].reset();
    EXPECT_EQ(found(log), std::to_string(missing));
  }
}

TEST(VerifyLog, NamesTheFirstRecordThatWasMoved) {
  StoredLog inserted = kLog;
  inserted.records.insert(place(inserted, 41), "inserted");
  EXPECT_EQ(found(inserted), "41");
  StoredLog moved_up = kLog;
  moved_up.records.erase(place(moved_up, 41));
  EXPECT_EQ(found(moved_up), "41");
  StoredLog reordered = kLog;
  std::swap(reordered.records[41], reordered.records[77]);
  EXPECT_EQ(found(reordered), "41");
  StoredLog twice = kLog;
  twice.records[42] = twice.records[41];
  EXPECT_EQ(found(twice), "42");
}

TEST(VerifyLog, NamesTheFirstRecordThatWasCutOff) {
  for (const std::uint64_t left : {0u, 1u, 50u, 64u, 99u}) {
    StoredLog log = kLog;
    log.records.resize(left);
    EXPECT_EQ(found(log), std::to_string(left));
  }
  StoredLog cut_with_its_tree =
      kLog;  // what is left may have been edited as well, and nothing is there to say it was not
  cut_with_its_tree.records.resize(70);
  cut_with_its_tree.write_tree();
  EXPECT_EQ(found(cut_with_its_tree), "0..70");
  EXPECT_EQ(found(cut_with_its_tree, {kLog.checkpoint(70), kLog.checkpoint(100)}), "70");
}

TEST(VerifyLog, IsNotMisledByAnEditedLeaf) {
  StoredLog log = kLog;
  log.records[41] = "edited";
  write_leaves_anew(log);
  EXPECT_EQ(found(log), "40..41");
  log.records[41] = kLog.records[41];  // the record was right, and what is stored for it is not
  EXPECT_EQ(found(log), "right");
  log.records[20] = "edited";  // … and does not hide another one
  EXPECT_EQ(found(log), "20");
}

TEST(VerifyLog, NarrowsAnEditDownToTheSubtreesThatAreStored) {
  StoredLog log = kLog;
  std::erase_if(log.tree, [](const auto& node) { return node.first.first % 3 != 0; });
  log.records[41] = "edited";
  EXPECT_EQ(found(log), "41");
  write_leaves_anew(log);
  EXPECT_EQ(found(log), "40..47");
  log.tree.clear();
  EXPECT_EQ(found(log), "0..99");
}

TEST(VerifyLog, FindsAChainThatWasRewrittenBetweenTwoCheckpoints) {
  StoredLog log = kLog;
  log.records[41] = "edited";
  log.write_tree();
  EXPECT_EQ(found(log), "0..99");
  EXPECT_EQ(found(log, {kLog.checkpoint(100), kLog.checkpoint(45), kLog.checkpoint(60), kLog.checkpoint(40)}),
            "40..44");
  EXPECT_EQ(found(log, {kLog.checkpoint(41), kLog.checkpoint(42)}), "41");
  EXPECT_EQ(found(log, {kLog.checkpoint(41)}), "right");  // that came later than all that was signed
}

TEST(VerifyLog, TakesDigestsThatWereKeptElsewhereForThoseInTheBase) {
  StoredLog log = kLog;
  log.records[41] = "edited";
  log.write_tree();
  for (const auto& [node, digest] : kLog.tree)
    if (node.first == 4) log.tree[node] = digest;
  EXPECT_EQ(found(log), "32..47");
}

TEST(VerifyLog, SaysThatCheckpointsContradictEachOther) {
  StoredLog other = kLog;
  other.records[10] = "another";
  const std::string contradiction = " records is not of this log: as many are known to be right, with another root";
  EXPECT_EQ(found(kLog, {kLog.checkpoint(100), other.checkpoint(50)}), "the checkpoint of 50" + contradiction);
  EXPECT_EQ(found(kLog, {other.checkpoint(100), kLog.checkpoint(100)}), "the checkpoint of 100" + contradiction);
  EXPECT_EQ(found(kLog, {{0, sha256("a root")}}), "the checkpoint of 0" + contradiction);
}

TEST(VerifyLog, TakesCheckpointsOfMoreRecordsThanThereCouldBe) {
  EXPECT_EQ(found(kLog, {{~std::uint64_t{0}, sha256("a root")}}), "0..100");
  EXPECT_EQ(found(StoredLog::of(0), {kLog.checkpoint(100)}), "0");
}

}  // namespace
}  // namespace counsel::kb
