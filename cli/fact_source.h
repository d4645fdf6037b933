// cli/fact_source.h
// Where files of facts are read from: the disk, unless a decision on record is run again.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "cli/or_reason.h"
#include "engine/base/fact.h"
#include "engine/base/ids.h"

namespace counsel::cli {

struct FactFileToRead {
  RelationId relation{};
  std::filesystem::path path;  // from io.folder
  FactFileOrigin origin;
};

/// The bytes of a file, once, from its beginning.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// Writes up to `size` bytes to `into` and says how many; 0 at the end, or where the file cannot be read on.
  virtual std::size_t read(char* into, std::size_t size) = 0;

  /// At the end: why that was not all of the file, or not what was to be read.
  virtual std::optional<std::string> problem() = 0;
};

class FactSource {
 public:
  virtual ~FactSource() = default;

  /// Or why the file cannot be read. Requires: the source outlives the stream.
  virtual OrReason<std::unique_ptr<ByteStream>> open(const FactFileToRead& file) = 0;
};

class FactsOnDisk : public FactSource {
 public:
  /// Relative paths start at `folder`.
  explicit FactsOnDisk(std::filesystem::path folder) : folder_(std::move(folder)) {}

  OrReason<std::unique_ptr<ByteStream>> open(const FactFileToRead& file) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace counsel::cli
