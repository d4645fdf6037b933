// tests/reference/mentions.h
// What a condition mentions. Never shipped.
#pragma once

#include <set>
#include <string>

#include "engine/lang/syntax.h"

namespace counsel::reference {

struct Mentions {
  std::set<std::string> variables;  // but `?_`, and those of an aggregate or `every` in it
  std::set<std::string> words;      // but of what is asked to be known; quoted literals too
};

Mentions mentions(const lang::Condition& condition);

}  // namespace counsel::reference
