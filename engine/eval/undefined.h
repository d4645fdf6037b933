// engine/eval/undefined.h
// Says which arithmetic of a body has no result, for one way in which the rest of the body holds.
#pragma once

#include <string>
#include <vector>

#include "engine/eval/plan.h"

namespace counsel::eval {

/// One message for each expression of the body without a result, such as
/// `?n + 1 overflows with ?n = 9223372036854775807`. What reads kNoValue is left out: its cause has its own message.
std::vector<std::string> undefined_messages(const Body& body, const std::vector<Symbol>& registers, Symbols& symbols);

}  // namespace counsel::eval
