// Rows go to the engine by the block, so that it can overlap its waits for memory.
#include "cli/fact_files.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "cli/render/text.h"
#include "engine/base/points.h"
#include "engine/base/utf8.h"
#include "kb/conform.h"
#include "kb/csv.h"

namespace counsel::cli {

namespace {

namespace fs = std::filesystem;

class FileRows {
 public:
  FileRows(const FactFileToRead& file, std::uint32_t number, const lang::Relation& relation,
           const kb::Conformer& conformer, eval::Preparation& into, std::span<const Fact> left_out)
      : file_(file), number_(number), relation_(relation), conformer_(conformer), into_(into),
        columns_(relation.columns) {
    if (relation.uncertain) columns_.push_back({"certainty", {Type::number, ""}});
    cell_of_.resize(columns_.size());
    std::iota(cell_of_.begin(), cell_of_.end(), std::size_t{0});
    for (const Fact& fact : left_out) {
      if (fact.relation != relation.name) continue;
      auto& cells = left_out_.emplace_back();
      for (const Value& value : fact.values) cells.push_back(into.symbols().intern(value));
    }
  }

  std::vector<FactFileProblem> read(FactSource& from, const Io& io) {
    const auto stream = from.open(file_);
    if (!stream) {
      cannot_read(stream.error());
      return std::move(problems_);
    }
    const auto source = [&stream](char* bytes, std::size_t size) { return (*stream)->read(bytes, size); };
    kb::CellReader reader(source, kb::cell_form(file_.path));
    bool first = true;
    while (const kb::CellReader::Row* row = reader.next()) {
      if (problems_.size() == kMaxProblems) {
        problems_.push_back({number_, false, "there is more that is wrong"});
        break;
      }
      if (!first || !read_header(*row)) read_row(*row);
      first = false;
      if (numbers_.size() == kBlock) hand_over();
      if (row->number % kRowsBetweenQuestions == 0 && io.interrupted && io.interrupted()) return std::move(problems_);
    }
    if (auto problem = (*stream)->problem()) {
      problems_.clear();  // found in what was not to be read
      cannot_read(*std::move(problem));
    }
    hand_over();
    return std::move(problems_);
  }

 private:
  static constexpr std::size_t kBlock = 32;
  static constexpr std::size_t kRowsBetweenQuestions = 1 << 14;

  void cannot_read(std::string why) { problems_.push_back({number_, true, std::move(why)}); }

  void report(std::size_t row, std::optional<std::size_t> cell, const std::string& what) {
    problems_.push_back({number_, false,
                         "row " + std::to_string(row) + (cell ? ", column " + std::to_string(*cell + 1) : "") + ": " + what});
  }

  /// How certain a fact is may be left out.
  bool has_right_length(const kb::CellReader::Row& row) const {
    return row.cells.size() == columns_.size() || row.cells.size() == relation_.columns.size();
  }

  /// Whether the row names the columns. A row of a wrong length or with another word in it is data.
  bool read_header(const kb::CellReader::Row& row) {
    if (row.problem || !has_right_length(row)) return false;
    std::vector<std::size_t> cell_of;
    for (const Column& column : std::span(columns_).first(row.cells.size())) {
      const auto named = std::find_if(row.cells.begin(), row.cells.end(), [&](std::string_view cell) {
        return !first_invalid_utf8(cell) && to_nfc(cell) == column.name;
      });
      if (named == row.cells.end()) return false;
      cell_of.push_back(static_cast<std::size_t>(named - row.cells.begin()));
    }
    cell_of_ = std::move(cell_of);
    has_header_ = true;
    return true;
  }

  void read_row(const kb::CellReader::Row& row) {
    if (row.problem) return report(row.number, row.problem->cell - 1, row.problem->message);
    if (has_header_ ? row.cells.size() != cell_of_.size() : !has_right_length(row))
      return report(row.number, std::nullopt,
                    "it has " + counted(row.cells.size(), "cell") + ", and `" + relation_.name + "` " +
                        counted(has_header_ ? cell_of_.size() : relation_.columns.size(), "column"));
    const std::size_t problems_before = problems_.size();
    for (std::size_t i = 0; i < row.cells.size(); ++i) read_cell(row, i);
    if (row.cells.size() < columns_.size()) symbols_.push_back(into_.symbols().intern(kCertainUdb));
    if (problems_.size() == problems_before && !is_left_out())
      numbers_.push_back(static_cast<std::uint32_t>(row.number));
    symbols_.resize(numbers_.size() * columns_.size());
  }

