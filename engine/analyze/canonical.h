// engine/analyze/canonical.h
// One way for a rule to hold, as a text that does not depend on the names of variables and the order of conditions.
//
// Method: variables are told apart by where they stand, over a few rounds (colour refinement, Weisfeiler and Leman
//         1968), then numbered in the order of the literals so sorted.
// Sound:  equal texts mean the same. Rules of great symmetry may mean the same and have different ones.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/lang/program.h"

namespace counsel::analyze {

/// Equal values have equal hashes.
std::uint64_t hash_of(const Value& value);

/// What a conclusion says apart from its terms: the relation, or the verb with its decision, strength and text.
std::string conclusion_key(const lang::Rule& rule, const lang::Head& head, bool with_strength = true);

/// `literals` of an alternative of the rule, followed by `heads`. Not for reading.
std::string canonical_form(const lang::Rule& rule, std::span<const lang::Literal* const> literals,
                           std::span<const lang::Head* const> heads, bool with_strength = true);

/// The whole rule: every alternative with every head, and what it overrides.
std::string canonical_form(const lang::Rule& rule);

/// Pointers to the literals, as canonical_form takes them.
std::vector<const lang::Literal*> literals_of(const lang::Alternative& alternative);

}  // namespace counsel::analyze
