// engine/lang/source.h
// The rule files of one rule base, in memory, and the way from a Span back to line and column.
//
// Order: files are sorted by path, so ids and everything after them do not depend on the folder's order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ids.h"

namespace counsel::lang {

struct SourceFile {
  std::string path;  // as shown to the reader: relative to the rule base's folder where it lies inside
  std::string text;  // valid UTF-8; line ends as in the file
  std::vector<std::uint32_t> line_starts;  // byte offsets; made by `Sources::add`
};

/// 1-based; columns count characters, not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class Sources {
 public:
  FileId add(std::string path, std::string text);

  const SourceFile& file(FileId id) const { return files_[index(id)]; }
  std::size_t size() const { return files_.size(); }

  std::string_view text(Span span) const;
  Position position(FileId file, std::uint32_t offset) const;
  /// "knowledge.rules:12"
  std::string place(Span span) const;
  /// The whole line that holds `offset`, without its line end.
  std::string_view line(FileId file, std::uint32_t offset) const;

 private:
  std::vector<SourceFile> files_;
};

}  // namespace counsel::lang
