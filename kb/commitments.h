// kb/commitments.h
// What the JSON texts of a record say of what they stand for: the files of a manifest, and the commitments to what is
// withheld (docs/storage.md "Texts").
//
// Errors: a text that is not of the shape says nothing: whether it is what was recorded is found by its digest.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/decision.h"

namespace counsel::kb {

inline constexpr std::size_t kSaltBytes = 32;

/// A file that a manifest lists.
struct ListedFile {
  std::string path;  // from the rule base's folder
  Digest digest{};
  std::uint64_t size = 0;  // in bytes; not told of rule files
  bool is_kept = true;     // its content is on record
};

struct Manifest {
  std::vector<ListedFile> rule_files;
  std::vector<ListedFile> fact_files;  // that the rules state facts from, by path
};

/// In the order of the text. Nothing where it is not of the shape.
std::optional<Manifest> read_manifest(std::string_view text);

/// The digests of all contents that a manifest refers to: the rule files, and then the files of facts that are kept.
std::vector<Digest> files_in_manifest(std::string_view manifest);

/// Those of these files that are kept.
std::vector<Digest> digests_of(const std::vector<ListedFile>& files);

/// Whether there is anything withheld of it, its proof then among it.
bool withholds(const DecisionRecord& record);

/// By the part: `answer 2`, `proof`, `asked`. Requires: of a record that withholds something.
std::map<std::string, Digest> commitments_in(std::string_view answers, const Digest& proof, std::string_view result);

/// Whether it is what was committed to. A salt has one length, so that none of its bytes can pass for one of the others.
bool opens(const Withheld& withheld, const Digest& committed);

}  // namespace counsel::kb
