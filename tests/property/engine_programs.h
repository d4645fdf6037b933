// tests/property/engine_programs.h
// Random programs that the checker would accept: well-typed, safe, stratified, and sure to come to an end.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "tests/support/program_builder.h"

namespace counsel::property {

struct RandomCase {
  support::ProgramSpec program;
  std::vector<support::FactSpec> facts;       // of the base
  std::vector<support::FactSpec> case_facts;  // answers; some say only that an attribute is known
};

RandomCase random_case(std::mt19937_64& random);

/// The same, written in another order: relations, rules, alternatives' literals, facts.
RandomCase shuffled(RandomCase original, std::mt19937_64& random);

/// For a failing test to show.
std::string to_string(const RandomCase& shown);

}  // namespace counsel::property
