// cli/render/given.h
// Answers as they are typed: "real-time=yes team-knows=Elixir,Go need=none".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/render/answer_view.h"
#include "cli/render/style.h"

namespace counsel::cli {

/// "Elixir,Go"; "none" where there are none.
std::string values_text(const std::vector<std::string>& values);

std::string given_text(const std::vector<GivenView>& given);

/// As of when the facts are, in a line; empty where they are those of now.
std::string as_of_text(const std::optional<AsOf>& as_of);

/// The case that an answer is about, to be read above it: what was given and, where there is something to say, as of when.
std::string case_text(const std::vector<GivenView>& given, const std::optional<AsOf>& as_of, const Style& style);

}  // namespace counsel::cli
