#include "cli/io.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace counsel::cli {

namespace fs = std::filesystem;

namespace {

std::string cannot_read(std::string_view shown, std::string_view reason) {
  return "cannot read `" + std::string(shown) + "`: " + std::string(reason);
}

std::string megabytes(std::uintmax_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

}  // namespace

std::optional<std::string> Io::variable(std::string_view name) const {
  const auto found = environment.find(name);
  if (found == environment.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

fs::path Io::path(std::string_view typed) const { return folder / fs::path(typed); }

Result<std::string> read_stream(std::istream& stream, std::string_view shown, std::uintmax_t max_bytes) {
  // Counted while reading, since a pipe has no size and a file may grow.
  std::string bytes;
  std::string block(std::size_t{64} << 10, '\0');
  while (stream.read(block.data(), static_cast<std::streamsize>(block.size())), stream.gcount() > 0) {
    bytes.append(block, 0, static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > max_bytes)
      return fail(ErrorKind::limit_reached, cannot_read(shown, "it is larger than " + megabytes(max_bytes)));
  }
  if (stream.bad()) return fail(ErrorKind::unreadable, cannot_read(shown, std::strerror(errno)));
  return bytes;
}

Result<std::string> read_file(const fs::path& path, std::string_view shown, std::uintmax_t max_bytes) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return fail(ErrorKind::not_found, cannot_read(shown, "no such file"));
  if (status.type() == fs::file_type::directory)
    return fail(ErrorKind::unreadable, cannot_read(shown, "it is a folder"));
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorKind::unreadable, cannot_read(shown, std::strerror(errno)));
  return read_stream(file, shown, max_bytes);
}

}  // namespace counsel::cli
