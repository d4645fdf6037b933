#include "cli/as_of.h"

#include <charconv>
#include <chrono>

#include "cli/utc_time.h"

namespace counsel::cli {

namespace {

using namespace std::chrono;

constexpr std::size_t kDateBytes = 10;

std::optional<std::int64_t> read_version(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
  return whole && number >= 0 ? std::optional(number) : std::nullopt;
}

/// The second that the moment ends with.
std::optional<sys_seconds> read_end(const std::string& text) {
  if (const auto date = read_date(text)) return sys_days(days(date->days + 1)) - seconds(1);
  return read_utc_time(text);
}

tl::unexpected<Complaint> wrong(std::string message, std::string hint) {
  return tl::unexpected<Complaint>(Complaint{std::move(message), std::move(hint)});
}

}  // namespace

tl::expected<kb::Moment, Complaint> read_moment(const std::string& typed, const Io& io) {
  if (const auto number = read_version(typed)) return *number;
  const auto end = read_end(typed);
  if (!end)
    return wrong("`--as-of` takes a version of the fact base or a time, and not `" + typed + "`",
                 "such as 3, 2026-11-20 for the end of that day in UTC, 2026-11-20T08:30:00Z or 2026-11-20T09:30+01:00");
  if (*end >= floor<seconds>(sys_time(milliseconds(io.now_ms()))))
    return wrong("`" + typed + "` is not over yet: it is " + utc_text(floor<seconds>(sys_time(milliseconds(io.now_ms())))),
                 "without `--as-of` the facts are those that hold now");
  return utc_text(*end);
}

AsOf found_moment(const std::string& typed, const kb::Moment& moment, const kb::Version& version) {
  const auto* time = std::get_if<std::string>(&moment);
  return {.typed = typed,
          .version = version.number,
          .made_at = version.made_at,
          .day = read_date(std::string_view(time ? *time : version.made_at).substr(0, kDateBytes))};
}

std::string as_of_text(const AsOf& as_of) {
  const std::string version = "version " + std::to_string(as_of.version);
  const std::string found = as_of.version == 0 ? "before the first version of the fact base"
                                               : version + " of the fact base, made at " + as_of.made_at;
  if (!read_version(as_of.typed)) return "as of " + as_of.typed + ": " + found;
  return "as of " + (as_of.version == 0 ? version + ", " : "") + found;
}

std::string as_of_line(const AsOf& as_of) { return "A" + as_of_text(as_of).substr(1); }

}  // namespace counsel::cli
