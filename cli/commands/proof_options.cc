#include "cli/commands/proof_options.h"

#include <CLI/CLI.hpp>

#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

void set_lines(explain::ProofSize& size, std::size_t lines) {
  const std::optional<std::size_t> most = lines == 0 ? std::nullopt : std::optional(lines);
  size.reasons = most;
  size.members = most;
}

}  // namespace

void add_format_option(CLI::App& command, ProofFormat& format, const std::vector<std::string>& words) {
  command
      .add_option_function<std::string>(
          "--format", [&format](const std::string& word) { format = proof_format(word); },
          words.front() + " (the default), " + listed({words.begin() + 1, words.end()}, "or"))
      ->type_name("FORMAT")
      ->check(one_of(words));
}

void add_proof_options(CLI::App& command, ProofOptions& options) {
  add_format_option(command, options.format, proof_format_words());
  add_count_function(command, "--lines", [&options](std::size_t lines) { set_lines(options.size, lines); },
                     "The N weightiest reasons, and the first N members of a count: all reasons and 10 members unless "
                     "told, 0 for all of both");
  add_count_function(command, "--depth", [&options](std::size_t depth) { options.size.depth = depth; },
                     "Follows the proof N steps down, and says how many lie below");
}

std::string shown(ProofView view, const ProofOptions& options, const Style& style) {
  view.proof = explain::trimmed(view.proof, options.size);
  return rendered(view, options.format, style);
}

}  // namespace counsel::cli
