// engine/eval/body.h
// Builds the steps of one rule body: private to compile.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/base/ids.h"
#include "engine/eval/join_order.h"
#include "engine/eval/plan.h"

namespace counsel::eval {

/// A literal as it was written, over registers: what the language says, and nothing yet of how it runs.
struct WrittenLiteral {
  using Alternatives = std::vector<std::vector<WrittenLiteral>>;

  Conjunct conjunct;
  RelationId relation{};  // of atoms and absences …
  Range range = Range::complete;
  Comparison comparison{};  // … of comparisons
  Expression left, right;
  Aggregate aggregate;  // … of aggregates, without its blocks
  Every every;          // … of `every`, without its blocks
  Alternatives where, has;
};

struct WrittenBody {
  std::vector<std::string> variables;
  std::vector<Value> constants;
  std::vector<WrittenLiteral> literals;
};

/// Which index of the relation has these columns; makes it known where it is new.
using IndexNumber = std::function<std::uint32_t(RelationId, std::vector<std::uint32_t>)>;

/// The body as steps. `given` are variables that have values before it starts; `wanted`, where there are any, the
/// registers that are read after it: bindings that nothing reads are left out.
Body build_body(const WrittenBody& written, const std::vector<Register>& given,
                const std::optional<std::vector<Register>>& wanted, UndefinedArithmetic when,
                const IndexNumber& index_number);

}  // namespace counsel::eval
