// cli/render/coverage.h
// Which rules and conditions the examples test, and why not the others.
//
//     Coverage: 5 of 6 rules fired (83 %), 7 of 9 conditions tested (77 %)
//       rule no-orm, team.rules:50 never fired
//         `need is orm` never true: no example gives it
#pragma once

#include <string>

#include "cli/render/style.h"
#include "engine/explain/coverage.h"

namespace counsel::cli {

std::string coverage_text(const explain::Coverage& coverage, const Style& style);

}  // namespace counsel::cli
