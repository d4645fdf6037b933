#include "tests/support/failing_vfs.h"

#include <sqlite3.h>

#include <atomic>

#include "tests/support/power_cut.h"

namespace counsel::test {

namespace {

// One at a time: SQLite's table of file systems is global too. Atomic because bases may be used by threads.
struct Plan {
  std::atomic<std::int64_t> left = 0;  // operations until the fault; 0: not armed, or passed
  std::atomic<bool> reached = false;
  std::atomic<DiskFault> fault = DiskFault::io_error;
} plan;

PowerCut power_cut;
std::atomic<std::int64_t> sync_count = 0;

bool cuts_power() { return plan.fault == DiskFault::power_cut; }

sqlite3_vfs* real_vfs = nullptr;
sqlite3_vfs failing_vfs;

enum class Operation { read, remove, other };

bool fails(Operation operation) {
  if (plan.fault == DiskFault::read_only) return false;
  if (plan.reached && (plan.fault == DiskFault::dead || cuts_power())) return true;
  if (plan.left == 0) return false;
  if (plan.fault == DiskFault::full && operation != Operation::other) return false;
  if (--plan.left > 0) return false;
  plan.reached = true;
  return true;
}

int code(int io_error) { return plan.fault == DiskFault::full ? SQLITE_FULL : io_error; }

// A file is ours with the real one behind it.
struct File {
  sqlite3_file base;
  const char* name;  // SQLite keeps it until the file is closed
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real(); }
const char* name_of(sqlite3_file* file) { return reinterpret_cast<File*>(file)->name; }

int close_file(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  if (fails(Operation::read)) return SQLITE_IOERR_READ;
  return real(file)->pMethods->xRead(real(file), to, size, at);
}
int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  const bool was_dead = plan.reached;
  if (cuts_power() && !was_dead) power_cut.write(name_of(file), at, {static_cast<const char*>(from), static_cast<std::size_t>(size)});
  if (!fails(Operation::other)) return real(file)->pMethods->xWrite(real(file), from, size, at);
  if (plan.fault == DiskFault::dead && !was_dead) real(file)->pMethods->xWrite(real(file), from, size / 2, at);
  return code(SQLITE_IOERR_WRITE);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  if (fails(Operation::other)) return code(SQLITE_IOERR_TRUNCATE);
  if (cuts_power()) power_cut.truncate(name_of(file), size);
  return real(file)->pMethods->xTruncate(real(file), size);
}
int sync_file(sqlite3_file* file, int) {
  if (fails(Operation::other)) return code(SQLITE_IOERR_FSYNC);
  ++sync_count;
  if (cuts_power()) power_cut.sync(name_of(file));
  return SQLITE_OK;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* held) { return real(file)->pMethods->xCheckReservedLock(real(file), held); }
int control_file(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }

const sqlite3_io_methods kMethods = {
    .iVersion = 1,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_lock,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
};

/// Whether files are read-only by now.
bool is_read_only() {
  if (plan.fault != DiskFault::read_only) return false;
  if (plan.left > 0 && --plan.left == 0) plan.reached = true;
  return plan.reached;
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  file->pMethods = nullptr;
  if (fails(Operation::other)) return SQLITE_CANTOPEN;
  if (is_read_only()) {
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return SQLITE_CANTOPEN;
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  }
  if (cuts_power() && name != nullptr) power_cut.touch(name);
  reinterpret_cast<File*>(file)->name = name;
  const int result = real_vfs->xOpen(real_vfs, name, real(file), flags, out_flags);
  if (real(file)->pMethods != nullptr) file->pMethods = &kMethods;
  return result;
}
int delete_file(sqlite3_vfs*, const char* name, int sync_folder) {
  if (fails(Operation::remove)) return SQLITE_IOERR_DELETE;
  if (sync_folder != 0) ++sync_count;
  if (cuts_power()) power_cut.remove(name, sync_folder != 0);
  return real_vfs->xDelete(real_vfs, name, 0);
}

}  // namespace

FailingVfs::FailingVfs() {
  sync_count = 0;
  real_vfs = sqlite3_vfs_find(nullptr);
  failing_vfs = *real_vfs;  // what is not replaced here goes by names alone and needs no wrapping
  failing_vfs.zName = "counsel-failing";
  failing_vfs.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
  failing_vfs.xOpen = open_file;
  failing_vfs.xDelete = delete_file;
  sqlite3_vfs_register(&failing_vfs, 1);
}

FailingVfs::~FailingVfs() {
  disarm();
  sqlite3_vfs_unregister(&failing_vfs);
  sqlite3_vfs_register(real_vfs, 1);
}

std::int64_t FailingVfs::syncs() const { return sync_count; }

void FailingVfs::arm(std::int64_t nth, DiskFault fault, std::uint64_t seed) {
  power_cut = PowerCut(seed);
  plan.fault = fault;
  plan.reached = false;
  plan.left = nth;
}

bool FailingVfs::disarm() {
  plan.left = 0;
  if (cuts_power()) power_cut.happen();
  plan.fault = DiskFault::io_error;
  return plan.reached.exchange(false);
}

}  // namespace counsel::test
