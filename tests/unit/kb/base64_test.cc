#include "kb/base64.h"

#include <gtest/gtest.h>

namespace counsel::kb {
namespace {

TEST(Base64, WritesTheExamplesOfRfc4648) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
      {"\xFB\xEF\xFF", "++//"},
  };
  for (const auto& [bytes, text] : cases) {
    EXPECT_EQ(to_base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes) << text;
  }
}

TEST(Base64, RefusesWhatItWouldNotWrite) {
  for (const char* text : {"Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm9v=", "Zm9v====", "Zm9v\n", " Zm9v", "Zm 9v",
                           "--__", "Zg==Zg==", "=", "====", "Zm9vä"})
    EXPECT_FALSE(from_base64(text)) << text;
  EXPECT_FALSE(from_base64(std::string_view("Zm9v\0", 5)));
}

TEST(Base64, EveryTextOfFourIsThatOfOtherBytesOrRefused) {
  constexpr std::string_view kSome = "AQgwBCDZaz09+/=-_ \n";
  for (const char a : kSome)
    for (const char b : kSome)
      for (const char c : kSome)
        for (const char d : kSome) {
          const std::string text = {a, b, c, d};
          EXPECT_EQ(to_base64(from_base64(text).value_or("refused")) == text, from_base64(text).has_value()) << text;
        }
}

/// The library takes 0xA5 for a letter, and others of its kind.
TEST(Base64, TakesNoByteForALetterThatIsNone) {
  for (int byte = 0; byte < 256; ++byte)
    for (const std::size_t at : {0u, 1u, 2u, 3u}) {
      std::string text = "AAAA";
      text[at] = static_cast<char>(byte);
      EXPECT_EQ(to_base64(from_base64(text).value_or("refused")) == text, from_base64(text).has_value()) << byte << " at " << at;
    }
}

}  // namespace
}  // namespace counsel::kb
