// cli/render/html.h
// A proof as one HTML page (report_html.h): where the candidate stands, the proof in lists that open, which of its reasons
// rest on the same, and all that every page has of a proof.
//
// Cost:  linear in the proof, whatever its depth.
#pragma once

#include <string>

#include "cli/render/proof_view.h"

namespace counsel::cli {

std::string proof_html(const ProofView& view);

}  // namespace counsel::cli
