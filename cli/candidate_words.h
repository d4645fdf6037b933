// cli/candidate_words.h
// A candidate as a person names it on the command line: by its name, another spelling or its label.
#pragma once

#include <string>
#include <vector>

#include "engine/lang/program.h"

namespace counsel::cli {

/// Nothing where no candidate of the decision is called so.
const lang::Kind::Member* find_candidate(const lang::Program& program, const lang::Decision& decision,
                                         const std::string& typed);

/// The names and labels that a misspelt one is held against.
std::vector<std::string> candidate_names(const lang::Program& program, const lang::Decision& decision);

}  // namespace counsel::cli
