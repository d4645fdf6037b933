// tests/support/failing_vfs.h
// SQLite's way to the disk, with a fault at a place that the test chooses.
//
// While one exists it is the default for bases that are opened. Operations that reach the disk (open, read,
// write, truncate, sync, delete) are counted from `arm` on, and the n-th fails. Syncs are counted but not passed
// on, which would take nearly all of a test's time: what they promise is kept account of (power_cut.h).
#pragma once

#include <cstdint>

namespace counsel::test {

enum class DiskFault {
  io_error,  // the operation fails, and those after it work again
  full,      // the same, as a full disk says it; reads and deletes work
  dead,      // a write is torn in half, and nothing works from then on: the process was killed
  read_only, // from then on files are opened for reading alone, and none is made
  power_cut, // nothing works from then on, and `disarm`, or the end, loses what was not synced: all, some, or in part
};

class FailingVfs {
 public:
  FailingVfs();
  ~FailingVfs();
  FailingVfs(const FailingVfs&) = delete;
  FailingVfs& operator=(const FailingVfs&) = delete;

  /// `seed` decides what a power cut leaves of what was not synced.
  void arm(std::int64_t nth, DiskFault fault, std::uint64_t seed = 0);
  /// Everything works again. Says whether the fault was reached.
  bool disarm();

  /// How often something was waited for to be on the disk, since this began to exist: files, and folders that something was
  /// deleted from.
  std::int64_t syncs() const;
};

}  // namespace counsel::test
