// tests/property/features.h
// Which parts of the language a program's rules use where they hold, so that a random test that tests nothing is seen.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/lang/program.h"
#include "tests/reference/model.h"

namespace counsel::property {

/// By feature: the ways in which alternatives that use it hold. "recursion", "negation", "count", "every", "dates", …
class Features {
 public:
  /// Requires: `model` is what the reference makes of the program.
  void add(const lang::Program& program, const reference::Model& model);

  /// Prints the counts, and fails for each of these that no rule ever used. A run of fewer than 2000 is
  /// not judged.
  void expect(const std::vector<std::string>& features) const;

 private:
  std::uint64_t programs_ = 0;
  std::map<std::string, std::uint64_t> ways_;
};

}  // namespace counsel::property
