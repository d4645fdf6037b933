#include "kb/secure_erase.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include "kb/failure.h"

namespace counsel::kb {

namespace {

constexpr std::int64_t kPagesAtOnce = 4096;

/// The journal of a transaction, to be overwritten when it has been deleted.
class Journal {
 public:
  explicit Journal(const std::string& path) : file_(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW)) {
    if (file_ < 0 && errno != ENOENT)  // where there is none, it is in memory
      throw Failure{ErrorKind::unwritable, "its journal could not be overwritten: " + reason()};
  }
  ~Journal() {
    if (file_ >= 0) ::close(file_);
  }
  Journal(const Journal&) = delete;

  void overwrite() const {
    struct stat status{};
    if (file_ < 0) return;
    bool done = ::fstat(file_, &status) == 0;
    const std::vector<char> zeros(std::size_t{1} << 20);
    for (off_t at = 0; done && at < status.st_size;) {
      const auto size = std::min<off_t>(static_cast<off_t>(zeros.size()), status.st_size - at);
      const ssize_t written = ::pwrite(file_, zeros.data(), static_cast<std::size_t>(size), at);
      done = written > 0 || (written < 0 && errno == EINTR);
      at += std::max<ssize_t>(written, 0);
    }
    if (!done || ::fsync(file_) != 0)
      throw Failure{ErrorKind::unwritable, "it is erased, but the journal that was deleted could not be overwritten: " + reason()};
  }

 private:
  static std::string reason() { return std::generic_category().message(errno); }

  int file_;
};

}  // namespace

SecureErase::SecureErase(Database& database) : database_(database) {
  database_.execute("PRAGMA secure_delete = ON");
  database_.execute("PRAGMA temp_store = MEMORY");    // no copies in temporary files
  database_.execute("PRAGMA foreign_keys = OFF");     // else a table is not emptied at once, page by page
  database_.execute("PRAGMA cache_size = -65536");
}

SecureErase::~SecureErase() {
  try {
    database_.execute("PRAGMA foreign_keys = ON");
  } catch (const Failure&) {  // then there is no memory for anything else either
  }
}

void SecureErase::write_anew(std::string_view table) {
  const std::string name(table);
  database_.execute("CREATE TABLE counsel_rows_left AS SELECT * FROM " + name);
  database_.execute("DELETE FROM " + name);
  database_.execute("INSERT OR ROLLBACK INTO " + name + " SELECT * FROM counsel_rows_left");
  database_.execute("DROP TABLE counsel_rows_left");
}

void SecureErase::clear_free_pages() {
  const std::int64_t page = database_.number("PRAGMA page_size");
  database_.execute("CREATE TABLE counsel_cleared (bytes BLOB)");
  auto clear = database_.prepare("INSERT INTO counsel_cleared VALUES (zeroblob(?))");
  while (const std::int64_t free = database_.number("PRAGMA freelist_count")) clear.run(std::min(free, kPagesAtOnce) * page);
  database_.execute("DROP TABLE counsel_cleared");
}

void SecureErase::commit(Transaction& transaction) {
  const Journal journal(database_.journal());
  transaction.commit();
  journal.overwrite();
}

}  // namespace counsel::kb
