// cli/answers.h
// The answers a user gave for one case, as given: nothing is known here of attributes and types.
#pragma once

#include <string>
#include <vector>

#include "cli/complaint.h"
#include "cli/io.h"

namespace counsel::cli {

struct RawAnswer {
  std::string attribute;
  std::vector<std::string> values;  // none: known to have no value
  bool alone = false;               // the name stands alone: `real-time`
  bool splits = false;              // commas separate values, if the attribute takes several
  std::string place;                // "answer concurrency=high", "answers.json: concurrency"
};

struct Answers {
  std::vector<RawAnswer> given;
  std::vector<Complaint> complaints;
};

/// Reads `files` (JSON or TOML, by extension) and then the words of the command line: `name=value`,
/// `name=value,value`, `name`. Every fault is collected.
/// Order: as given; within a TOML file by name.
Answers read_answers(const std::vector<std::string>& words, const std::vector<std::string>& files, const Io& io);

}  // namespace counsel::cli
