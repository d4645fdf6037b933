// engine/lang/placeholders.h
// The places in an author's text that stand for something: `{?x}` for a variable, `{name}` for an attribute.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/lang/program.h"

namespace counsel::lang {

struct Placeholder {
  std::string_view before, name, rest;  // what the text begins with, without braces, and how it goes on
};

/// The first one of the text.
std::optional<Placeholder> next_placeholder(std::string_view text);

/// The attributes that the rule's reasons name, its cautions among them.
std::vector<RelationId> named_in_reasons(const Rule& rule, const Program& program);

}  // namespace counsel::lang
