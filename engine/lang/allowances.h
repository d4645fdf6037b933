// engine/lang/allowances.h
// Findings that the author allows, in a comment right above a statement, or of a whole file in its head:
//
//     -- allow W0401: the two rules are kept apart on purpose
//     -- allow W0402, S0401 in this file: it is written by a program
//
// Only warnings and matters of style can be allowed. A comment that has no reason, names what cannot be allowed, stands
// above nothing or is not needed is a finding itself, of the codes W06…, which cannot be allowed in turn.
//
// Cost: linear in the text; a finding is looked up by its place.
#pragma once

#include <string>
#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/source.h"

namespace counsel::lang {

struct AllowedFinding {
  Diagnostic finding;
  std::string reason;
};

struct Allowed {
  std::vector<Diagnostic> findings;     // what is left, with what is wrong with the comments, by place
  std::vector<AllowedFinding> allowed;  // in the order the findings had
};

/// `all_known`: every analysis has run, so that an allowance nothing asked for is not needed.
Allowed allow(std::vector<Diagnostic> findings, const Sources& sources, bool all_known);

}  // namespace counsel::lang
