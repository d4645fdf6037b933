#include "tests/support/power_cut.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace counsel::test {

namespace {

constexpr std::size_t kSector = 512;

std::optional<std::string> content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

void PowerCut::touch(const std::string& path) {
  const auto [place, is_new] = files_.try_emplace(path);
  if (is_new) place->second.safe = content_of(path);
  place->second.removed = false;
}

void PowerCut::write(const std::string& path, std::int64_t at, std::string_view bytes) {
  touch(path);
  files_[path].pending.push_back({at, std::string(bytes)});
}

void PowerCut::truncate(const std::string& path, std::int64_t size) {
  touch(path);
  files_[path].pending.push_back({size, std::nullopt});
}

void PowerCut::sync(const std::string& path) { files_[path] = {.safe = content_of(path), .pending = {}, .removed = false}; }

void PowerCut::remove(const std::string& path, bool synced) {
  touch(path);
  if (synced)
    files_[path] = {};
  else
    files_[path].removed = true;
}

void PowerCut::apply(const Change& change, std::string& content) {
  const auto at = static_cast<std::size_t>(change.at);
  if (!change.bytes) {
    content.resize(std::min(content.size(), at));
    return;
  }
  const bool torn = upto(2) == 0;
  for (std::size_t from = 0; from < change.bytes->size();) {
    const std::size_t size = std::min(kSector - (at + from) % kSector, change.bytes->size() - from);
    if (!torn || upto(1) == 0) {
      content.resize(std::max(content.size(), at + from + size));
      content.replace(at + from, size, *change.bytes, from, size);
    }
    from += size;
  }
}

std::optional<std::string> PowerCut::left_of(File& file) {
  if (file.removed && upto(1) == 0) return std::nullopt;
  const std::uint64_t luck = upto(3);  // nothing of what is pending, all of it, or some
  if (luck == 0) return file.safe;
  if (luck > 1) {
    std::erase_if(file.pending, [&](const Change&) { return upto(1) == 0; });
    std::ranges::shuffle(file.pending, random_);
  }
  if (!file.safe && file.pending.empty()) return std::nullopt;
  std::string content = file.safe.value_or("");
  for (const Change& change : file.pending) apply(change, content);
  return content;
}

void PowerCut::happen() {
  for (auto& [path, file] : files_) {
    const std::optional<std::string> left = left_of(file);
    if (left)
      std::ofstream(path, std::ios::binary | std::ios::trunc) << *left;
    else
      std::filesystem::remove(path);
  }
  files_.clear();
}

}  // namespace counsel::test
