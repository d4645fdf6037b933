// kb/log_audit.h
// Whether the log of decisions in a base is what was recorded: the records, against checkpoints that were kept elsewhere
// and against the digests that the base stores apart from them; all that the records refer to, against the records.
//
//   what was done                                      is found by, and named
//   a record changed, left out, moved or added         a checkpoint, however the base was rewritten (log_verify.h says
//                                                      which record is named); without one by the stored digests
//   records cut off at the end                         the same
//   a record changed that is not filed yet             the same; the digest in it stands for the stored one (arrivals.h)
//   a stored digest changed                            the records, which are right: the stored digest is named
//   rule text, a result or a proof changed or gone     the first record that refers to it
//   what is withheld changed, added, or given to       its commitment in the record
//     another record
//   what is withheld gone, or there again              the redactions on record, which say what was erased
//   facts changed that decisions were made on          the digest in the first record made on them
//   a kept digest of a pruned record changed           a checkpoint; without one the pruning on record
//   a pruned record there again                        the pruning on record
//   a pruning on record edited, or cut off             as any record, and what it deleted is missing then
//
// Without a checkpoint all of it may have been rewritten together. What a redaction or a pruning on record erased is no
// finding, but counted.
//
// Cost:   one pass over records and stored digests, two hashes a record; one hash of each content and of each record of a fact.
// Errors: as fact_base.h. What is wrong with the log is no error but a finding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kb/checkpoint.h"

namespace counsel::kb {

struct LogFinding {
  std::int64_t first = 0;  // of the decisions that it may be, by number; 0: it is about none
  std::int64_t last = 0;
  std::string what;        // "its proof is missing"; of many alike, this is the first

  friend bool operator==(const LogFinding&, const LogFinding&) = default;
};

struct LogAudit {
  Checkpoint now;                    // what a checkpoint would say; of the records before the first that is missing
  std::vector<bool> agrees;          // for each checkpoint, in the order given
  std::uint64_t covered = 0;         // so many records are what a checkpoint was signed for
  std::uint64_t erased = 0;          // parts of records that were withheld, and that redactions on record erased
  std::int64_t pruned = 0;           // so many decisions, the first, were pruned: their digests stand for them …
  std::int64_t pruning = 0;          // … as the record of this number says; 0: none does
  std::vector<LogFinding> findings;  // about the records first: what a checkpoint shows, and then what stored digests do
};

}  // namespace counsel::kb
