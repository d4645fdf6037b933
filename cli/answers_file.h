// cli/answers_file.h
// A file of answers: one flat table of attribute and value, or attribute and list of values.
//
//     {"real-time": true, "concurrency": "high", "team-knows": ["Elixir", "Go"], "need": []}
//
// Errors: malformed text with its line, a name that comes twice, a value that is no answer; the file's
//         name is in each.
#pragma once

#include <string_view>

#include "cli/answers.h"

namespace counsel::cli {

/// `shown` names the file in complaints and places.
Answers answers_from_json(std::string_view text, std::string_view shown);
Answers answers_from_toml(std::string_view text, std::string_view shown);

}  // namespace counsel::cli
