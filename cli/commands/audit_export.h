// cli/commands/audit_export.h
// `counsel audit export`: the whole record for other programs, or for another place.
//
// Exit: done, could not run.
#pragma once

#include <cstdint>
#include <string>

#include "cli/commands/options.h"

namespace counsel::cli {

enum class ExportFormat : std::uint8_t { lines, sqlite };

struct AuditExportOptions {
  BaseOptions base;
  std::string file;  // as typed; empty or `-` for stdout
  ExportFormat format = ExportFormat::lines;
};

void add_audit_export(Command& audit);
int run_audit_export(const AuditExportOptions& options, Io& io);

}  // namespace counsel::cli
