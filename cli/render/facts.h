// cli/render/facts.h
// Facts of the base as lists: what they say, where they come from, and what became of them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/render/style.h"
#include "kb/record.h"

namespace counsel::cli {

/// How a fact is said: "Phoenix written-in Elixir".
using FactText = std::function<std::string(const Fact&)>;

/// One line a fact: its number, what it says and where it comes from; of a closed one, how it ended.
std::string facts_text(const std::vector<kb::Record>& records, const FactText& text, const Style& style);

/// Each fact with what happened to it, in order of time.
std::string history_text(const std::vector<kb::Record>& records, const FactText& text, const Style& style);

}  // namespace counsel::cli
