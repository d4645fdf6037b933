// cli/render/proof_outline.h
// A proof as lines below each other: the tree that text, Markdown and HTML draw.
//
// Shape: a part that several things rest on is opened where it first stands, and mentioned after that. A branch that
//        grows too deep for a page goes on in a section of its own. What a node hides is the last line below it.
// Order: of the premises, depth first.
// Cost:  linear in the proof, whatever its depth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/explain/proof.h"

namespace counsel::cli {

struct OutlineLine {
  enum class Shows : std::uint8_t {
    node,    // with what it rests on below it
    above,   // a mention: the node is opened in a line above
    below,   // a mention: the node opens the section `section`
    hidden,  // what a smaller proof leaves out below the node
  };
  Shows shows = Shows::node;
  explain::NodeId node{};
  std::size_t depth = 0;    // in its section
  bool last = true;         // of the lines right below the same line
  bool opens = false;       // lines below it follow
  std::size_t section = 0;  // sections are numbered from 1
};

/// A line at depth 0 and all below it. The first section is the proof itself.
using OutlineSection = std::vector<OutlineLine>;

/// Of the node and all below it, the proof's root unless told. Requires: the proof is empty or has it.
std::vector<OutlineSection> outline(const explain::Proof& proof, explain::NodeId root = {});

}  // namespace counsel::cli
