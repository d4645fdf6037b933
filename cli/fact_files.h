// cli/fact_files.h
// Files of facts, read row by row straight into the engine: CSV (`.csv`), or cells between tabs (any other ending).
//
// Shape:  a row has a cell for each column, in the order of the columns. Where the first row has the columns' names, it
//         is a header, and may have them in any order. A row of an uncertain relation may end in a cell `certainty`.
// Cost:   one pass; nothing is kept of a row but its symbols.
// Errors: all that is wrong, with file, row and column, up to kMaxProblems a file; facts of a file with problems are not
//         to be used.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "cli/complaint.h"
#include "cli/fact_source.h"
#include "cli/io.h"
#include "engine/eval/preparation.h"
#include "engine/lang/program.h"
#include "engine/lang/source.h"
#include "kb/declarations.h"

namespace counsel::cli {

inline constexpr std::size_t kMaxProblems = 20;

/// The path that a statement of the file has, from the folder where the rule base lies.
std::string stated_path(const std::string& stated, FileId in, const lang::Sources& sources);

/// The files that the rules state facts from (`facts edge from "edges.csv"`), each relative to its rule file. `folder` is
/// where the rule base lies.
std::vector<FactFileToRead> stated_files(const lang::Program& program, const lang::Sources& sources,
                                         const std::filesystem::path& folder);

/// What is wrong with one of the files: that it cannot be read, or something in it.
struct FactFileProblem {
  std::size_t file;  // its place among those that were to be read
  bool unreadable;
  std::string what;  // "row 3, column 2: from: `x` is no integer", or why it cannot be read
};

Complaint complaint_of(const FactFileProblem& problem, std::span<const FactFileToRead> files);

/// The file's number in the engine is its place in `files`. Rows that state one of `left_out`, whatever their certainty,
/// are passed over. Stops early where the user interrupts.
std::vector<FactFileProblem> read_fact_files(std::span<const FactFileToRead> files, const lang::Program& program,
                                             const kb::Declarations& declarations, eval::Preparation& into,
                                             FactSource& from, const Io& io, std::span<const Fact> left_out = {});

}  // namespace counsel::cli
