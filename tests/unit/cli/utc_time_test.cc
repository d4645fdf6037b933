#include "cli/utc_time.h"

#include <gtest/gtest.h>

namespace counsel::cli {
namespace {

std::string read(std::string_view text) {
  const auto time = read_utc_time(text);
  return time ? utc_text(*time) : "none";
}

TEST(UtcTime, ReadsATimeOfAnyZone) {
  EXPECT_EQ(read("2026-11-20T08:30:59Z"), "2026-11-20T08:30:59Z");
  EXPECT_EQ(read("2026-11-20T08:30Z"), "2026-11-20T08:30:00Z");
  EXPECT_EQ(read("2026-11-20T00:30+01:00"), "2026-11-19T23:30:00Z");
  EXPECT_EQ(read("2026-12-31T23:30:01-05:30"), "2027-01-01T05:00:01Z");
  EXPECT_EQ(read("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00Z");
  EXPECT_EQ(read("2024-02-29T00:00:00Z"), "2024-02-29T00:00:00Z");
}

TEST(UtcTime, RefusesWhatIsNoTimeOrOfNoZone) {
  for (const char* text :
       {"", "2026-11-20", "2026-11-20T", "2026-11-20T08Z", "2026-11-20T08:30", "2026-11-20T08:30:00", "2026-11-20 08:30Z",
        "2026-11-20t08:30z", "2026-11-20T24:00Z", "2026-11-20T08:60Z", "2026-11-20T08:30:60Z", "2026-11-20T08:30:0Z",
        "2026-11-20T08:30:00.5Z", "2026-11-20T08:30ZZ", "2026-11-20T08:30+1:00", "2026-11-20T08:30+01", "2026-11-20T08:30+0100",
        "2026-11-20T08:30+24:00", "2026-11-20T08:30 01:00", "2026-02-30T08:30Z", "2026-11-2T08:30Z", "0001-01-01T00:00+00:01",
        "9999-12-31T23:59-00:01", "2026-11-20T\x80\x80:30Z"})
    EXPECT_EQ(read(text), "none") << text;
}

}  // namespace
}  // namespace counsel::cli
