#include "engine/lang/source.h"

#include <gtest/gtest.h>

namespace counsel::lang {
namespace {

TEST(Sources, CountsLinesAndCharactersFromOne) {
  Sources sources;
  const FileId file = sources.add("a.rules", "äb\nc\r\n\nd");
  const std::tuple<std::uint32_t, std::uint32_t, std::uint32_t> cases[] = {{0, 1, 1}, {2, 1, 2}, {3, 1, 3}, {4, 2, 1},
                                                                           {5, 2, 2}, {7, 3, 1}, {8, 4, 1}, {9, 4, 2}};
  for (const auto& [offset, line, column] : cases) {
    EXPECT_EQ(sources.position(file, offset).line, line) << offset;
    EXPECT_EQ(sources.position(file, offset).column, column) << offset;
  }
}

TEST(Sources, GivesLinesWithoutTheirEnds) {
  Sources sources;
  const FileId file = sources.add("a.rules", "one\r\ntwo\n");
  EXPECT_EQ(sources.line(file, 2), "one");
  EXPECT_EQ(sources.line(file, 5), "two");
  EXPECT_EQ(sources.line(file, 9), "");
  EXPECT_EQ(sources.place({file, 6, 7}), "a.rules:2");
  EXPECT_EQ(sources.text({file, 5, 8}), "two");
}

TEST(Sources, HasAFirstLineInAnEmptyFile) {
  Sources sources;
  const FileId file = sources.add("a.rules", "");
  EXPECT_EQ(sources.line(file, 0), "");
  EXPECT_EQ(sources.place({file, 0, 0}), "a.rules:1");
}

}  // namespace
}  // namespace counsel::lang
