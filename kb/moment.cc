#include "kb/moment.h"

#include <algorithm>

#include "kb/failure.h"

namespace counsel::kb {

namespace {

std::string said(const Version& version) {
  return "version " + std::to_string(version.number) + " was made at " + version.made_at;
}

Version numbered(const std::vector<Version>& versions, std::int64_t number) {
  if (number == 0) return {};
  const auto found = std::ranges::find(versions, number, &Version::number);
  if (found != versions.end()) return *found;
  const std::string last =
      versions.empty() ? "it has none" : "its last is " + std::to_string(versions.back().number);
  throw Failure{ErrorKind::not_found, "it has no version " + std::to_string(number) + "; " + last};
}

Version last_until(const std::vector<Version>& versions, const std::string& time) {
  const auto is_later = [&](const Version& version) { return version.made_at > time; };
  const auto later = std::ranges::find_if(versions, is_later);
  const auto earlier_again = std::find_if_not(later, versions.end(), is_later);
  if (earlier_again != versions.end())
    throw Failure{ErrorKind::invalid_input, "the clock went back: " + said(*later) + ", and after it " +
                                                said(*earlier_again) + ", so " + time + " names none; give its number"};
  return later == versions.begin() ? Version{} : *std::prev(later);
}

}  // namespace

Version version_at(const std::vector<Version>& versions, const Moment& moment) {
  if (const auto* number = std::get_if<std::int64_t>(&moment)) return numbered(versions, *number);
  return last_until(versions, std::get<std::string>(moment));
}

}  // namespace counsel::kb
