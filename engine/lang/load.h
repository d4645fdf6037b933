// engine/lang/load.h
// Finds the files of a rule base: a folder's `*.rules` or one file, and everything they `use`.
//
// Shape:  each file once, however often and in whatever circle it is used.
// Order:  by shown path, which does not depend on how the folder lists its files or on which `use` came first.
//         A shown path is relative to the rule base's folder (`knowledge.rules`, `../common/x.rules`); only a file
//         outside it that is used by an absolute path is shown by that.
// Errors: E00xx. One that belongs to a `use` points there. One about a file as a whole has no place in its text:
//         it points at bytes 0..0 of that file, which is kept with an empty text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/lang/diagnostic.h"
#include "engine/lang/source.h"

namespace counsel::lang {

inline constexpr std::size_t kMaxFileBytes = 64u << 20;  // keeps offsets far inside 32 bits

/// The only way from the engine to files. Error messages are the bare reason: "permission denied".
class FileReader {
 public:
  virtual ~FileReader() = default;

  /// The absolute path without `.`, `..` and links, with `/`: equal for equal files. Fails where there is nothing.
  virtual Result<std::string> canonical(const std::string& path) const = 0;
  virtual bool is_folder(const std::string& path) const = 0;
  /// Names of what the folder holds directly, in any order.
  virtual Result<std::vector<std::string>> list(const std::string& folder) const = 0;
  /// The file's bytes, but no more than `limit`.
  virtual Result<std::string> read(const std::string& path, std::size_t limit) const = 0;
};

struct Loaded {
  Sources sources;
  std::vector<Diagnostic> diagnostics;
};

Loaded load(const std::string& path, const FileReader& reader);

/// One text by itself, shown as `path`, with the same demands on it; what it uses is left aside.
Loaded load_text(const std::string& path, std::string text);

}  // namespace counsel::lang
