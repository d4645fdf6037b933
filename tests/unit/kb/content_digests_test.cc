#include "kb/content_digests.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace counsel::kb {
namespace {

TEST(ContentDigests, AreThoseOfTheBytesHoweverOftenTheyCome) {
  std::vector<std::string> contents = {"", "a", "b", std::string(7, 'a'), std::string(8, 'a'), std::string(1, '\0')};
  for (std::size_t size = 9; size < 600; size += 13) contents.push_back(std::string(size, 'x') + std::to_string(size));
  ContentDigests digests;
  for (int round = 0; round < 3; ++round)
    for (const std::string& content : contents) {
      const std::string copy = content;
      EXPECT_EQ(digests.of(content), sha256(copy)) << content;
    }
}

TEST(ContentDigests, TellApartWhatDiffersInAnyOneByte) {
  const std::string content(500, 'x');
  std::vector<std::string> others;
  for (std::size_t at = 0; at < content.size(); ++at) {
    others.push_back(content);
    others.back()[at] = 'y';
  }
  ContentDigests digests;
  for (const std::string& other : others) {
    EXPECT_EQ(digests.of(content), sha256(content));
    EXPECT_EQ(digests.of(other), sha256(other)) << other;
  }
}

}  // namespace
}  // namespace counsel::kb
