// A row is read as if the buffer held all that is left. Where that came up to the end of the buffer and there is more,
// the row is read again over a longer one; the buffer doubles, so that a long row is read a few times and not often.
#include "kb/csv.h"

#include <algorithm>

namespace counsel::kb {

namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10;

}  // namespace

CellForm cell_form(const std::filesystem::path& file) { return file.extension() == ".csv" ? CellForm::csv : CellForm::tsv; }

const CellReader::Row* CellReader::next() {
  for (;;) {
    const std::size_t begin = at_;
    const std::size_t rows_before = rows_;
    const bool blank = at_ < buffer_.size() && !read_row();
    if (at_ == buffer_.size() && !ended_) {
      at_ = begin;
      rows_ = rows_before;
      fill();
      continue;
    }
    if (begin == buffer_.size()) return nullptr;
    if (blank) continue;
    row_.number = rows_;
    row_.cells.clear();
    for (const Cell& cell : cells_) row_.cells.push_back(undoubled(cell));
    row_.problem.reset();
    if (wrong_ != nullptr) row_.problem = CsvProblem{rows_, cells_.size(), wrong_};
    return &row_;
  }
}

/// Drops the rows that were read, and reads at least as much again as is left.
void CellReader::fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t kept = buffer_.size();
  if (kept > kMaxRowBytes) {  // left as it is, this row ends the file
    ended_ = true;
    return;
  }
  buffer_.resize(kept + std::max(kept, kBlock));
  std::size_t filled = kept;
  while (filled < buffer_.size()) {
    const std::size_t count = source_(buffer_.data() + filled, buffer_.size() - filled);
    if (count == 0) break;
    filled += count;
  }
  ended_ = filled < buffer_.size();
  buffer_.resize(filled);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (!started_ && buffer_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
  started_ = true;
}

/// False for a blank line.
bool CellReader::read_row() {
  ++rows_;
  if (take("\n") || take("\r\n")) return false;
  cells_.clear();
  const std::size_t begin = at_;
  do {
    wrong_ = read_cell();
    if (wrong_ == nullptr) continue;
    skip_line();
    break;
  } while (take(form_ == CellForm::csv ? "," : "\t"));
  if (wrong_ == nullptr) static_cast<void>(take("\n") || take("\r\n"));
  if (at_ - begin > kMaxRowBytes) wrong_ = "the row is longer than 16 MiB";
  return true;
}

/// Reads up to the separator or line end after the cell, and says what is wrong, if anything is.
const char* CellReader::read_cell() {
  if (form_ == CellForm::csv && take("\"")) return read_quoted();
  const char separator = form_ == CellForm::csv ? ',' : '\t';
  const std::size_t begin = at_;
  const char* wrong = nullptr;
  for (; at_ < buffer_.size(); ++at_) {
    const char c = buffer_[at_];
    if (c == separator || c == '\n') break;
    if (c == '\r') {
      if (!at_cell_end()) wrong = "there is a carriage return that ends no line";
      break;
    }
    if (c == '"' && form_ == CellForm::csv) {
      wrong = "there is a quote inside a cell that is not quoted";
      break;
    }
  }
  cells_.push_back({begin, at_, false});
  return wrong;
}

const char* CellReader::read_quoted() {
  const std::size_t begin = at_;
  bool doubled = false;
  for (;;) {
    at_ = std::min(buffer_.find('"', at_), buffer_.size());
    if (!take("\"\"")) break;
    doubled = true;
  }
  cells_.push_back({begin, at_, doubled});
  if (!take("\"")) return "the quote that opens this cell is never closed";
  return at_cell_end() ? nullptr : "there is text after the closing quote";
}

bool CellReader::at_cell_end() const {
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  return rest.empty() || rest.front() == ',' || rest.front() == '\n' || rest.starts_with("\r\n");
}

bool CellReader::take(std::string_view expected) {
  if (buffer_.compare(at_, expected.size(), expected) != 0) return false;
  at_ += expected.size();
  return true;
}

void CellReader::skip_line() { at_ = std::min(buffer_.find('\n', at_), buffer_.size() - 1) + 1; }

/// Closes up the cell in the buffer, which is not read again.
std::string_view CellReader::undoubled(const Cell& cell) {
  std::size_t end = cell.end;
  if (cell.doubled) {
    end = cell.begin;
    for (std::size_t from = cell.begin; from < cell.end; ++from) {
      buffer_[end++] = buffer_[from];
      if (buffer_[from] == '"') ++from;
    }
  }
  return std::string_view(buffer_).substr(cell.begin, end - cell.begin);
}

Csv read_csv(std::string_view text) {
  Csv csv;
  const auto source = [&text](char* into, std::size_t size) {
    const std::size_t count = text.copy(into, size);
    text.remove_prefix(count);
    return count;
  };
  CellReader reader(source, CellForm::csv);
  while (const CellReader::Row* row = reader.next()) {
    if (row->problem)
      csv.problems.push_back(*row->problem);
    else
      csv.rows.push_back({row->number, {row->cells.begin(), row->cells.end()}});
  }
  return csv;
}

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
