// cli/commands/proof_options.h
// Options of every command that shows a proof: its format, and how much of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/options.h"
#include "cli/render/proof_formats.h"
#include "engine/explain/trim.h"

namespace counsel::cli {

/// `--lines` and `--depth`.
struct SizeOptions {
  std::optional<std::size_t> lines;  // 0 for all; nothing where it is not said
  std::optional<std::size_t> depth;
  /// The lines of a list.
  std::size_t most(std::size_t unless_told) const;
  explain::ProofSize proofs() const;
};

struct ProofOptions {
  ProofFormat format = ProofFormat::text;
  SizeOptions size;
};

/// `--format`, with these words, of which the first is what is meant unless told.
void add_format_option(Command& command, ProofFormat& format, const std::vector<std::string>& words);
/// `lines`: what they are lines of.
void add_size_options(Command& command, SizeOptions& options, const std::string& lines);
void add_proof_options(Command& command, ProofOptions& options);

/// The proof in its size and format.
std::string shown(ProofView view, const ProofOptions& options, const Style& style);

}  // namespace counsel::cli
