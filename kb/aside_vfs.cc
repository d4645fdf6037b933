#include "kb/aside_vfs.h"

#include <sqlite3.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace counsel::kb {

namespace {

struct Vfs {
  sqlite3_vfs vfs{};
  sqlite3_vfs* base = nullptr;
  std::string name;
};

/// Has the real file behind it.
struct File {
  sqlite3_file file;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real(); }

int close_file(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  return real(file)->pMethods->xRead(real(file), to, size, at);
}
int write_file(sqlite3_file*, const void*, int, sqlite3_int64) { return SQLITE_READONLY; }
int truncate_file(sqlite3_file*, sqlite3_int64) { return SQLITE_READONLY; }
int sync_file(sqlite3_file*, int) { return SQLITE_READONLY; }
int file_size(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock_file(sqlite3_file* file, int level) {
  if (level == SQLITE_LOCK_RESERVED) return SQLITE_OK;  // in name alone
  if (level > SQLITE_LOCK_RESERVED) return SQLITE_READONLY;
  return real(file)->pMethods->xLock(real(file), level);
}
int unlock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* held) { return real(file)->pMethods->xCheckReservedLock(real(file), held); }
int control_file(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }

constexpr sqlite3_io_methods kMethods = {
    .iVersion = 1,  // without what a write-ahead log and a map of the file in memory take
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
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  sqlite3_vfs* base = reinterpret_cast<Vfs*>(vfs)->base;
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return base->xOpen(base, name, file, flags, out_flags);  // temporary, and its own
  file->pMethods = nullptr;
  const int read_only = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  const int result = base->xOpen(base, name, real(file), read_only, out_flags);
  if (real(file)->pMethods != nullptr) file->pMethods = &kMethods;
  if (out_flags != nullptr) *out_flags = (*out_flags & ~SQLITE_OPEN_READONLY) | SQLITE_OPEN_READWRITE;
  return result;
}

}  // namespace

const char* aside_vfs() {
  static std::mutex mutex;
  static std::map<sqlite3_vfs*, std::unique_ptr<Vfs>> made;
  const std::lock_guard lock(mutex);
  sqlite3_vfs* base = sqlite3_vfs_find(nullptr);
  std::unique_ptr<Vfs>& way = made[base];
  if (!way) {
    way = std::make_unique<Vfs>();
    way->name = std::string("counsel-aside-") + base->zName;
    way->base = base;
    way->vfs = *base;  // what is not replaced here goes by names alone and needs no wrapping
    way->vfs.zName = way->name.c_str();
    way->vfs.szOsFile = static_cast<int>(sizeof(File)) + base->szOsFile;
    way->vfs.xOpen = open_file;
    sqlite3_vfs_register(&way->vfs, 0);
  }
  return way->name.c_str();
}

}  // namespace counsel::kb