  /// Of the row that was read last.
  bool is_left_out() const {
    const auto cells = std::span(symbols_).subspan(numbers_.size() * columns_.size(), relation_.columns.size());
    return std::ranges::any_of(left_out_, [&](const auto& fact) { return std::ranges::equal(fact, cells); });
  }

  void read_cell(const kb::CellReader::Row& row, std::size_t number) {
    const Column& column = columns_[number];
    const std::size_t cell = cell_of_[number];
    const std::string_view text = row.cells[cell];
    if (column.type.type == Type::integer) {  // what files are full of
      std::int64_t integer = 0;
      const auto end = text.data() + text.size();
      if (const auto read = std::from_chars(text.data(), end, integer); read.ec == std::errc{} && read.ptr == end) {
        symbols_.push_back(into_.symbols().intern(integer));
        return;
      }
    }
    const auto value = conformer_.read(column.type, text);
    if (!value) return report(row.number, cell, column.name + ": " + value.error());
    if (number == relation_.columns.size()) return add_certainty(row.number, cell, std::get<double>(*value));
    symbols_.push_back(into_.symbols().intern(*value));
  }

  void add_certainty(std::size_t row, std::size_t cell, double certainty) {
    if (certainty <= 0 || certainty > 1)
      return report(row, cell, "certainty: it is more than 0 and at most 1, and not " + to_string(Value(certainty)));
    symbols_.push_back(into_.symbols().intern(certainty_udb(certainty)));
  }

  void hand_over() {
    into_.add_rows(relation_.stated.value_or(file_.relation), symbols_, number_, numbers_);
    symbols_.clear();
    numbers_.clear();
  }

  const FactFileToRead& file_;
  std::uint32_t number_;
  const lang::Relation& relation_;
  const kb::Conformer& conformer_;
  eval::Preparation& into_;
  std::vector<Column> columns_;         // with how certain the fact is, of an uncertain relation
  std::vector<std::size_t> cell_of_;    // by column
  bool has_header_ = false;
  std::vector<eval::Symbol> symbols_;   // of the block that is being read
  std::vector<std::uint32_t> numbers_;  // of its rows in the file
  std::vector<std::vector<eval::Symbol>> left_out_;
  std::vector<FactFileProblem> problems_;
};

}  // namespace

std::string stated_path(const std::string& stated, FileId in, const lang::Sources& sources) {
  return (fs::path(sources.file(in).path).parent_path() / stated).lexically_normal().generic_string();
}

std::vector<FactFileToRead> stated_files(const lang::Program& program, const lang::Sources& sources,
                                         const fs::path& folder) {
  std::vector<FactFileToRead> files;
  for (const lang::FactFile& stated : program.fact_files) {
    const std::string shown = stated_path(stated.path, stated.span.file, sources);
    files.push_back({stated.relation, folder / shown,
                     {.name = shown, .origin = Origin::rules, .citations = stated.citations}});
  }
  return files;
}

Complaint complaint_of(const FactFileProblem& problem, std::span<const FactFileToRead> files) {
  const std::string& name = files[problem.file].origin.name;
  return {problem.unreadable ? "cannot read `" + name + "`: " + problem.what : name + ": " + problem.what, ""};
}

std::vector<FactFileProblem> read_fact_files(std::span<const FactFileToRead> files, const lang::Program& program,
                                             const kb::Declarations& declarations, eval::Preparation& into,
                                             FactSource& from, const Io& io, std::span<const Fact> left_out) {
  const kb::Conformer conformer(declarations);
  std::vector<FactFileProblem> problems;
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    FileRows rows(files[i], i, program.relation(files[i].relation), conformer, into, left_out);
    const std::vector<FactFileProblem> more = rows.read(from, io);
    problems.insert(problems.end(), more.begin(), more.end());
  }
  return problems;
}

}  // namespace counsel::cli
