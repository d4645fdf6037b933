// engine/lang/declare.h
// The declarations that a rule base's undeclared names imply, so that a first file may be nothing but sentences.
//
// What they say is a beginning: an attribute of which one value was seen may also be `other`, and a question is the
// attribute's name. With the declarations beside it, a rule base whose sentences can be read has no unknown names.
#pragma once

#include <string>

#include "engine/lang/usage.h"

namespace counsel::lang {

/// Rule text; empty where everything is declared.
std::string declare(const Usage& usage, const Vocabulary& vocabulary);

}  // namespace counsel::lang
