// engine/lang/grammar/builder.h
// From the nodes of one statement to its syntax tree. The grammar has settled the shape; what it cannot see
// (numbers out of range, `and` beside `or`, a condition where a value is due) is reported here.
//
// Errors: all there are in the statement; each leaves a well-formed tree behind, so building goes on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/grammar/mistake.h"
#include "engine/lang/grammar/nodes.h"
#include "engine/lang/syntax.h"

namespace counsel::lang::grammar {

/// Reads single tokens, for the builders of conditions and of statements.
class Builder {
 public:
  Builder(const Nodes& nodes, const Place& place, std::vector<Diagnostic>& diagnostics)
      : nodes_(nodes), place_(place), diagnostics_(diagnostics) {}

  const Nodes& nodes() const { return nodes_; }
  Parts parts(std::uint32_t node) const { return {nodes_, node}; }
  Span span(std::uint32_t node) const { return place_.span(nodes_[node].begin, nodes_[node].end); }
  Span span(Span from, Span to) const { return place_.span(from.begin, to.end); }
  std::string_view text(std::uint32_t node) const {
    return place_.text.substr(nodes_[node].begin, nodes_[node].end - nodes_[node].begin);
  }
  /// What the author wrote there, without comments and line breaks, cut where it is long.
  std::string source(Span span) const;

  /// Whether the walk stands on this keyword or sign; `take_mark` steps over it too.
  bool at_mark(const Parts& walk, std::string_view mark) const {
    return walk.is(Node::Kind::mark) && text(walk.index()) == mark;
  }
  bool take_mark(Parts& walk, std::string_view mark) const;

  Word word(std::uint32_t leaf);
  /// As `word`, where a name is due: it may not be empty.
  Word name(std::uint32_t leaf);
  Item item(std::uint32_t leaf);

  void report(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }

 private:
  const Nodes& nodes_;
  const Place& place_;
  std::vector<Diagnostic>& diagnostics_;
};

/// Of a sign or word such as `<=` and `contains`; nothing where it compares nothing.
std::optional<Comparator> comparator_of(std::string_view sign);
/// Of a `condition` node.
Condition build_condition(Builder& builder, std::uint32_t node);
/// Of an `assertion` node: a Phrase, IsPhrase or Call.
Condition build_assertion(Builder& builder, std::uint32_t node);
CitationSyntax build_citation(Builder& builder, std::uint32_t node);
/// Adds what a `validity` node says.
void build_validity(Builder& builder, std::uint32_t node, Validity& validity);
std::vector<Word> build_overrides(Builder& builder, std::uint32_t node);
/// The number or variable of `with certainty …`.
Item build_certainty(Builder& builder, std::uint32_t node);
/// Of a `rule`, `table` or `example` node.
RuleStatement build_rule(Builder& builder, std::uint32_t node);
TableStatement build_table(Builder& builder, std::uint32_t node);
ExampleStatement build_example(Builder& builder, std::uint32_t node);
/// Of a statement's node, whichever it is.
Statement build_statement(Builder& builder, std::uint32_t node);

}  // namespace counsel::lang::grammar
