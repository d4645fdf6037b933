// The table of diagnostics, docs/language.md and the tests name the same codes.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "engine/lang/diagnostic.h"
#include "tests/support/file_text.h"

namespace counsel::lang {
namespace {

namespace fs = std::filesystem;

std::set<std::string> codes_in(const std::string& text) {
  std::set<std::string> codes;
  for (std::size_t at = text.find_first_of("ESW"); at != std::string::npos; at = text.find_first_of("ESW", at + 1)) {
    const std::string code = text.substr(at, 5);
    const bool digits = code.size() == 5 && std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits) codes.insert(code);
  }
  return codes;
}

std::set<std::string> codes_of_the_table() {
  std::set<std::string> codes;
  for (const Code code : all_codes()) codes.emplace(code_text(code));
  return codes;
}

TEST(DiagnosticTable, IsTheOneThatTheLanguageReferencePrints) {
  const std::string page = test::file_text(fs::path(COUNSEL_SOURCE_DIR) / "docs" / "language.md");
  std::set<std::string> printed;
  for (std::size_t at = page.find("\n| `"); at != std::string::npos; at = page.find("\n| `", at + 1))
    printed.merge(codes_in(page.substr(at + 4, 5)));
  EXPECT_EQ(printed, codes_of_the_table());
}

TEST(DiagnosticTable, HasNoCodeThatNoTestProduces) {
  std::set<std::string> tested;
  for (const char* folder : {"unit", "golden", "e2e"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(COUNSEL_SOURCE_DIR) / "tests" / folder))
      if (entry.is_regular_file()) tested.merge(codes_in(test::file_text(entry.path())));
  for (const std::string& code : codes_of_the_table()) EXPECT_TRUE(tested.contains(code)) << code;
}

}  // namespace
}  // namespace counsel::lang
