#include "cli/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace counsel::cli {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> cannot_write(const std::string& typed, int error) {
  const std::string why = error == EEXIST ? "it is there already, and nothing is written over" : std::strerror(error);
  return fail(ErrorKind::unwritable, "cannot write `" + typed + "`: " + why);
}

/// 0, or what went wrong.
int make_durable(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return errno;
  const int error = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  return error;
}

}  // namespace

Result<NewFile> NewFile::make(const std::string& typed, const Io& io) {
  const fs::path path = io.path(typed);
  std::error_code error;
  if (fs::exists(fs::symlink_status(path, error))) return cannot_write(typed, EEXIST);
  std::string partial = path.string() + ".XXXXXX";
  const int file = ::mkstemp(partial.data());
  if (file < 0) return cannot_write(typed, errno);
  ::close(file);
  return NewFile(typed, path, partial);
}

NewFile::NewFile(NewFile&& other) noexcept
    : typed_(std::move(other.typed_)), path_(std::move(other.path_)), partial_(std::exchange(other.partial_, {})) {}

NewFile::~NewFile() {
  if (!partial_.empty()) ::unlink(partial_.c_str());
}

Result<void> NewFile::finish(fs::perms permissions) {
  if (::chmod(partial_.c_str(), static_cast<mode_t>(permissions)) != 0) return cannot_write(typed_, errno);
  if (const int error = make_durable(partial_)) return cannot_write(typed_, error);
  if (::link(partial_.c_str(), path_.c_str()) != 0) return cannot_write(typed_, errno);  // unlike rename, never over another
  ::unlink(std::exchange(partial_, {}).c_str());
  const fs::path folder = path_.parent_path();
  if (const int error = make_durable(folder.empty() ? "." : folder)) return cannot_write(typed_, error);
  return {};
}

}  // namespace counsel::cli
