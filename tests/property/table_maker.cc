#include "tests/property/table_maker.h"

#include <utility>

namespace counsel::property {

/// Its tokens have blanks between them, unless they stay apart without.
std::string TableMaker::cell(const Part& part) {
  Tokens outside = std::exchange(tokens_, {});
  part();
  const Tokens inside = std::exchange(tokens_, std::move(outside));
  std::string written = blanks();
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (i > 0) written += inside[i - 1] == "not" ? " " : blanks();
    written += inside[i];
  }
  return written + blanks();
}

void TableMaker::row(std::size_t columns, const Part& part) {
  std::string out = "|";
  times(columns, [&] { out += cell(part) + "|"; });
  add(out);
}

void TableMaker::rows_of_facts() {
  const std::size_t columns = 1 + below(4);
  row(columns, [&] { written_name(); });
  if (chance(30)) row(columns, [&] { dashes(); });
  times(1 + below(4), [&] { row(columns, [&] { chance(80) ? value() : void(); }); });
}

void TableMaker::value() {
  any_of({[&] { number(); }, [&] { quoted(); }, [&] { name(); }, [&] { date(); }});
}

void TableMaker::values() {
  if (chance(20)) add("not");
  listed(3, ",", [&] { value(); });
}

void TableMaker::range() {
  value();
  add("..");
  value();
}

void TableMaker::decision_cell() {
  const auto nothing = [&] { add(" "); };  // between bars that touch, it would make one bar of them
  any_of({nothing, [&] { add("-"); }, [&] { values(); }, [&] { range(); },
          [&] {
            any_word({"=", "!=", "<", "<=", ">", ">="});
            value();
          }});
}

void TableMaker::decision_row(std::size_t conditions, std::size_t conclusions, const Part& condition,
                              const Part& conclusion) {
  std::string out = "|";
  times(conditions, [&] { out += cell(condition) + "|"; });
  out += "|";
  times(conclusions, [&] { out += cell(conclusion) + "|"; });
  add(out);
}

void TableMaker::rows_of_decisions() {
  const std::size_t conditions = 1 + below(3), conclusions = 1 + below(3);
  const auto every_cell = [&](const Part& part) { decision_row(conditions, conclusions, part, part); };
  every_cell([&] { written_name(); });
  if (chance(30)) every_cell([&] { dashes(); });
  // A row of `-` alone is the line below the headings.
  times(1 + below(4), [&] {
    decision_row(
        conditions, conclusions, [&] { decision_cell(); }, [&] { values(); });
  });
}

}  // namespace counsel::property
