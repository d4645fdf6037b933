#include "engine/eval/combine.h"

#include <algorithm>

#include "engine/base/points.h"

namespace counsel::eval {

namespace {

class Combining {
 public:
  Combining(const Combination& combination, const Model& model)
      : combination_(combination),
        model_(model),
        columns_(model.view(combination.relation).arity() - 1) {}

  Result<Certainties> run() && {
    for (const Combination::Evidence& evidence : combination_.evidence) {
      Certainties best;  // by the `for each` values, too
      for (std::uint32_t row = 0; row < model_.rows(evidence.relation); ++row) {
        const auto said = points(evidence, row);
        if (!said) return tl::unexpected(said.error());
        keep_best(best, evidence.relation, row, columns_ + evidence.for_each, *said);
      }
      for (const auto& [key, points] : best) add({key.begin(), key.begin() + static_cast<std::ptrdiff_t>(columns_)}, points);
    }
    Certainties stated;
    for (std::uint32_t row = 0; row < model_.rows(combination_.stated); ++row)
      keep_best(stated, combination_.stated, row, columns_, integer(combination_.stated, row, columns_));
    for (const auto& [key, points] : stated) add(key, points);
    std::erase_if(sums_, [](const auto& sum) { return sum.second == 0; });
    return std::move(sums_);
  }

 private:
  Result<std::int64_t> points(const Combination::Evidence& evidence, std::uint32_t row) const {
    std::size_t column = columns_ + evidence.for_each;
    double strength = evidence.strength.value_or(0);
    if (!evidence.strength) {
      strength = std::get<double>(model_.value(evidence.relation, static_cast<RowId>(row), column++));
      if (!(strength > 0 && strength < 1))
        return fail(ErrorKind::invalid_input, "rule " + evidence.rule + ": a strength lies between 0 and 1, and " +
                                                  to_string(Value(strength)) + " does not");
    }
    return evidence_udb(strength, evidence.by_certainty ? integer(evidence.relation, row, column) : kCertainUdb);
  }

  std::int64_t integer(RelationId relation, std::uint32_t row, std::size_t column) const {
    return std::get<std::int64_t>(model_.value(relation, static_cast<RowId>(row), column));
  }

  void keep_best(Certainties& best, RelationId relation, std::uint32_t row, std::size_t width, std::int64_t points) const {
    const Symbol* const cells = model_.view(relation).row(row);
    std::int64_t& known = best[{cells, cells + width}];
    known = std::max(known, points);
  }

  /// Certainty 1 stays what it is, and no sum reaches it.
  void add(const std::vector<Symbol>& key, std::int64_t points) {
    std::int64_t& sum = sums_[key];
    if (sum == kCertainUdb || points == kCertainUdb) sum = kCertainUdb;
    else sum = std::min(sum + points, kCertainUdb - 1);
  }

  const Combination& combination_;
  const Model& model_;
  std::size_t columns_;  // of the fact
  Certainties sums_;
};

}  // namespace

Result<Certainties> combine(const Combination& combination, const Model& model) {
  return Combining(combination, model).run();
}

}  // namespace counsel::eval
