// cli/audit/fact_rows.h
// A file of facts by its rows, for what two files of one name have in common and what not.
//
// Shape: rows are as text, written in one way whatever quotes and line breaks the file has; their order and how often one is
//        there mean nothing. The first row may name the columns, and stays the first.
// Cost:  linear in the file.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "cli/audit/fact_contents.h"

namespace counsel::cli {

struct FactRows {
  std::string first;
  std::set<std::string> others;
};

/// Nothing of a file that was not kept, or has a row that is wrong. `name`, by its ending, says how cells are separated.
std::optional<FactRows> fact_rows(const std::string& name, const FactContent& content);

FactContent content_of(const FactRows& rows);

}  // namespace counsel::cli
