// engine/explain/wording.h
// The author's words with their places filled in.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/explain/grounds.h"
#include "engine/explain/words.h"

namespace counsel::explain {

/// `{?x}` becomes the value of the variable in those of the derivations that are by the rule, a list where they differ
/// ("orm, admin and sessions"); `{attribute}` becomes what the attribute is. Members of kinds are written with their labels
/// and listed in the kind's order.
std::string fill(std::string_view text, RuleId rule, std::span<const eval::Derivation> derivations, const Grounds& grounds);

/// A value as the reader knows it: the label of a kind's member, otherwise the value.
std::string shown(const Value& value, const ColumnType& type, const lang::Program& program);

}  // namespace counsel::explain
