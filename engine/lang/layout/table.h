// engine/lang/layout/table.h
// The rows of a table, their columns one below the other.
//
// A column is as wide as its widest cell, in cells of a terminal. A cell wider than kWidestAligned (measures.h) sticks
// out of its row and widens no other: otherwise one long text would be paid for in every row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/lang/grammar/nodes.h"

namespace counsel::lang::layout {

/// The rows of a statement, and the line below the header where there is one, from their first bar to their last.
std::vector<std::string> aligned_rows(const grammar::Nodes& nodes, std::string_view text);

/// Whether the leaf is the line below a table's header: |---|:---:|
bool is_rule_off(const grammar::Node& leaf, std::string_view text);

}  // namespace counsel::lang::layout
