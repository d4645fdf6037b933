#include "cli/fact_source.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace counsel::cli {

namespace {

namespace fs = std::filesystem;

std::string last_error() { return std::strerror(errno != 0 ? errno : EIO); }

class DiskStream : public ByteStream {
 public:
  explicit DiskStream(std::ifstream stream) : stream_(std::move(stream)) {}

  std::size_t read(char* into, std::size_t size) override {
    stream_.read(into, static_cast<std::streamsize>(size));
    if (stream_.bad() && !problem_) problem_ = last_error();
    return static_cast<std::size_t>(stream_.gcount());
  }

  std::optional<std::string> problem() override { return problem_; }

 private:
  std::ifstream stream_;
  std::optional<std::string> problem_;
};

}  // namespace

OrReason<std::unique_ptr<ByteStream>> FactsOnDisk::open(const FactFileToRead& file) {
  const fs::path path = folder_ / file.path;
  std::error_code error;
  if (fs::is_directory(path, error)) return because("it is a folder");
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return because(last_error());
  return std::make_unique<DiskStream>(std::move(stream));
}

}  // namespace counsel::cli
