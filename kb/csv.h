// kb/csv.h
// Comma-separated values after RFC 4180: cells may be quoted, and a quoted cell may hold commas, doubled quotes
// and line breaks.
//
// Beyond the RFC: a byte order mark at the start, lines that end in LF alone and blank lines are taken and mean
//         nothing. What it leaves open is an error here: bare quotes and text after a closing quote.
// Errors: every one has a row and a cell; reading goes on with the next row.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace counsel::kb {

/// Where rows are counted from 1 as a spreadsheet shows them, cells likewise.
struct CsvProblem {
  std::size_t row = 0;
  std::size_t cell = 0;
  std::string message;
};

struct CsvRow {
  std::size_t number = 0;
  std::vector<std::string> cells;
};

struct Csv {
  std::vector<CsvRow> rows;  // the sound ones
  std::vector<CsvProblem> problems;
};

Csv read_csv(std::string_view text);

/// One row with its line end (CR LF, as the RFC has it). Reading it gives the same cells.
std::string write_csv_row(const std::vector<std::string>& cells);

}  // namespace counsel::kb
