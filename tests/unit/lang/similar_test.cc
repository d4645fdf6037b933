#include "engine/lang/similar.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace counsel::lang {
namespace {

TEST(Nearest, FindsTheNameThatWasMeant) {
  constexpr auto names = std::to_array<std::string_view>({"concurrency", "real-time", "Phoenix", "or", "Größe"});
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"concurency", "concurrency"},    // a letter left out
      {"concurrrency", "concurrency"},  // one too many
      {"cnocurrency", "concurrency"},   // two swapped
      {"real_time", "real-time"},       // one replaced
      {"PHOENIX", "Phoenix"},           // letter case alone
      {"og", "or"},
      {"Grösse", "Größe"},  // characters, not bytes
      {"latency", ""},      // nothing is near
      {"x", ""},
      {"", ""},
      {"Phoenix", ""},  // it is one of them: no mend
  };
  for (const auto& [wrong, meant] : cases) EXPECT_EQ(nearest(wrong, names).name, meant) << wrong;
}

TEST(Nearest, PrefersCaseToEdits) { EXPECT_EQ(nearest("Gin", std::array<std::string_view, 2>{"Gim", "gin"}).name, "gin"); }

TEST(Nearest, BreaksTiesByByteOrderWhateverTheOrderOfCandidates) {
  EXPECT_EQ(nearest("bat", std::array<std::string_view, 3>{"rat", "cat", "hat"}).name, "cat");
  EXPECT_EQ(nearest("bat", std::array<std::string_view, 3>{"cat", "hat", "rat"}).name, "cat");
}

TEST(Nearest, IsSureWhereNothingElseCanBeMeant) {
  struct Case {
    const char* wrong;
    std::vector<std::string> known;
    bool sure;
  };
  for (const auto& [wrong, known, sure] : std::vector<Case>{
           {"concurency", {"concurrency", "real-time"}, true},
           {"concurency", {"concurrency", "concurrency"}, true},  // as two kinds may have it
           {"concurency", {"concurrency", "currency"}, true},
           {"concurency", {"concurrency", "concurrence"}, false},  // another is near
           {"conccurency", {"concurrency"}, false},                // two edits
           {"PHOENIX", {"Phoenix"}, true},
           {"go", {"Go"}, true},
           {"ho", {"Go"}, false},  // too short to tell
           {"latency", {"Phoenix"}, false}})
    EXPECT_EQ(nearest(wrong, known).sure, sure) << wrong << " " << known.back();
}

TEST(Nearest, GivesUpOnHugeNamesAtOnce) {
  const std::string huge(10'000'000, 'a');
  EXPECT_EQ(nearest(huge, std::array<std::string_view, 1>{"a"}).name, "");
  EXPECT_EQ(nearest("aaaa", std::array<std::string_view, 1>{huge}).name, "");
}

TEST(Nearest, TakesTextThatIsNotUtf8) { EXPECT_EQ(nearest("a\xff", std::array<std::string_view, 1>{"a"}).name, ""); }

}  // namespace
}  // namespace counsel::lang
