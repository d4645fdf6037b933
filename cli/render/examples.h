// cli/render/examples.h
// How the examples of a rule base came out: a line each, and below those that fail what came instead, and why.
//
//     FAIL  wrong
//           team.rules:67
//           expected Rails first; Phoenix leads, Rails has rank 3
//             Phoenix: rank 1, 7.0 points
//               +7.0  an open connection costs little (live-connections)
//             nearest to speak for Rails:
//               rule known-language, team.rules:41
//                 not so: team-knows is Ruby; team-knows is unanswered
#pragma once

#include <string>
#include <vector>

#include "cli/render/style.h"
#include "engine/explain/unmet.h"

namespace counsel::cli {

struct ExpectationView {
  std::string expected;
  bool met = false;
  std::string came;    // where it was not met: what came instead …
  explain::Unmet why;  // … and why
};

struct ExampleView {
  std::string name;
  std::string label;
  std::string place;  // "examples.rules:12"
  std::vector<ExpectationView> expectations;
  bool passed() const;
};

/// `in_all` is how many examples the rule base has, of which these were run.
std::string examples_text(const std::vector<ExampleView>& examples, std::size_t in_all, const Style& style);

/// Below a line `indent` wide: what each unmet expectation said, what came, and why.
std::string failures_text(const ExampleView& example, const std::string& indent, const Style& style);

}  // namespace counsel::cli
