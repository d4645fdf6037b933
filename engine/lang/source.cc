#include "engine/lang/source.h"

#include <algorithm>

#include "engine/base/utf8.h"

namespace counsel::lang {

FileId Sources::add(std::string path, std::string text) {
  SourceFile file{.path = std::move(path), .text = std::move(text), .line_starts = {0}};
  for (std::uint32_t at = 0; at < file.text.size(); ++at)
    if (file.text[at] == '\n') file.line_starts.push_back(at + 1);
  files_.push_back(std::move(file));
  return static_cast<FileId>(files_.size() - 1);
}

std::string_view Sources::text(Span span) const {
  return std::string_view(file(span.file).text).substr(span.begin, span.end - span.begin);
}

Position Sources::position(FileId id, std::uint32_t offset) const {
  const SourceFile& source = file(id);
  const auto after = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
  const std::uint32_t start = *(after - 1);
  Position position{.line = static_cast<std::uint32_t>(after - source.line_starts.begin()), .column = 1};
  for (std::uint32_t at = start; at < offset && at < source.text.size();) {
    const auto character = decode_utf8(source.text, at);
    at += character ? static_cast<std::uint32_t>(character->bytes) : 1;
    ++position.column;
  }
  return position;
}

std::string Sources::place(Span span) const {
  return file(span.file).path + ":" + std::to_string(position(span.file, span.begin).line);
}

std::string_view Sources::line(FileId id, std::uint32_t offset) const {
  const SourceFile& source = file(id);
  const auto after = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
  const std::uint32_t start = *(after - 1);
  std::uint32_t end = after == source.line_starts.end() ? static_cast<std::uint32_t>(source.text.size()) : *after;
  while (end > start && (source.text[end - 1] == '\n' || source.text[end - 1] == '\r')) --end;
  return std::string_view(source.text).substr(start, end - start);
}

}  // namespace counsel::lang
