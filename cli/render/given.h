// cli/render/given.h
// Answers as they are typed: "real-time=yes team-knows=Elixir,Go need=none".
#pragma once

#include <string>
#include <vector>

#include "cli/render/answer_view.h"

namespace counsel::cli {

/// "Elixir,Go"; "none" where there are none.
std::string values_text(const std::vector<std::string>& values);

std::string given_text(const std::vector<GivenView>& given);

}  // namespace counsel::cli
