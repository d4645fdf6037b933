// tests/support/power_cut.h
// What a disk may hold after the power went: of what was not synced, each write is there, or is not, or is torn, in any order.
//
// Model: a sector of 512 bytes is written whole or not at all. A file that was made and never synced may be gone; one that
//        was removed without syncing its folder may be back. Everything from before is safe.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace counsel::test {

class PowerCut {
 public:
  explicit PowerCut(std::uint64_t seed = 0) : random_(seed) {}

  /// Before the file is opened, made or removed for the first time.
  void touch(const std::string& path);
  void write(const std::string& path, std::int64_t at, std::string_view bytes);
  void truncate(const std::string& path, std::int64_t size);
  void sync(const std::string& path);
  void remove(const std::string& path, bool synced);

  /// Leaves on the real disk what may be left, and forgets.
  void happen();

 private:
  struct Change {
    std::int64_t at = 0;
    std::optional<std::string> bytes;  // nothing: cut to `at`
  };
  struct File {
    std::optional<std::string> safe;  // what is there whatever happens; nothing: the file need not be
    std::vector<Change> pending;
    bool removed = false;
  };

  std::uint64_t upto(std::uint64_t most) { return std::uniform_int_distribution<std::uint64_t>(0, most)(random_); }
  void apply(const Change& change, std::string& content);
  std::optional<std::string> left_of(File& file);

  std::mt19937_64 random_;
  std::map<std::string, File> files_;
};

}  // namespace counsel::test
