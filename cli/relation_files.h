// cli/relation_files.h
// Everything that rules conclude, as one file for each relation and attribute in a folder: `path.csv`.
//
// Shape:  rows sorted by value, under a header. A byte of a name that no file name should hold is written `%2F`.
// Order:  each file is written beside its place and renamed, so a reader sees the old one or the new one. The folder's
//         file `.counsel` lists what is in it from here: files of an earlier time are replaced or removed, and any other
//         file that is in the way is an error before anything is written.
// Errors: unwritable.
#pragma once

#include <filesystem>

#include "cli/render/bindings.h"
#include "engine/base/result.h"
#include "engine/lang/program.h"

namespace counsel::cli {

/// Makes the folder where there is none; `shown` names it in errors. Says how many files there are now.
/// Requires: format is csv or tsv.
Result<std::size_t> write_relations(const std::filesystem::path& folder, const std::string& shown,
                                    const lang::Program& program, const eval::Model& model, RowsFormat format);

}  // namespace counsel::cli
