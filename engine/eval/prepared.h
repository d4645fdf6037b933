// engine/eval/prepared.h
// What `prepare` made of a plan and its facts: immutable, and shared by every run and model that starts from it.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/eval/plan.h"
#include "engine/eval/relation.h"
#include "engine/eval/symbols.h"

namespace counsel::eval {

struct PreparedFacts {
  struct Constants {  // of a stratum's pipelines, as symbols
    std::vector<std::vector<Symbol>> first, recursive;
  };

  /// The rows from `first` on are those of a file from `number` on, one after another.
  struct Stretch {
    std::uint32_t first, file, number;
  };

  const Plan* plan = nullptr;
  Symbols symbols;
  std::vector<Relation> relations;  // base facts, rows of files, declared rows; indexes complete
  std::vector<std::vector<std::uint32_t>> fact_index;  // by relation: FactSet index of each base row
  std::vector<std::vector<Stretch>> stretches;         // by relation: ascending
  std::vector<std::uint32_t> declared_from;            // by relation: its first declared row
  std::vector<Constants> constants;                    // by stratum
  std::uint64_t rows = 0;
  std::size_t bytes = 0;
};

}  // namespace counsel::eval
