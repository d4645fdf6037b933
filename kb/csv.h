// kb/csv.h
// Rows of cells as text: comma-separated values after RFC 4180, where cells may be quoted, and a quoted cell may hold
// commas, doubled quotes and line breaks; and tab-separated values, where a cell is what stands between tabs.
//
// Beyond the RFC: a byte order mark at the start, lines that end in LF alone and blank lines are taken and mean
//         nothing. What it leaves open is an error here: bare quotes and text after a closing quote.
// Cost:   one pass over blocks of the file; what is held is the longest row.
// Errors: every one has a row and a cell; reading goes on with the next row. A row of more than kMaxRowBytes, which
//         most often is a quote that nobody closed, is an error that ends the file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counsel::kb {

inline constexpr std::size_t kMaxRowBytes = std::size_t{16} << 20;

enum class CellForm { csv, tsv };

/// By the ending of the file's name: whatever is not `.csv` is separated by tabs.
CellForm cell_form(const std::filesystem::path& file);

/// Where rows are counted from 1 as a spreadsheet shows them, cells likewise.
struct CsvProblem {
  std::size_t row = 0;
  std::size_t cell = 0;
  std::string message;
};

/// Reads one row after another of text that comes in blocks.
class CellReader {
 public:
  /// Writes up to `size` bytes to `into` and says how many; 0 at the end.
  using Source = std::function<std::size_t(char* into, std::size_t size)>;

  /// Views hold until the next row is read.
  struct Row {
    std::size_t number = 0;
    std::vector<std::string_view> cells;  // up to the wrong one, where there is a problem
    std::optional<CsvProblem> problem;
  };

  CellReader(Source source, CellForm form) : source_(std::move(source)), form_(form) {}

  /// The next row that is not blank, sound or not; null at the end.
  const Row* next();

 private:
  struct Cell {
    std::size_t begin, end;
    bool doubled;  // holds doubled quotes
  };

  void fill();
  bool read_row();
  const char* read_cell();
  const char* read_quoted();
  bool at_cell_end() const;
  bool take(std::string_view expected);
  void skip_line();
  std::string_view undoubled(const Cell& cell);

  Source source_;
  CellForm form_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool started_ = false;
  bool ended_ = false;  // the source has no more
  std::size_t rows_ = 0;
  std::vector<Cell> cells_;
  const char* wrong_ = nullptr;  // with the last of `cells_`
  Row row_;
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
