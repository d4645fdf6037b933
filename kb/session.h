// kb/session.h
// What every operation of a fact base does first and last: a transaction over a schema that is verified to be
// ours, and turning a Failure into an error that names the file and what was tried. Private to FactBase.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/fact_base.h"
#include "kb/failure.h"
#include "kb/relations.h"

namespace counsel::kb {

class Session {
 public:
  /// What was verified on this connection is not verified again before somebody writes.
  Session(Database& database, Transaction::Mode mode);

  /// Those that the base holds; read when they are first asked for.
  std::vector<StoredRelation>& relations();

  /// The stored relation that is as the rule files declare it, or a Failure.
  const StoredRelation& as_declared(const RelationSchema& declared);

  /// The columns that the record was made for.
  const RelationSchema& columns_of(const Record& record);

  Transaction transaction;

 private:
  Database& database_;
  std::optional<std::vector<StoredRelation>> relations_;
};

/// cannot open the fact base "x.db": database is locked; …
std::string explained(std::string_view task, const std::string& path, const Failure& failure,
                      const OpenOptions& options);

/// Every public operation runs in this.
template <class Work>
auto FactBase::attempt(std::string_view task, Work work) -> Result<decltype(work())> {
  try {
    return work();
  } catch (const Failure& failure) {
    return fail(failure.kind, explained(task, path_, failure, options_));
  }
}

}  // namespace counsel::kb
