// tests/property/proof_mutations.h
// Every way to falsify a proof in one place: premises dropped, added and replaced, and each value, name, amount and source
// that a node gives changed.
//
// Where a rule does not say which row it means (`?_`), or any value will do (`A is known`), another row proves the same:
// such replacements are not made.
#pragma once

#include <functional>
#include <string>

#include "engine/explain/proof.h"
#include "engine/lang/program.h"

namespace counsel::property {

/// Calls `visit` with each falsified proof and what was done to it.
void for_each_mutation(const explain::Proof& proof, const lang::Program& program,
                       const std::function<void(const explain::Proof&, const std::string& what)>& visit);

}  // namespace counsel::property
