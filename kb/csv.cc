#include "kb/csv.h"

namespace counsel::kb {

namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
  }

  Csv read() {
    while (at_ < text_.size()) read_row();
    return std::move(csv_);
  }

 private:
  void read_row() {
    ++row_;
    if (take("\n") || take("\r\n")) return;  // a blank line
    CsvRow row{row_, {}};
    do {
      row.cells.emplace_back();
      const char* wrong = take("\"") ? read_quoted(row.cells.back()) : read_bare(row.cells.back());
      if (wrong != nullptr) {
        csv_.problems.push_back({row_, row.cells.size(), wrong});
        return skip_line();
      }
    } while (take(","));
    static_cast<void>(take("\n") || take("\r\n"));
    csv_.rows.push_back(std::move(row));
  }

  // Both read up to the comma or line end after the cell, and say what is wrong, if anything is.

  const char* read_quoted(std::string& cell) {
    while (at_ < text_.size()) {
      if (take("\"\"")) {
        cell += '"';
      } else if (take("\"")) {
        return at_cell_end() ? nullptr : "there is text after the closing quote";
      } else {
        cell += text_[at_++];
      }
    }
    return "the quote that opens this cell is never closed";
  }

  const char* read_bare(std::string& cell) {
    while (!at_cell_end()) {
      if (text_[at_] == '"') return "there is a quote inside a cell that is not quoted";
      if (text_[at_] == '\r') return "there is a carriage return that ends no line";
      cell += text_[at_++];
    }
    return nullptr;
  }

  bool at_cell_end() const {
    const auto rest = text_.substr(at_);
    return rest.empty() || rest.front() == ',' || rest.front() == '\n' || rest.starts_with("\r\n");
  }

  bool take(std::string_view expected) {
    if (!text_.substr(at_).starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }

  void skip_line() {
    const auto end = text_.find('\n', at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t row_ = 0;
  Csv csv_;
};

}  // namespace

Csv read_csv(std::string_view text) { return Reader(text).read(); }

std::string write_csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) row += ',';
    // A lone empty cell would be a blank line, and a first cell may begin with a byte order mark.
    const bool quote = cell.find_first_of(",\"\r\n\xEF") != std::string::npos || (cell.empty() && cells.size() == 1);
    if (!quote) {
      row += cell;
      continue;
    }
    row += '"';
    for (const char c : cell) {
      if (c == '"') row += '"';
      row += c;
    }
    row += '"';
  }
  return row + "\r\n";
}

}  // namespace counsel::kb
