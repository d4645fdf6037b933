// engine/lang/table_rules.h
// A decision table is read as the rules that its rows stand for.
//
// Order:  row N of table T is the rule `T/N`.
// Errors: headings that name neither an attribute nor what a rule can conclude, once and not for every row; rows that
//         conclude nothing. What a cell says is checked with the rule.
#pragma once

#include <vector>

#include "engine/lang/vocabulary.h"

namespace counsel::lang {

/// Every span lies in the table: conditions and conclusions in their cells, the rule's name in its row.
/// Requires: the vocabulary has its relations.
std::vector<RuleStatement> rules_of(const TableStatement& table, const Vocabulary& vocabulary,
                                    std::vector<Diagnostic>& diagnostics);

}  // namespace counsel::lang
