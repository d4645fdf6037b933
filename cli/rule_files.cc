#include "cli/rule_files.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <unistd.h>

namespace counsel::cli {

namespace fs = std::filesystem;

tl::expected<std::vector<std::string>, Complaint> rule_files(const std::string& typed, const Io& io) {
  const auto complaint = [](std::string message, std::string hint) {
    return tl::unexpected<Complaint>(Complaint{std::move(message), std::move(hint)});
  };
  std::error_code error;
  if (!fs::exists(io.path(typed), error)) return complaint("there is no file or folder `" + typed + "`", "");
  if (!fs::is_directory(io.path(typed), error)) return std::vector<std::string>{typed};
  std::vector<std::string> found;
  fs::recursive_directory_iterator at(io.path(typed), error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (at->path().extension() != ".rules" || at->is_directory(error)) continue;
    const fs::path inside = at->path().lexically_relative(io.path(typed));
    found.push_back((typed == "." ? inside : typed / inside).generic_string());
  }
  if (error) return complaint("cannot read the folder `" + typed + "`: " + error.message(), "");
  if (found.empty()) return complaint("the folder `" + typed + "` holds no rule files", "they end in `.rules`");
  std::ranges::sort(found);
  return found;
}

namespace {

/// What went wrong, or nothing.
std::error_code write_whole(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return {errno, std::generic_category()};
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(descriptor) == 0 ? std::error_code() : std::error_code(errno, std::generic_category());
}

}  // namespace

Result<void> rewrite(const std::string& shown, std::string_view text, const Io& io) {
  const auto failed = [&shown](const std::string& reason) {
    return fail(ErrorKind::unwritable, "cannot write `" + shown + "`: " + reason);
  };
  std::error_code error;
  const fs::path file = fs::canonical(io.path(shown), error);  // behind a link, which stays one
  if (error) return failed(error.message());
  const fs::perms mode = fs::status(file, error).permissions();
  if ((mode & fs::perms::owner_write) == fs::perms::none) return failed("it is read-only");
  std::string beside = file.string() + ".XXXXXX";
  const int descriptor = mkstemp(beside.data());
  if (descriptor < 0) return failed(std::strerror(errno));
  error = write_whole(descriptor, text);
  close(descriptor);
  if (!error) fs::permissions(beside, mode, error);
  if (!error) fs::rename(beside, file, error);
  if (!error) return {};
  std::error_code ignored;
  fs::remove(beside, ignored);
  return failed(error.message());
}

}  // namespace counsel::cli
