// kb/secure_erase.h
// Deleting rows so that no byte of them is left: in the base's file, or in the journal of the deletion.
//
// SQLite overwrites the rows that it deletes if it is told to, but not the copies that it left behind when it moved rows
// between pages, nor what became free before it was told to. So tables that rows were deleted from are written anew, on
// cleared pages; then every free page is cleared; and the journal, which has the pages as they were, is overwritten once the
// change is committed and the journal has no name any more. All of the deletion is one transaction: it happens, or not.
//
// Beyond reach: copies of the file that others made; what a file system or a disk keeps of blocks that were written over or
// given up; and the journal's blocks, if the machine stops after the commit and before they are overwritten.
//
// Cost:   reads and writes the tables that are written anew twice, and every free page once.
// Errors: Failure. After one in `commit` that says so, the rows are gone and the journal was not overwritten.
#pragma once

#include <string_view>

#include "kb/sqlite.h"

namespace counsel::kb {

class SecureErase {
 public:
  /// Requires: no transaction yet, and that the one in which rows are deleted ends before this does.
  explicit SecureErase(Database& database);
  ~SecureErase();
  SecureErase(const SecureErase&) = delete;

  /// Writes the rows that are left of a table anew. Requires: a transaction that writes.
  void write_anew(std::string_view table);

  void clear_free_pages();

  void commit(Transaction& transaction);

 private:
  Database& database_;
};

}  // namespace counsel::kb
