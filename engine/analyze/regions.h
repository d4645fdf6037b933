// engine/analyze/regions.h
// A column of a decision table, divided so that no cell tells two values of one region apart.
//
// Shape:  a region a value of a closed set; otherwise each constant of the column's cells, what lies between two of
// them,
//         before and after all, as far as there are values of the type in the attribute's range.
#pragma once

#include <vector>

#include "engine/lang/program.h"

namespace counsel::analyze {

class Regions {
 public:
  /// Nothing where the column's attribute may have several values, which are no points of one line.
  static std::optional<Regions> of(const lang::Program& program, const lang::Relation& attribute,
                                   const std::vector<const lang::TableStatement::Cell*>& column);

  std::size_t size() const { return samples_.size(); }
  /// A value that lies in the region.
  const Value& sample(std::size_t region) const { return samples_[region]; }
  bool meets(std::size_t region, const lang::TableStatement::Cell& cell) const;

 private:
  Regions(const lang::Program& program, const lang::Relation& attribute) : program_(&program), attribute_(&attribute) {}

  std::optional<Value> value_of(const lang::Item& item) const;
  void add(Value value);

  const lang::Program* program_;
  const lang::Relation* attribute_;
  std::vector<Value> samples_;
};

}  // namespace counsel::analyze
