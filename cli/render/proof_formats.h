// cli/render/proof_formats.h
// The formats of a proof. All are drawn from one value, and hold the same nodes and edges.
//
// Shape: where a format has names for nodes, node 12 is `n12` in each of them. Where a person reads on, as in text and
//        Markdown, there are none.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/render/proof_view.h"
#include "cli/render/style.h"

namespace counsel::cli {

enum class ProofFormat : std::uint8_t { text, markdown, json, dot, mermaid, html };

/// The words for `--format`, text first.
std::vector<std::string> proof_format_words();

/// Requires: one of proof_format_words.
ProofFormat proof_format(const std::string& word);

std::string rendered(const ProofView& view, ProofFormat format, const Style& style);

}  // namespace counsel::cli
