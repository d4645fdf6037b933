// kb/migrations.h
// The steps from an empty file to a base as this version has it, one after another (docs/storage.md "Identity and migrations").
// Private to tables.cc.
#pragma once

#include <cstdint>

#include "kb/sqlite.h"

namespace counsel::kb {

/// The number of the last one, which a base has as its user_version.
std::int64_t last_migration();

/// Brings a base that is at this one to the last. Requires: a transaction that writes.
void migrate(Database& database, std::int64_t from);

}  // namespace counsel::kb
