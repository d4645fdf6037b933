// cli/commands/proof_options.h
// Options of every command that shows a proof: its format, and how much of it.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/options.h"
#include "cli/render/proof_formats.h"
#include "engine/explain/trim.h"

namespace counsel::cli {

struct ProofOptions {
  ProofFormat format = ProofFormat::text;
  explain::ProofSize size;
};

/// `--format`, with these words, of which the first is what is meant unless told.
void add_format_option(CLI::App& command, ProofFormat& format, const std::vector<std::string>& words);
void add_proof_options(CLI::App& command, ProofOptions& options);

/// The proof in its size and format.
std::string shown(ProofView view, const ProofOptions& options, const Style& style);

}  // namespace counsel::cli
