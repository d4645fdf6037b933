// engine/lang/parse.h
// Text → syntax tree. Knows the grammar and no vocabulary.
//
// Order:  statements in file order, files in Sources order; diagnostics by place.
// Cost:   linear in the text, whatever the text is: no rule of the grammar backs up over more than three words.
// Errors: E01xx, at most one unexpected word a statement. A statement with an error is left out of the tree and
//         never spoils the next one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/source.h"
#include "engine/lang/syntax.h"

namespace counsel::lang {

struct Parsed {
  SyntaxTree tree;
  std::vector<Diagnostic> diagnostics;
  /// Where statements with an error stand: what they declare is not in the tree, and no mistake elsewhere.
  std::vector<Span> left_out;
};

Parsed parse(const Sources& sources);

struct ParsedCondition {
  std::optional<Condition> condition;  // nothing where there is a diagnostic
  std::vector<Diagnostic> diagnostics;
};

/// A file that is a condition and nothing else.
ParsedCondition parse_condition(FileId file, std::string_view text);

struct ParsedFact {
  std::optional<FactStatement> fact;  // nothing where there is a diagnostic
  std::vector<Diagnostic> diagnostics;
};

/// A file that is a fact and nothing else: `Phoenix written-in Elixir`, without validity.
ParsedFact parse_fact(FileId file, std::string_view text);

/// The paths of a text's `use` statements, for `load`, which has to find the files before `parse` can start.
/// Their spans carry `file`. What is malformed is left out: `parse` reports it.
std::vector<Word> used_paths(FileId file, std::string_view text);

}  // namespace counsel::lang
