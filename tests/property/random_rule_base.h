// tests/property/random_rule_base.h
// Random rule bases as an author would write them: text that checks, with the facts and answers of a case.
//
// What a rule concludes has a level; conditions read lower ones only, so that the text is stratified. A `probe` rule
// binds its variables in one phrase, which is followed by a condition over them: `?x r ?y and (…) implies hit1(?x,
// ?y)`.
#pragma once

#include <string>
#include <vector>

#include "tests/property/random_values.h"

namespace counsel::property {

struct RuleBase {
  std::string text;
  std::size_t probes = 0;                  // rules probe0, probe1, …, which conclude hit0, hit1, …
  std::vector<support::FactSpec> answers;  // about attributes and uncertain facts
  std::vector<std::string> none;           // attributes answered with none
};

RuleBase random_rule_base(std::mt19937_64& random);

}  // namespace counsel::property
