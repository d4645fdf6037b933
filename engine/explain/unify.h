// engine/explain/unify.h
// The terms of a condition, or of a head, made equal to values.
#pragma once

#include <span>

#include "engine/explain/claim.h"
#include "engine/lang/program.h"

namespace counsel::explain {

/// Gives the variables among the terms these values where they have none; says whether all agree. Where not, some may have
/// been given. Requires: as many values as terms.
bool unify(std::span<const lang::Term> terms, std::span<const Value> row, Bindings& values);

}  // namespace counsel::explain
