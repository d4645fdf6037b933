// cli/rule_files.h
// Rule files as files: which ones a path names, and writing one anew.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "cli/complaint.h"
#include "cli/io.h"

namespace counsel::cli {

/// The file itself, or a folder's `*.rules` at any depth, sorted; as the user knows them, from io.folder.
tl::expected<std::vector<std::string>, Complaint> rule_files(const std::string& typed, const Io& io);

/// Replaces the file's content in one step: whoever reads it sees the old text or the new, and its mode stays.
/// Errors: unwritable; the file is then as it was.
Result<void> rewrite(const std::string& shown, std::string_view text, const Io& io);

}  // namespace counsel::cli
