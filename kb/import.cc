#include "kb/import.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>

#include "engine/base/utf8.h"
#include "kb/conform.h"
#include "kb/csv.h"
#include "kb/export.h"

namespace counsel::kb {

namespace {

constexpr std::size_t kWholeRow = 0;  // as the cell of a problem

std::string place_of(const CsvProblem& problem) {
  const std::string row = "row " + std::to_string(problem.row);
  return problem.cell == kWholeRow ? row : row + ", column " + std::to_string(problem.cell);
}

std::string names_of(const RelationSchema& relation) {
  std::string names;
  for (const auto& column : relation.columns) names += (names.empty() ? "" : ", ") + column.name;
  return names;
}

/// Which cell of a row holds what.
struct Header {
  std::vector<std::size_t> cell_of_column;
  std::optional<std::size_t> source;
  std::optional<std::size_t> locator;
  std::size_t cells = 0;
};

class CsvFacts {
 public:
  CsvFacts(const Conformer& conformer, const RelationSchema& relation, const std::string& file)
      : conformer_(conformer), relation_(relation), file_(file) {}

  FileFacts read(Csv csv) {
    problems_ = std::move(csv.problems);
    const std::size_t first_problem = problems_.empty() ? SIZE_MAX : problems_.front().row;
    if (csv.rows.empty() && problems_.empty())
      report(1, kWholeRow, "the file is empty; its first row has to name the columns: " + names_of(relation_));
    if (!csv.rows.empty() && csv.rows.front().number < first_problem) read_rows(csv.rows);

    FileFacts result{std::move(facts_), {}};
    std::stable_sort(problems_.begin(), problems_.end(), [](const CsvProblem& x, const CsvProblem& y) {
      return std::tie(x.row, x.cell) < std::tie(y.row, y.cell);
    });
    for (auto& problem : problems_) {
      if (result.problems.size() == kMaxProblems) break;
      result.problems.push_back({place_of(problem), std::move(problem.message)});
    }
    return result;
  }

 private:
  void read_rows(const std::vector<CsvRow>& rows) {
    const auto header = read_header(rows.front());
    for (std::size_t i = 1; header && i < rows.size(); ++i) read_row(*header, rows[i]);
  }

  std::optional<Header> read_header(const CsvRow& row) {
    const auto [source, locator] = citation_columns(relation_);
    std::vector<std::string> due;
    for (const auto& column : relation_.columns) due.push_back(column.name);
    Header header;
    header.cells = row.cells.size();
    header.cell_of_column.assign(due.size(), row.cells.size());
    const auto problems_before = problems_.size();
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
      const std::string& given = row.cells[cell];
      if (first_invalid_utf8(given)) {
        report(row.number, cell + 1, "it is no valid UTF-8");
        continue;
      }
      const std::string name = to_nfc(given);
      const auto column = std::find(due.begin(), due.end(), name);
      bool twice = false;
      if (column != due.end()) {
        auto& at = header.cell_of_column[static_cast<std::size_t>(column - due.begin())];
        twice = at != row.cells.size();
        at = cell;
      } else if (name == source || name == locator) {
        auto& at = name == source ? header.source : header.locator;
        twice = at.has_value();
        at = cell;
      } else {
        report(row.number, cell + 1,
               "`" + relation_.name + "` has no column `" + name + "`; its columns are: " + names_of(relation_));
      }
      if (twice) report(row.number, cell + 1, "the column `" + name + "` stands here twice");
    }
    for (std::size_t i = 0; i < due.size(); ++i)
      if (header.cell_of_column[i] == row.cells.size())
        report(row.number, kWholeRow, "the column `" + due[i] + "` is missing");
    if (problems_.size() != problems_before) return std::nullopt;
    return header;
  }

  void read_row(const Header& header, const CsvRow& row) {
    if (row.cells.size() != header.cells)
      return report(row.number, kWholeRow,
                    "it has " + std::to_string(row.cells.size()) + (row.cells.size() == 1 ? " cell" : " cells") +
                        " where the first row has " + std::to_string(header.cells));
    Fact fact;
    fact.relation = relation_.name;
    fact.place = file_ + ":" + std::to_string(row.number);
    for (std::size_t i = 0; i < relation_.columns.size(); ++i) {
      const auto cell = header.cell_of_column[i];
      auto value = conformer_.read(relation_.columns[i].type, row.cells[cell]);
      if (!value) {
        report(row.number, cell + 1, relation_.columns[i].name + ": " + value.error());
        continue;
      }
      fact.values.push_back(*std::move(value));
    }
    read_citation(header, row, fact);
    if (fact.values.size() == relation_.columns.size()) facts_.push_back(std::move(fact));
  }

  void read_citation(const Header& header, const CsvRow& row, Fact& fact) {
    const std::string document = header.source ? row.cells[*header.source] : "";
    const std::string locator = header.locator ? row.cells[*header.locator] : "";
    if (document.empty() && locator.empty()) return;
    if (document.empty()) return report(row.number, *header.locator + 1, "there is a locator without a source");
    auto citations = conformer_.citations({{document, locator}});
    if (!citations) return report(row.number, *header.source + 1, citations.error());
    fact.citations = *std::move(citations);
  }

  void report(std::size_t row, std::size_t cell, std::string message) {
    problems_.push_back({row, cell, std::move(message)});
  }

  const Conformer& conformer_;
  const RelationSchema& relation_;
  const std::string& file_;
  std::vector<Fact> facts_;
  std::vector<CsvProblem> problems_;
};

Result<ImportReport> import_read(FactBase& base, const Declarations& declarations, FileFacts read,
                                 const std::string& file, const Act& act) {
  if (!read.problems.empty()) return ImportReport{{}, std::move(read.problems)};
  return base.import_facts(declarations, read.facts, act, file).map([](const Imported& done) {
    return ImportReport{done, {}};
  });
}

}  // namespace

FileFacts facts_from_csv(const Declarations& declarations, const std::string& relation, std::string_view text,
                         const std::string& file) {
  const Conformer conformer(declarations);
  const auto* declared = conformer.find_relation(relation);
  if (declared == nullptr) return {{}, {{file, "no relation is called `" + relation + "`"}}};
  return CsvFacts(conformer, *declared, file).read(read_csv(text));
}

Result<ImportReport> import_csv(FactBase& base, const Declarations& declarations, const std::string& relation,
                                std::string_view text, const std::string& file, const Act& act) {
  return import_read(base, declarations, facts_from_csv(declarations, relation, text, file), file, act);
}

Result<ImportReport> import_json(FactBase& base, const Declarations& declarations, std::string_view text,
                                 const std::string& file, const Act& act) {
  return import_read(base, declarations, facts_from_json(declarations, text, file), file, act);
}

}  // namespace counsel::kb
