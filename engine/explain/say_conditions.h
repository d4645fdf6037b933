// engine/explain/say_conditions.h
// What a rule asks for, in plain words: "real-time is yes and concurrency is known and is not high".
//
// Every value is written with its label, and every variable as the author did, `?framework`.
#pragma once

#include <set>
#include <span>
#include <string>

#include "engine/lang/program.h"

namespace counsel::explain {

/// "a is yes, and either b is high or c holds of ?x": what the ways to hold share comes first. Empty where there is
/// nothing to ask for.
std::string say_conditions(const lang::Program& program, const lang::Rule& rule);

/// A fact, or what a rule says is one: "scale is small", "need includes orm", "?framework written-in Elixir".
std::string say_fact(const lang::Program& program, const lang::Rule& rule, RelationId relation,
                     std::span<const lang::Term> terms);

/// A term where something of this type stands: `Ruby on Rails`, `"free text"`, `?x`.
std::string say_term(const lang::Program& program, const lang::Rule& rule, const lang::Term& term,
                     const ColumnType& type);

/// The author's variables in the conditions, but for those of aggregates and `every` alone.
std::set<VariableId> variables_asked_for(const lang::Program& program, const lang::Rule& rule);

}  // namespace counsel::explain
