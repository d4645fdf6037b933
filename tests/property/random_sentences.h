// tests/property/random_sentences.h
// Random conditions and words over the vocabulary of random_rule_base.cc, as text.
#pragma once

#include <string>
#include <vector>

#include "tests/property/random_values.h"

namespace counsel::property {

class Sentences {
 public:
  explicit Sentences(Random& random) : random_(random) {}

  /// Variables that stand for parts, and what may be read: what is concluded below `level`.
  struct Scope {
    std::vector<std::string> members;
    int level = 0;
  };

  /// `depth` bounds how deep it nests.
  std::string condition(const Scope& scope, int depth);

  std::string pick(const std::vector<std::string>& words);
  /// The words, so often in a hundred.
  std::string maybe(int percent, const std::string& words);
  std::string member();
  std::string whole();
  std::string number();
  std::string text();
  std::string date();

 private:
  std::string atom(const Scope& scope, int depth);
  std::string aggregate(const Scope& scope);
  std::string every(const Scope& scope);
  /// A condition over one more variable.
  std::string inner(Scope scope, const std::string& variable);
  std::string part(const Scope& scope);
  std::string sign();
  /// A variable that stands nowhere else.
  std::string fresh();

  Random& random_;
  int variables_ = 0;
};

}  // namespace counsel::property
