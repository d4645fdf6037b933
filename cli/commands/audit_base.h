// cli/commands/audit_base.h
// The fact base whose decisions are looked into.
#pragma once

#include <cstdint>
#include <string>

#include "cli/commands/session.h"

namespace counsel::cli {

/// Opens it for reading. The rules may be gone where the base is named.
OrExit<kb::FactBase> open_audited(const BaseOptions& options, Io& io);

/// The number of a decision, as typed.
OrExit<std::int64_t> decision_number(const std::string& typed, Io& io);

}  // namespace counsel::cli
