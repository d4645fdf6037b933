// cli/render/markdown.h
// A proof as Markdown: nested lists, with footnotes for its documents (GitHub's dialect).
//
// Shape: as proof.h draws it. What is mentioned again links to where it is opened.
// Cost:  linear in the proof, whatever its depth.
#pragma once

#include <string>
#include <string_view>

#include "engine/explain/proof.h"

namespace counsel::cli {

std::string proof_markdown(const explain::Proof& proof);

/// The text with nothing in it that Markdown or HTML would read as theirs; for one line.
std::string markdown_text(std::string_view text);

}  // namespace counsel::cli
