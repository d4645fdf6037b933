// Any bytes are read as CSV, or every problem has its place; what is read, written again, reads the same.
#include "engine/base/check.h"
#include "kb/csv.h"
#include "tests/fuzz/one_input.h"

namespace counsel::fuzz {

void one_input(std::string_view bytes) {
  const kb::Csv csv = kb::read_csv(bytes);
  for (const kb::CsvProblem& problem : csv.problems)
    COUNSEL_CHECK(problem.row > 0 && problem.cell > 0 && !problem.message.empty(), "a problem has its place");
  std::string written;
  for (const kb::CsvRow& row : csv.rows) written += kb::write_csv_row(row.cells);
  const kb::Csv again = kb::read_csv(written);
  COUNSEL_CHECK(again.problems.empty() && again.rows.size() == csv.rows.size(), "what was written is read");
  for (std::size_t i = 0; i < csv.rows.size(); ++i)
    COUNSEL_CHECK(again.rows[i].cells == csv.rows[i].cells, "a cell is read as it was written");
}

}  // namespace counsel::fuzz
