// engine/eval/writer.h
// Writes one alternative of a rule over registers: private to compile.cc.
//
// Shape: variables keep their numbers, constants follow them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/eval/body.h"
#include "engine/lang/program.h"

namespace counsel::eval {

class Writer {
 public:
  /// Guesses or knows how many rows a relation has.
  using RowsOf = std::function<std::uint64_t(RelationId)>;

  Writer(const lang::Program& program, const lang::Rule& rule, const lang::Alternative& alternative, RowsOf rows_of);

  /// A register for every term; those of a head may be constants that no condition mentions.
  std::vector<Register> registers(const std::vector<lang::Term>& terms);

  WrittenBody& body() { return body_; }

 private:
  std::string shown(const lang::Variable& variable) const;
  std::vector<WrittenLiteral> write(const lang::Alternative& alternative);
  WrittenLiteral::Alternatives write(const std::vector<lang::Alternative>& alternatives);
  WrittenLiteral write(const lang::Atom& atom);
  WrittenLiteral write(const lang::Test& test);
  WrittenLiteral write(const lang::Aggregate& aggregate);
  WrittenLiteral write(const lang::Every& every);
  Expression write(const lang::Arithmetic& arithmetic);
  std::optional<Register> register_of(const lang::Term& term);
  Type type_of(const lang::Arithmetic& arithmetic) const;
  bool is_variable(const Expression& expression) const;

  const lang::Program& program_;
  const lang::Rule& rule_;
  RowsOf rows_of_;
  WrittenBody body_;
};

}  // namespace counsel::eval
