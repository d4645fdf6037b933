#include "cli/render/json_text.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "cli/render/json_values.h"

namespace counsel::cli {
namespace {

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string written_of(const auto& value) {
  JsonText out;
  out.value(value);
  return std::move(out).text();
}

TEST(JsonText, WritesEveryValueAsItIsDumped) {
  for (const std::string& text : std::vector<std::string>{
           "", "Phoenix", "\"quoted\" \\ and\nbroken\t", std::string("\0\x01\x1f\x7f", 4), "schön — ✓ 🙂", "a\xff" "b", "\xc3",
           "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80 \"", "\xe2\x82", "[1,{}]", "x:"})
    EXPECT_EQ(written_of(text), dumped(text));
  for (const double number : {0.0, 1.0, -3.0, 0.1, 1e-6, 6.989700, -12.041200, 1e15, 1e16, 123456789.123456, 1e300})
    EXPECT_EQ(written_of(number), dumped(number));
  for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-7}, std::numeric_limits<std::int64_t>::min()})
    EXPECT_EQ(written_of(number), dumped(number));
  EXPECT_EQ(written_of(std::numeric_limits<std::uint64_t>::max()), dumped(std::numeric_limits<std::uint64_t>::max()));
  EXPECT_EQ(written_of(true), "true");
  EXPECT_EQ(written_of(false), "false");
}

TEST(JsonText, SeparatesWhatStandsBesideOtherThings) {
  JsonText out;
  const std::vector<std::string> texts = {"[", "{", ":", ","};
  out.object([&] {
    out.member("none", 1);
    out.key("null").null();
    out.key("empty").list(std::vector<int>(), [](int) {});
    out.key("texts").list(texts, [&](const std::string& text) { out.value(text); });
    out.key("inside").list(texts, [&](const std::string& text) {
      out.object([&] {
        out.member("is", text);
        out.key("no").object([] {});
      });
    });
    out.member("last", true);
  });
  const std::string text = std::move(out).text();
  EXPECT_EQ(text, dumped(json::parse(text)));
  EXPECT_EQ(text.substr(0, 59), R"({"none":1,"null":null,"empty":[],"texts":["[","{",":",","],)");
}

}  // namespace
}  // namespace counsel::cli
