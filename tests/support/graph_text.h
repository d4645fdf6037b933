// tests/support/graph_text.h
// Graphs read back from what a proof was drawn as. Strict: what is no such drawing stops the reader with a failure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "engine/explain/proof.h"

namespace counsel::test {

struct Graph {
  std::map<std::string, std::string> nodes;                // name → label, escapes undone, lines between `\n`
  std::multiset<std::pair<std::string, std::string>> edges;  // from what rests to what it rests on
};

/// What every drawing has to hold; labels are empty.
Graph graph_of(const explain::Proof& proof);

Graph read_json_proof(const std::string& text);
Graph read_dot(const std::string& text);
Graph read_mermaid(const std::string& text);

}  // namespace counsel::test
