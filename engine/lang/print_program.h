// engine/lang/print_program.h
// A checked program in a stable form, for `counsel show --stage program` and for tests.
#pragma once

#include <string>

#include "engine/lang/program.h"
#include "engine/lang/source.h"

namespace counsel::lang {

/// One line a declaration, fact and alternative; the same bytes for the same program on every machine.
std::string print_program(const Program& program, const Sources& sources);

// Its parts: a declaration without the labels and questions that people see, and what is read from a file.
std::string print_kind(const Kind& kind);
std::string print_relation(const Relation& relation);
std::string print_fact_file(const Program& program, const FactFile& file);

/// One rule: its alternatives, then what it concludes.
std::string print_rule(const Program& program, const Rule& rule);

}  // namespace counsel::lang
