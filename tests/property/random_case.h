// tests/property/random_case.h
// Random answers to the questions of a rule base, and random changes of them.
#pragma once

#include <cstddef>
#include <random>
#include <vector>

#include "engine/eval/fixpoint.h"
#include "engine/lang/program.h"

namespace counsel::property {

class RandomCase {
 public:
  /// Up to eight answers.
  RandomCase(const lang::Program& program, std::mt19937_64& random);

  /// Some answers set, others withdrawn.
  void change();

  std::vector<eval::CaseFact> answers;

 private:
  std::size_t upto(std::size_t most);
  void answer();
  void drop();

  const lang::Program& program_;
  std::mt19937_64& random_;
  std::vector<RelationId> asked_;
};

}  // namespace counsel::property
