// cli/utc_time.h
// Times as the program writes and reads them: ISO 8601, to the second.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace counsel::cli {

/// "2026-11-20T08:30:00Z"
std::string utc_text(std::chrono::sys_seconds time);

/// `2026-11-20T08:30Z`, with seconds or without, with the offset of another zone in place of the Z (`+01:00`). One without
/// a zone is none: nobody could tell where it is meant.
std::optional<std::chrono::sys_seconds> read_utc_time(std::string_view text);

}  // namespace counsel::cli
