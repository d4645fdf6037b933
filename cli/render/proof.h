// cli/render/proof.h
// A proof as a tree, from what is to be proved down to facts, answers and documents.
//
//     Phoenix, 7.0 points
//     └─ +7.0 each open connection costs one light process or one callback
//        │  rule live-connections, knowledge.rules:40; [1] "10. Phoenix"
//        ├─ real-time — answer real-time
//        └─ concurrency is high — answer concurrency=high
//
// Shape: a part that several things rest on is shown once and named "as above" after that. A branch that grows too
//        deep for a page goes on below, under a number.
// Cost:  linear in the proof, whatever its depth.
#pragma once

#include <string>

#include "cli/render/footnotes.h"
#include "cli/render/style.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

std::string proof_text(const explain::Proof& proof, const Style& style);

/// The tree as a part of a longer answer, which shows the documents of `notes` itself.
std::string proof_tree(const explain::Proof& proof, Footnotes& notes, const Style& style);

}  // namespace counsel::cli
