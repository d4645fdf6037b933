// kb/aside_vfs.h
// SQLite's way to a file that it may read, and takes for one that it may write: what is written stays in the memory of the
// connection, which alone sees it, and goes with the transaction. Private to Database.
//
// Why:    an operation that has to see a base as it will be once something was brought up to date can bring it up to date for
//         itself, where it may not write, or should not; and be the same operation as where that was done already.
// How:    a transaction that writes keeps its pages in the cache until it commits, if nothing is spilled and the journal is in
//         memory, and needs a lock that keeps other writers out. Here that lock is one in name alone; that of a reader is
//         real, so that the file stays as it is until the transaction ends. To write, or to lock the file for it, fails.
// Requires: journal_mode = MEMORY and cache_spill = OFF, and that no transaction is committed.
#pragma once

namespace counsel::kb {

/// The name of that way, over the one that is the default now.
const char* aside_vfs();

}  // namespace counsel::kb
