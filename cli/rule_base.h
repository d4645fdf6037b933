// cli/rule_base.h
// Which rule base a command works on, and which fact base belongs to it.
//
// The rule base is the first of: `--rules PATH` · the variable COUNSEL_RULES · the current folder, if it holds rule
// files · its folder `rules`, or the one rule base in that, or of several the one named as the one that comes with the
// program · the one that comes with the program. A folder is a rule base when it holds `*.rules` files; `common` is not
// one, since it is there for others to `use`.
//
// The fact base is the first of: `--db FILE` · COUNSEL_DB · `counsel/NAME.db` in the user's data folder, which is
// XDG_DATA_HOME or ~/.local/share. `:memory:` keeps nothing.
#pragma once

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "cli/complaint.h"
#include "cli/io.h"

namespace counsel::cli {

struct RuleBase {
  std::filesystem::path path;    // a folder or a file; from io.folder, as the user knows it
  std::string name;              // `backend-frameworks`
  std::filesystem::path folder;  // where the paths of its files start, as `lang::SourceFile` has them

  /// A file of it as the user finds it, from io.folder.
  std::string file(const std::string& shown) const;
};

/// `typed` is what --rules said; empty where it was not given.
tl::expected<RuleBase, Complaint> find_rule_base(const std::string& typed, const Io& io);

/// `typed` is what --db said; empty where it was not given. Makes the folder of the default.
tl::expected<std::string, Complaint> find_fact_base(const std::string& typed, const RuleBase& rules, const Io& io);

}  // namespace counsel::cli
