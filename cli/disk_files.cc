#include "cli/disk_files.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace counsel::cli {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> failed(const std::error_code& error) {
  const bool missing = error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory;
  return fail(missing ? ErrorKind::not_found : ErrorKind::unreadable, error.message());
}

std::error_code last_error() { return {errno != 0 ? errno : EIO, std::generic_category()}; }

}  // namespace

Result<std::string> DiskFiles::canonical(const std::string& path) const {
  std::error_code error;
  const fs::path whole = fs::canonical(folder_ / path, error);
  if (error) return failed(error);
  return whole.generic_string();
}

bool DiskFiles::is_folder(const std::string& path) const {
  std::error_code error;
  return fs::is_directory(folder_ / path, error);
}

Result<std::vector<std::string>> DiskFiles::list(const std::string& folder) const {
  std::error_code error;
  std::vector<std::string> names;
  fs::directory_iterator at(folder_ / folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) names.push_back(at->path().filename().string());
  if (error) return failed(error);
  return names;
}

Result<std::string> DiskFiles::read(const std::string& shown, std::size_t limit) const {
  const fs::path path = folder_ / shown;
  // A stream opens a folder as if it were a file, and a pipe would wait for ever.
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (error) return failed(error);
  if (fs::is_directory(status)) return failed(std::make_error_code(std::errc::is_a_directory));
  if (!fs::is_regular_file(status)) return fail(ErrorKind::unreadable, "not a regular file");
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return failed(last_error());
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return failed(error);
  std::string bytes(static_cast<std::size_t>(std::min<std::uintmax_t>(size, limit)), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) return failed(last_error());
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

}  // namespace counsel::cli
