// cli/commands/audit_bundle.h
// `counsel audit prove` and `counsel audit verify-bundle`: one decision in a file that proves itself.
//
// Exit: done, audit mismatch, could not run.
#pragma once

#include <cstddef>
#include <string>

#include "cli/commands/options.h"

namespace counsel::cli {

struct AuditProveOptions {
  BaseOptions base;
  std::string decision;  // as typed
  std::string checkpoint;
  std::string key;
};

struct AuditVerifyBundleOptions {
  std::string file;
  std::string key;
};

void add_audit_prove(Command& audit);
void add_audit_verify_bundle(Command& audit);

int run_audit_prove(const AuditProveOptions& options, Io& io);
int run_audit_verify_bundle(const AuditVerifyBundleOptions& options, Io& io);

}  // namespace counsel::cli
