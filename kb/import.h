// kb/import.h
// Facts from CSV and JSON files, checked against the declarations. The formats are in docs/storage.md.
//
// Errors: all that is wrong in the file is collected, each with its place, up to kMaxProblems; a file with
//         problems changes nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/fact.h"
#include "kb/declarations.h"
#include "kb/fact_base.h"

namespace counsel::kb {

inline constexpr std::size_t kMaxProblems = 100;

struct ImportProblem {
  std::string place;  // "row 3, column 2"; "facts[1].values.framework"; "line 4, column 17"
  std::string message;
};

/// What a file says. Requires of users: no problems.
struct FileFacts {
  std::vector<Fact> facts;
  std::vector<ImportProblem> problems;
};

/// `file` is the name that the facts' places begin with.
FileFacts facts_from_csv(const Declarations& declarations, const std::string& relation, std::string_view text,
                         const std::string& file);
FileFacts facts_from_json(const Declarations& declarations, std::string_view text, const std::string& file);

struct ImportReport {
  Imported done;
  std::vector<ImportProblem> problems;  // where there are any, nothing was done
};

/// Reads the text of a file and adds its facts to the base, all or nothing.
Result<ImportReport> import_csv(FactBase& base, const Declarations& declarations, const std::string& relation,
                                std::string_view text, const std::string& file, const Act& act);
Result<ImportReport> import_json(FactBase& base, const Declarations& declarations, std::string_view text,
                                 const std::string& file, const Act& act);

}  // namespace counsel::kb
