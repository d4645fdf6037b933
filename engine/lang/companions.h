// engine/lang/companions.h
// The relations that a declared one needs beside it: that an attribute is known, what is concluded of one with a
// default, what is stated of an uncertain one (program.h, Role).
#pragma once

#include "engine/lang/program.h"

namespace counsel::lang {

/// Adds them after the program's relations, and points the declared one to them.
void add_companions(Program& program, RelationId declared);

}  // namespace counsel::lang
