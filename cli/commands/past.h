// cli/commands/past.h
// The fact base as it was, for a command that was given `--as-of`. Nothing is written, and nothing that the rule files
// state now is brought in.
#pragma once

#include "cli/as_of.h"
#include "cli/commands/session.h"

namespace counsel::cli {

struct PastBase {
  kb::FactBase base;  // for reading only
  AsOf at;
};

/// Requires: options.as_of is not empty.
OrExit<PastBase> open_past(const BaseOptions& options, const RuleBase& rules, Io& io);

/// What it held, in the columns of now. Says how many facts no longer fit those.
OrExit<kb::Past> facts_of_then(kb::FactBase& base, const AsOf& at, const kb::Declarations& declarations, Io& io);

/// The rules of now with the facts of then. Requires: as above; `rules` outlives the result.
OrExit<Ready> make_ready_as_of(const OpenRules& rules, const BaseOptions& options, Io& io);

}  // namespace counsel::cli
