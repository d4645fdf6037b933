// engine/eval/undefined.h
// Says which arithmetic of a body has no result, for one way in which the rest of the body holds.
#pragma once

#include <string>
#include <vector>

#include "engine/eval/join_frame.h"

namespace counsel::eval {

/// One message for each expression of the steps without a result, such as
/// `?n + 1 overflows with ?n = 9223372036854775807`. What reads kNoValue is left out: its cause has its own message.
std::vector<std::string> undefined_messages(const std::vector<Step>& steps, std::uint32_t first, const JoinFrame& frame);

std::string undefined_message(const Expression& expression, Undefined undefined, const JoinFrame& frame);
/// `sum of ?n overflows with ?group = a`
std::string undefined_message(const Aggregate& aggregate, Undefined undefined, const JoinFrame& frame);

/// As rule text: "count", "sum of ?n + 1", "min of ?n".
std::string to_source(const Aggregate& aggregate, const std::vector<std::string>& names);

}  // namespace counsel::eval
