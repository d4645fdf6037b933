// kb/moment.h
// A moment in the life of a base, and the version that it was at then.
//
// Units:  times are UTC, to the second, written as versions have them: `2026-11-20T08:30:00Z`. The whole second belongs to
//         the moment.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "kb/record.h"

namespace counsel::kb {

/// The number of a version, 0 for before the first; or a time.
using Moment = std::variant<std::int64_t, std::string>;

/// Of a time, the last version that was made until then; the one of number 0, made never, where none was.
/// Throws a Failure: not_found for a version that is not there yet; invalid_input for a time between versions that a clock
/// which went back has made in another order, so that no version is the one of that time.
/// Requires: `versions` by number.
Version version_at(const std::vector<Version>& versions, const Moment& moment);

}  // namespace counsel::kb
