// cli/render/proof_words.h
// What a proof says of each node, in words that any format draws.
//
// Shape: plain text as the author and the user wrote it; a format escapes it. Documents are left to Footnotes.
#pragma once

#include <string>
#include <vector>

#include "engine/explain/proof.h"

namespace counsel::cli {

struct NodeWords {
  std::string points;              // "+7.0" for one thing that is said, "10.0 points" for all; may be empty
  std::string text;                // the reason, or what holds
  std::vector<std::string> notes;  // "overridden by rule late", "because nobody is there"
  std::string origin;              // "rule late, team.rules:12", "answer team-size=3", "nothing says so"; may be empty
};

/// A node's name where a format has names for nodes: `n12`.
std::string node_name(explain::NodeId id);

NodeWords words_of(const explain::Node& node);

/// "3 more reasons for, together +1.5 points; 1 more reason against, -0.5 points". Requires: something is hidden.
std::string hidden_words(const explain::Hidden& hidden);

/// Reasons that are no independent evidence, and what they all rest on.
struct SharedWords {
  std::string grounds;  // "real-time and concurrency is high"
  std::vector<NodeWords> supports;
};
std::vector<SharedWords> shared_words(const explain::Proof& proof);

/// The left, the separator and the right, or what there is of them.
std::string joined(std::string left, std::string_view separator, std::string_view right);

}  // namespace counsel::cli
