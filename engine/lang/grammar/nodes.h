// engine/lang/grammar/nodes.h
// What the grammar saw in one statement: every token a leaf, every form with parts a node over its leaves.
//
// Shape:  one vector in reading order; a node's parts are those between it and its `next`.
// Cost:   16 bytes a token. The parser opens and closes nodes as it tries rules, so what a failed attempt left
//         behind is dropped by place: it begins where the next node begins, or later.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace counsel::lang::grammar {

struct Node {
  enum class Kind : std::uint8_t {
    name,
    quoted,
    variable,
    number,
    date,
    mark,  // leaves; a mark is a keyword or a sign
    use,
    source,
    kind,
    attribute,
    relation,
    decision,
    fact,
    facts,
    rule,
    table,
    example,
    member,
    type,
    ask,
    value_label,
    flag,
    default_value,
    cost,
    confident,
    column,
    one_per,
    citation,
    validity,
    overrides,
    row,
    cell,
    condition,
    group,
    negative,
    aggregate,
    every,
    call,
    argument,
    assertion,
    conclusion,
    strength,
    for_each,
    because,
    given,
    expectation,
  };
  Kind kind{};
  std::uint32_t begin = 0;  // bytes in the file
  std::uint32_t end = 0;
  std::uint32_t next = 0;  // index after the last part

  constexpr bool is_leaf() const { return kind <= Kind::mark; }
};

class Nodes {
 public:
  void leaf(Node::Kind kind, std::uint32_t begin, std::uint32_t end) {
    drop_from(begin);
    nodes_.push_back({.kind = kind, .begin = begin, .end = end, .next = size() + 1});
  }

  void open(Node::Kind kind, std::uint32_t begin) {
    drop_from(begin);
    open_.push_back(static_cast<std::uint32_t>(nodes_.size()));
    nodes_.push_back({.kind = kind, .begin = begin, .end = begin});
  }

  /// The grammar reached `at`, past the white space that follows the node.
  void close(std::uint32_t at) {
    drop_from(at);
    Node& node = nodes_[open_.back()];
    node.end = nodes_.back().end;
    node.next = static_cast<std::uint32_t>(nodes_.size());
    open_.pop_back();
  }

  void fail() {
    nodes_.resize(open_.back());
    open_.pop_back();
  }

  /// What begins here or later is left from failed attempts.
  void drop_from(std::uint32_t at) {
    const std::size_t kept = open_.empty() ? 0 : open_.back() + 1u;
    while (nodes_.size() > kept && nodes_.back().begin >= at) nodes_.pop_back();
  }

  const Node& operator[](std::uint32_t at) const { return nodes_[at]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

  int depth = 0;  // of the parentheses and `not`s the parser is inside

 private:
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> open_;
};

/// Walks the parts of one node.
class Parts {
 public:
  Parts(const Nodes& nodes, std::uint32_t of) : nodes_(&nodes), at_(of + 1), end_(nodes[of].next) {}

  bool done() const { return at_ == end_; }
  std::uint32_t index() const { return at_; }
  const Node& node() const { return (*nodes_)[at_]; }
  bool is(Node::Kind kind) const { return !done() && node().kind == kind; }
  bool is_item() const { return !done() && node().kind < Node::Kind::mark; }

  /// The part the walk stands on; steps over it.
  std::uint32_t take() {
    const std::uint32_t taken = at_;
    at_ = node().next;
    return taken;
  }

 private:
  const Nodes* nodes_;
  std::uint32_t at_, end_;
};

}  // namespace counsel::lang::grammar
