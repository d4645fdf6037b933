// engine/lang/declarations.h
// What one declaration says: the types, ranges and defaults of attributes, the columns of relations.
//
// Errors: each leaves behind what the rest of the checker can go on with: a type that takes any name, no range.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {

/// Names, and where each was first declared.
using FirstPlaces = std::unordered_map<std::string, Span>;

/// Says so and returns false where the name is taken; `first` remembers who took it. `kind` is "attribute", "rule" ….
bool declared_once(FirstPlaces& first, std::string_view kind, const Word& name, std::vector<Diagnostic>& diagnostics);

/// What the members listed in `attribute A: one of a, b` are called together; no declared kind can be called so
/// without quotes, and messages read well: "`hgih` is no value of concurrency".
std::string own_kind_name(const std::string& attribute);
/// `one of a, b, c`: more than one word is a set of its own; one word names a declared kind.
bool has_own_kind(const TypeSyntax& type);

/// The type of a kind's members. Requires, as the functions below, that the vocabulary has its kinds.
ColumnType kind_type(const Word& kind, const Vocabulary& vocabulary, std::vector<Diagnostic>& diagnostics);
/// Says that `what` takes `expected`, and gives the type to go on with.
ColumnType wrong_type(const TypeSyntax& type, std::string_view what, std::string_view expected, std::string_view found,
                      std::vector<Diagnostic>& diagnostics);

Relation declared_attribute(const AttributeStatement& statement, Span span, const Vocabulary& vocabulary,
                            std::vector<Diagnostic>& diagnostics);
Relation declared_relation(const RelationStatement& statement, Span span, const Vocabulary& vocabulary,
                           std::vector<Diagnostic>& diagnostics);

}  // namespace counsel::lang
