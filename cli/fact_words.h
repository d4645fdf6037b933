// cli/fact_words.h
// A fact as a person types it on the command line, taken apart: which relation or attribute it is about, and the texts
// of its values.
//
// Forms:  `Phoenix written-in Elixir` · `offers(Django, orm)` · `concurrency is high`, `concurrency=high`,
//         `high concurrency` · `real-time`. What is no plain word stands in double quotes. Each word may be a word of
//         the shell, or the whole fact may be one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/lang/program.h"

namespace counsel::cli {

struct FactWords {
  RelationId relation{};
  std::vector<std::string> values;
};

/// Nothing where the words have none of the forms, or name no relation or attribute.
std::optional<FactWords> read_fact_words(const std::vector<std::string>& words, const lang::Program& program);

}  // namespace counsel::cli
