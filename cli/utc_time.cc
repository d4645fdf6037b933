#include "cli/utc_time.h"

#include "engine/base/value.h"

namespace counsel::cli {

namespace {

using namespace std::chrono;

constexpr std::size_t kDateBytes = 10;

std::string two_digits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// Takes `sign` and two digits of at most `most` off the text.
std::optional<int> take_number(std::string_view& text, char sign, int most) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() < 3 || text[0] != sign || !is_digit(text[1]) || !is_digit(text[2])) return std::nullopt;
  const int number = 10 * (text[1] - '0') + (text[2] - '0');
  text.remove_prefix(3);
  return number <= most ? std::optional(number) : std::nullopt;
}

/// How far the zone is ahead of UTC.
std::optional<minutes> read_zone(std::string_view text) {
  if (text == "Z") return minutes(0);
  const char sign = text.starts_with('-') ? '-' : '+';
  const auto hour = take_number(text, sign, 23);
  const auto minute = hour ? take_number(text, ':', 59) : std::nullopt;
  if (!minute || !text.empty()) return std::nullopt;
  const minutes ahead = hours(*hour) + minutes(*minute);
  return sign == '-' ? -ahead : ahead;
}

}  // namespace

std::string utc_text(sys_seconds time) {
  const hh_mm_ss clock{time - floor<days>(time)};
  const Date date{static_cast<std::int32_t>(floor<days>(time).time_since_epoch().count())};
  return to_string(Value(date)) + "T" + two_digits(static_cast<unsigned>(clock.hours().count())) + ":" +
         two_digits(static_cast<unsigned>(clock.minutes().count())) + ":" +
         two_digits(static_cast<unsigned>(clock.seconds().count())) + "Z";
}

std::optional<sys_seconds> read_utc_time(std::string_view text) {
  const auto date = read_date(text.substr(0, kDateBytes));
  if (!date) return std::nullopt;
  text.remove_prefix(kDateBytes);
  const auto hour = take_number(text, 'T', 23);
  const auto minute = hour ? take_number(text, ':', 59) : std::nullopt;
  if (!minute) return std::nullopt;
  const auto second = text.starts_with(':') ? take_number(text, ':', 59) : std::optional(0);
  const auto ahead = second ? read_zone(text) : std::nullopt;
  if (!ahead) return std::nullopt;
  const sys_seconds time = sys_days(days(date->days)) + hours(*hour) + minutes(*minute) + seconds(*second) - *ahead;
  const auto day = floor<days>(time).time_since_epoch().count();
  if (day < kFirstDay.days || day > kLastDay.days) return std::nullopt;  // by its zone
  return time;
}

}  // namespace counsel::cli
