// Cases that no row of a decision table covers, and those that two rows of a `unique` one cover. A case has a value for
// each attribute of the table: what nobody answered is in no row.
//
// Method: each column is divided into regions, and the rows that are left are followed from column to column. Regions
//         with the same rows left are followed once. The search is exact; at its bound nothing is said.
#include <algorithm>
#include <set>

#include "engine/analyze/analyses.h"
#include "engine/analyze/regions.h"

namespace counsel::analyze {

namespace {

using lang::Code;
using lang::Diagnostic;
using lang::TableStatement;

constexpr std::size_t kMostSteps = 200'000;

class Table {
 public:
  Table(const Subject& subject, const TableStatement& table, Findings& findings)
      : subject_(subject), table_(table), findings_(findings) {}

  void run() {
    if (!read_columns()) return;
    if (table_.unique) find_overlaps();
    std::vector<std::size_t> rows(table_.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
    if (std::vector<std::size_t> gap; find_gap(rows, gap))
      findings_.push_back(
          Diagnostic{Code::TableGap, table_.name.span}.with("table", table_.name.text).with("case", case_text(gap)));
  }

 private:
  /// Nothing is said of a table whose columns are not all divided.
  bool read_columns() {
    for (std::size_t i = 0; i < table_.conditions.size(); ++i) {
      const auto id = subject_.program.find_relation(table_.conditions[i].text);
      if (!id || !subject_.program.relation(*id).attribute) return false;
      std::vector<const TableStatement::Cell*> cells;
      for (const TableStatement::Row& row : table_.rows) cells.push_back(&row.cells[i]);
      auto regions = Regions::of(subject_.program, subject_.program.relation(*id), cells);
      if (!regions || regions->size() == 0) return false;
      columns_.push_back(std::move(*regions));
    }
    return true;
  }

  /// The rows that a value of the region leaves over.
  std::vector<std::size_t> left(const std::vector<std::size_t>& rows, std::size_t column, std::size_t region) {
    std::vector<std::size_t> out;
    steps_ += rows.size();
    for (const std::size_t row : rows)
      if (columns_[column].meets(region, table_.rows[row].cells[column])) out.push_back(row);
    return out;
  }

  bool find_gap(const std::vector<std::size_t>& rows, std::vector<std::size_t>& regions) {
    if (rows.empty()) return true;
    const std::size_t column = regions.size();
    if (column == columns_.size()) return false;
    std::set<std::vector<std::size_t>> followed;
    for (std::size_t region = 0; region < columns_[column].size() && steps_ < kMostSteps; ++region) {
      const auto [rest, is_new] = followed.insert(left(rows, column, region));
      if (!is_new) continue;
      regions.push_back(region);
      if (find_gap(*rest, regions)) return true;
      regions.pop_back();
    }
    return false;
  }

  void find_overlaps() {
    for (std::size_t later = 1; later < table_.rows.size(); ++later)
      for (std::size_t earlier = 0; earlier < later && steps_ < kMostSteps; ++earlier)
        if (const auto regions = shared(earlier, later)) {
          findings_.push_back(Diagnostic{Code::TableOverlap, table_.rows[later].span}
                                  .with("table", table_.name.text)
                                  .with("case", case_text(*regions))
                                  .label(table_.rows[earlier].span, "this row applies as well"));
          break;
        }
  }

  std::optional<std::vector<std::size_t>> shared(std::size_t one, std::size_t other) {
    std::vector<std::size_t> regions;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      std::size_t region = 0;
      while (region < columns_[column].size() && left({one, other}, column, region).size() < 2) ++region;
      if (region == columns_[column].size()) return std::nullopt;
      regions.push_back(region);
    }
    return regions;
  }

  /// "`concurrency` is low and `team-size` is 3": attributes that make no difference are left out.
  std::string case_text(const std::vector<std::size_t>& regions) const {
    std::string out;
    for (std::size_t i = 0; i < regions.size(); ++i)
      out += (i == 0                    ? ""
              : i + 1 == regions.size() ? " and "
                                        : ", ") +
             ("`" + table_.conditions[i].text) + "` is " + to_source(columns_[i].sample(regions[i]));
    return out;
  }

  const Subject& subject_;
  const TableStatement& table_;
  Findings& findings_;
  std::vector<Regions> columns_;
  std::size_t steps_ = 0;
};

}  // namespace

void find_table_gaps(const Subject& subject, Findings& findings) {
  for (const lang::Statement& statement : subject.tree.statements)
    if (const auto* table = std::get_if<TableStatement>(&statement.form)) Table(subject, *table, findings).run();
}

}  // namespace counsel::analyze
