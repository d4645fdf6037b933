// cli/audit/fact_contents.h
// What files of facts held when a decision was made. They are read with every run and are no part of the fact base, so the
// record keeps them for itself: as they were read for the answer, to the byte.
//
// Limit:  a file of more than kMaxKeptFactBytes is not kept, but for its digest. To run a decision on one again takes the
//         file itself, unchanged.
// Cost:   a digest of each file and, up to the limit, its bytes in memory.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "cli/fact_source.h"
#include "kb/digest.h"

namespace counsel::cli {

inline constexpr std::uint64_t kMaxKeptFactBytes = 64u << 20;

struct FactContent {
  kb::Digest digest{};
  std::uint64_t size = 0;            // in bytes
  std::optional<std::string> bytes;  // nothing where they are too many
};

/// By the names that messages have for the files: their paths from the rule base's folder.
using FactContents = std::map<std::string, FactContent>;

/// Reads from another source, and keeps what it read.
class KeptFacts : public FactSource {
 public:
  /// Requires: `from` outlives it.
  explicit KeptFacts(FactSource& from) : from_(from) {}

  /// A file that was read before holds what it held then: what changes between is a problem, or is not seen.
  OrReason<std::unique_ptr<ByteStream>> open(const FactFileToRead& file) override;

  /// Of the files that were read to their ends.
  FactContents& contents() { return contents_; }

 private:
  FactSource& from_;
  FactContents contents_;
};

/// Reads what is on record.
class RecordedFacts : public FactSource {
 public:
  enum class Unrecorded : bool { refused, read };

  /// `disk` is where a file is looked for that was too big to be kept; null where nobody knows where it lies. A file that
  /// is not on record is refused, or read from there. Requires: both outlive it; `disk` is there for those to be read.
  RecordedFacts(const FactContents& contents, FactSource* disk, Unrecorded unrecorded)
      : contents_(contents), disk_(disk), unrecorded_(unrecorded) {}

  OrReason<std::unique_ptr<ByteStream>> open(const FactFileToRead& file) override;

 private:
  const FactContents& contents_;
  FactSource* disk_;
  Unrecorded unrecorded_;
};

}  // namespace counsel::cli
