// engine/lang/readings.h
// What a phrase means, now that the vocabulary is known: which relation, and which item stands in which column.
//
// Nothing is guessed: a phrase with two meanings is a diagnostic that shows both, and one with none says what
// was looked for. Words that stand for values are typed later, by `value_of`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {

struct Reading {
  RelationId relation{};
  std::vector<Item> items;  // one a column; a column that a call leaves out is `?_`
};

/// `real-time` · `high concurrency` · `?f written-in ?l`
std::optional<Reading> read_phrase(const Phrase& phrase, Span span, const Vocabulary& vocabulary,
                                   std::vector<Diagnostic>& diagnostics);

/// `written-in(?f, ?l)`, `written-in(framework: ?f)`
std::optional<Reading> read_call(const Call& call, Span span, const Vocabulary& vocabulary,
                                 std::vector<Diagnostic>& diagnostics);

/// The attribute that the subject of `… is …` names.
std::optional<RelationId> read_subject(const IsPhrase& phrase, const Vocabulary& vocabulary,
                                       std::vector<Diagnostic>& diagnostics);

/// A diagnostic for a name that no attribute (or relation) has, with the nearest one.
Diagnostic unknown_relation(const Item& item, std::string_view kind, const Vocabulary& vocabulary);

/// The phrase as the author wrote it, in one line.
std::string written(const Phrase& phrase);

}  // namespace counsel::lang
