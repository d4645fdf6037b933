// tests/property/table_maker.h
// Random rows of tables, each of them one token.
#pragma once

#include <functional>
#include <string>

#include "tests/property/token_maker.h"

namespace counsel::property {

class TableMaker : protected TokenMaker {
 protected:
  using TokenMaker::TokenMaker;

  /// The names of columns, sometimes a line below them, and values.
  void rows_of_facts();
  /// The same of a decision table, with `||` before the conclusions.
  void rows_of_decisions();

 private:
  using Part = std::function<void()>;

  std::string blanks() { return std::string(below(3), chance(80) ? ' ' : '\t'); }
  std::string cell(const Part& value);
  void row(std::size_t columns, const Part& value);
  void decision_row(std::size_t conditions, std::size_t conclusions, const Part& condition, const Part& conclusion);
  void value();
  void values();
  void range();
  void decision_cell();
  void dashes() { any_word({"-", "---", ":--", ":-:", "--:"}); }
};

}  // namespace counsel::property
