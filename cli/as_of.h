// cli/as_of.h
// The moment whose facts a command is to take, as `--as-of` names it: a version of the fact base, or a time.
//
// Shape:  a number is a version, 0 is before the first; a time is ISO 8601 with its zone; a date alone is the end of that day
//         in UTC.
// Errors: a complaint where it is neither; and where it is not over yet, since more could still come to be of that time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "cli/complaint.h"
#include "cli/io.h"
#include "engine/base/value.h"
#include "kb/digest.h"
#include "kb/moment.h"

namespace counsel::cli {

tl::expected<kb::Moment, Complaint> read_moment(const std::string& typed, const Io& io);

/// That moment, found in a fact base.
struct AsOf {
  std::string typed;
  std::int64_t version = 0;  // 0: before the first
  std::string made_at;       // when that was made; empty before the first
  kb::Digest facts{};        // of all that it held, as a record has it; where the facts were taken in
  std::optional<Date> day;   // that of the time, or of when the version was made: what `today` is unless answered
};

AsOf found_moment(const std::string& typed, const kb::Moment& moment, const kb::Version& version);

/// "as of 2026-11-20: version 2 of the fact base, made at 2026-11-20T08:30:00Z"
std::string as_of_text(const AsOf& as_of);

/// The same as a sentence, without its full stop.
std::string as_of_line(const AsOf& as_of);

}  // namespace counsel::cli
