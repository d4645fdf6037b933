#include "tests/support/graph_text.h"

#include <gtest/gtest.h>

#include <cctype>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace counsel::test {

namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  void expect(std::string_view word) {
    if (take(word)) return;
    ADD_FAILURE() << "expected " << word << " before: " << rest_.substr(0, 120);
    rest_ = {};
  }
  /// `n12`
  std::optional<std::string> name() {
    std::size_t end = 1;
    while (end < rest_.size() && std::isdigit(static_cast<unsigned char>(rest_[end]))) ++end;
    if (!rest_.starts_with("n") || end == 1) return std::nullopt;
    return std::string(take_front(end));
  }
  std::string until(std::string_view end) {
    const std::size_t at = rest_.find(end);
    if (at == std::string_view::npos) {
      ADD_FAILURE() << "expected " << end << " in: " << rest_.substr(0, 120);
      return std::string(std::exchange(rest_, {}));
    }
    std::string out(take_front(at));
    rest_.remove_prefix(end.size());
    return out;
  }
  char next() { return rest_.empty() ? '\0' : take_front(1)[0]; }

 private:
  std::string_view take_front(std::size_t count) {
    const std::string_view front = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return front;
  }

  std::string_view rest_;
};

/// A quoted string of DOT, as Graphviz reads a label: escapes, line ends and characters of HTML.
std::string dot_string(Reader& reader) {
  std::string out;
  reader.expect("\"");
  while (!reader.done() && !reader.take("\"")) {
    if (reader.take("&amp;")) out += '&';
    else if (reader.take("\\l")) out += '\n';
    else if (reader.take("\\\\")) out += '\\';
    else if (reader.take("\\\"")) out += '"';
    else if (reader.take("&") || reader.take("\\")) ADD_FAILURE() << "a sign of DOT in a label after: " << out;
    else out += reader.next();
  }
  return out;
}

/// What stands between the quotes of a label, as a page shows it.
std::string mermaid_string(Reader& reader) {
  std::string out;
  reader.expect("\"");
  while (!reader.done() && !reader.take("\"")) {
    if (reader.take("<br/>")) out += '\n';
    else if (reader.take("#")) out += static_cast<char>(std::stoi(reader.until(";")));
    else if (const char next = reader.next(); std::string_view("<>&`;:%{}[]|*~$\\").find(next) == std::string_view::npos) out += next;
    else ADD_FAILURE() << "a sign of Mermaid in a label after: " << out;
  }
  return out;
}

std::string node_name(explain::NodeId id) { return "n" + std::to_string(static_cast<std::size_t>(id)); }

}  // namespace

Graph graph_of(const explain::Proof& proof) {
  Graph graph;
  for (std::size_t i = 0; i < proof.nodes.size(); ++i) {
    const std::string name = node_name(static_cast<explain::NodeId>(i));
    graph.nodes[name] = "";
    for (const explain::NodeId premise : proof.nodes[i].premises) graph.edges.emplace(name, node_name(premise));
  }
  return graph;
}

Graph read_json_proof(const std::string& text) {
  Graph graph;
  const auto proof = nlohmann::json::parse(text);
  const auto& nodes = proof.at("nodes");
  for (const auto& node : nodes) {
    const std::string name = node.at("id");
    EXPECT_TRUE(graph.nodes.emplace(name, node.at("statement")).second) << name << " twice";
    for (const std::size_t premise : node.at("premises")) graph.edges.emplace(name, nodes.at(premise).at("id"));
  }
  return graph;
}

Graph read_dot(const std::string& text) {
  Graph graph;
  Reader reader(text);
  reader.expect("digraph proof {\n  rankdir=BT;\n  node [");
  reader.until("];\n  edge [");
  reader.until("];\n");
  if (reader.take("  label=")) {
    dot_string(reader);
    reader.until("\n");
  }
  while (reader.take("  ")) {
    const auto name = reader.name();
    if (!name) break;
    if (reader.take(" -> ")) {
      graph.edges.emplace(reader.name().value_or("nothing"), *name);
      reader.expect(";\n");
      continue;
    }
    reader.expect(" [id=" + *name + ", ");
    reader.until("label=");
    EXPECT_TRUE(graph.nodes.emplace(*name, dot_string(reader)).second) << *name << " twice";
    reader.expect("];\n");
  }
  reader.expect("}\n");
  EXPECT_TRUE(reader.done());
  return graph;
}

Graph read_mermaid(const std::string& text) {
  Graph graph;
  Reader reader(text);
  reader.expect("flowchart BT\n");
  while (reader.take("  ")) {
    const auto name = reader.name();
    if (!name) {
      reader.expect("sources[/");
      mermaid_string(reader);
      reader.expect("/]\n");
      break;
    }
    if (reader.take(" --> ")) {
      graph.edges.emplace(reader.name().value_or("nothing"), *name);
    } else {
      const bool known = reader.take("([") || reader.take("{{") || reader.take("[") || reader.take("(");
      EXPECT_TRUE(known) << *name << " has no shape";
      EXPECT_TRUE(graph.nodes.emplace(*name, mermaid_string(reader)).second) << *name << " twice";
      EXPECT_TRUE(reader.take("])") || reader.take("}}") || reader.take("]") || reader.take(")"));
    }
    reader.expect("\n");
  }
  EXPECT_TRUE(reader.done());
  return graph;
}

}  // namespace counsel::test
