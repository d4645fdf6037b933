#include "kb/moment.h"

#include <gmock/gmock.h>

#include "kb/failure.h"

namespace counsel::kb {
namespace {

using testing::HasSubstr;

std::vector<Version> made_at(const std::vector<std::string>& times) {
  std::vector<Version> versions;
  for (const auto& time : times)
    versions.push_back({static_cast<std::int64_t>(versions.size()) + 1, time, "anna", ChangeKind::person, ""});
  return versions;
}

std::string refusal(const std::vector<Version>& versions, const Moment& moment) {
  try {
    return "version " + std::to_string(version_at(versions, moment).number);
  } catch (const Failure& failure) {
    return failure.why;
  }
}

const auto kVersions = made_at({"2026-11-20T08:00:00Z", "2026-11-20T08:00:00Z", "2026-11-21T00:00:00Z"});

TEST(Moment, NamesAVersionByItsNumber) {
  EXPECT_EQ(version_at(kVersions, 2).made_at, "2026-11-20T08:00:00Z");
  EXPECT_EQ(version_at(kVersions, 0).number, 0);
  EXPECT_EQ(version_at({}, 0).number, 0);
}

TEST(Moment, RefusesANumberThatNoVersionHasYet) {
  EXPECT_EQ(refusal(kVersions, 4), "it has no version 4; its last is 3");
  EXPECT_EQ(refusal({}, 1), "it has no version 1; it has none");
}

TEST(Moment, IsAtTheLastVersionMadeUntilTheEndOfItsSecond) {
  const std::pair<const char*, std::int64_t> cases[] = {
      {"2026-11-20T07:59:59Z", 0}, {"2026-11-20T08:00:00Z", 2}, {"2026-11-20T23:59:59Z", 2},
      {"2026-11-21T00:00:00Z", 3}, {"2027-01-01T00:00:00Z", 3},
  };
  for (const auto& [time, number] : cases) EXPECT_EQ(version_at(kVersions, std::string(time)).number, number) << time;
  EXPECT_EQ(version_at({}, std::string("2026-11-20T08:00:00Z")).number, 0);
}

TEST(Moment, RefusesATimeThatAClockWentBackOver) {
  const auto versions =
      made_at({"2026-11-20T08:00:00Z", "2026-11-20T10:00:00Z", "2026-11-20T09:00:00Z", "2026-11-20T11:00:00Z"});
  EXPECT_EQ(refusal(versions, "2026-11-20T08:30:00Z"), "version 1");
  for (const std::string time : {"2026-11-20T09:00:00Z", "2026-11-20T09:59:59Z"})
    EXPECT_THAT(refusal(versions, time), HasSubstr("the clock went back: version 2 was made at 2026-11-20T10:00:00Z, and "
                                                   "after it version 3 was made at 2026-11-20T09:00:00Z, so " + time));
  EXPECT_EQ(refusal(versions, "2026-11-20T10:00:00Z"), "version 3");
  EXPECT_EQ(refusal(versions, 2), "version 2");
}

}  // namespace
}  // namespace counsel::kb
