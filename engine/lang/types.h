// engine/lang/types.h
// What an item of a sentence is worth in a place of a given type.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {

/// The value `item` has where `type` is due: a member for one of its spellings, a text for a quoted literal, a
/// number for a whole number. Says what is wrong, naming `place` ("`team-size`"), where it has none.
/// Requires: not a variable.
std::optional<Value> value_of(const Item& item, const ColumnType& type, const Vocabulary& vocabulary,
                              std::string_view place, std::vector<Diagnostic>& diagnostics);

/// Whether `value_of` would find a value; says nothing.
bool fits(const Item& item, const ColumnType& type, const Vocabulary& vocabulary);

/// Says so where the value lies outside the attribute's range.
bool in_range(const Relation& attribute, const Value& value, Span span, std::vector<Diagnostic>& diagnostics);

/// "a framework", "an integer", "a name", "a value of concurrency"
std::string with_article(const ColumnType& type);

/// "low, medium and high"; long lists are cut, and say by how many.
std::string listed_members(const Kind& kind);

/// The item as the author wrote it: `high`, `?x`, `"Ruby on Rails"`, `3`.
std::string written(const Item& item);

/// "from 1 to 10", "at least 1", "at most 10"
std::string range_text(const Attribute& attribute);

}  // namespace counsel::lang
