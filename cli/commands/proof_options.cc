#include "cli/commands/proof_options.h"

#include <limits>

#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

std::size_t SizeOptions::most(std::size_t unless_told) const {
  if (!lines) return unless_told;
  return *lines == 0 ? std::numeric_limits<std::size_t>::max() : *lines;
}

explain::ProofSize SizeOptions::proofs() const {
  explain::ProofSize size{.reasons = std::nullopt, .depth = depth};
  if (lines) size.reasons = size.members = *lines == 0 ? std::nullopt : lines;
  return size;
}

void add_format_option(Command& command, ProofFormat& format, const std::vector<std::string>& words) {
  command.choice(
      "--format", words, [&format](const std::string& word) { format = proof_format(word); }, "FORMAT",
      words.front() + " (the default), " + listed({words.begin() + 1, words.end()}, "or"));
}

void add_size_options(Command& command, SizeOptions& options, const std::string& lines) {
  command.count(
      "--lines", [&options](std::size_t count) { options.lines = count; }, lines);
  command.count(
      "--depth", [&options](std::size_t depth) { options.depth = depth; },
      "Follows proofs N steps down, and says how many lie below");
}

void add_proof_options(Command& command, ProofOptions& options) {
  add_format_option(command, options.format, proof_format_words());
  add_size_options(command, options.size,
                   "The N weightiest reasons, and the first N members of a count: all reasons and 10 members unless told, "
                   "0 for all of both");
}

std::string shown(ProofView view, const ProofOptions& options, const Style& style) {
  view.proof = explain::trimmed(view.proof, options.size.proofs());
  return rendered(view, options.format, style);
}

}  // namespace counsel::cli
