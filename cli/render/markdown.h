// cli/render/markdown.h
// A proof as Markdown: nested lists, with footnotes for its documents (GitHub's dialect).
//
// Shape: as proof.h draws it. What is mentioned again links to where it is opened.
// Cost:  linear in the proof, whatever its depth.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/render/footnotes.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

std::string proof_markdown(const explain::Proof& proof);

/// The node and all below it, each line behind `indent` blanks, as a part of a page that shows `notes` itself. Requires: the
/// proof has the node.
std::string proof_lists_markdown(const explain::Proof& proof, explain::NodeId root, std::size_t indent, Footnotes& notes);

/// The documents of a page, which go to its end.
std::string footnotes_markdown(const Footnotes& notes);

/// The text with nothing in it that Markdown or HTML would read as theirs; for one line.
std::string markdown_text(std::string_view text);

}  // namespace counsel::cli
