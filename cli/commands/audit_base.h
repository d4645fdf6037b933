// cli/commands/audit_base.h
// The fact base whose decisions are looked into.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/session.h"

namespace counsel::cli {

enum class Access { look, change };

/// Opens it, and never makes one. The rules may be gone where the base is named.
OrExit<kb::FactBase> open_audited(const BaseOptions& options, Io& io, Access access = Access::look);

/// Where the rule base lies, if there is one.
std::optional<std::filesystem::path> rules_of_today(const BaseOptions& options, const Io& io);

/// The number of a decision, as typed.
OrExit<std::int64_t> decision_number(const std::string& typed, Io& io);
OrExit<std::vector<std::int64_t>> decision_numbers(const std::vector<std::string>& typed, Io& io);

}  // namespace counsel::cli
