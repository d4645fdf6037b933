// Every diagnostic has a page in docs/diagnostics.md, whose examples do what it says.
#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "engine/lang/code_pages.h"
#include "tests/support/file_text.h"
#include "tests/support/world.h"

namespace counsel::cli {
namespace {

using lang::Code;
using Kind = lang::PagePart::Kind;

/// What no small example can show: the bytes of a file, its size, rows of another file, nesting past 200, characters that
/// nobody sees, and what ends a run.
const std::set<Code> kWithoutExample = {
    Code::InvalidUtf8,        Code::FileTooLarge, Code::NulByte,     Code::UnfitFactFile, Code::NestedTooDeep, Code::TurnedDirection,
    Code::InvisibleCharacter, Code::FactsLimit,   Code::RoundsLimit, Code::TimeLimit,     Code::MemoryLimit,   Code::NoResult};

std::vector<std::string_view> blocks(Code code, Kind kind) {
  std::vector<std::string_view> texts;
  for (const lang::PagePart& part : lang::page_parts(lang::code_page(code)))
    if (part.kind == kind) texts.push_back(part.text);
  return texts;
}

struct Found {
  std::set<std::string> codes;
  std::string text;
};

/// What `counsel check` finds in a file with this text.
Found check(std::string_view text) {
  const test::World world;
  world.write("page.rules", text);
  Found found;
  found.text = world.run({"check", "--style", "--format", "compact", "page.rules"}).out;
  std::istringstream lines(found.text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t open = line.find('[');
    found.codes.insert(line.substr(open + 1, line.find(']') - open - 1));
  }
  return found;
}

TEST(CodePages, AreThoseOfTheDocumentation) {
  EXPECT_EQ(lang::kCodePages, test::file_text(std::filesystem::path(COUNSEL_SOURCE_DIR) / "docs" / "diagnostics.md"));
}

TEST(CodePages, ExplainEveryCodeUnderItsWording) {
  for (const Code code : lang::all_codes()) {
    const std::string heading =
        "\n### " + std::string(lang::code_text(code)) + ": " + std::string(lang::wording(code)) + "\n";
    EXPECT_NE(lang::kCodePages.find(heading), std::string_view::npos) << heading;
    const auto parts = lang::page_parts(lang::code_page(code));
    EXPECT_TRUE(!parts.empty() && parts.front().kind == Kind::prose) << lang::code_text(code);
  }
}

TEST(CodePages, ShowAWrongExampleThatProducesTheCodeAlone) {
  for (const Code code : lang::all_codes()) {
    const auto examples = blocks(code, Kind::wrong);
    EXPECT_EQ(examples.empty(), kWithoutExample.contains(code)) << lang::code_text(code);
    for (const std::string_view example : examples) {
      const Found found = check(example);
      EXPECT_EQ(found.codes, std::set<std::string>{std::string(lang::code_text(code))}) << example << found.text;
    }
  }
}

TEST(CodePages, ShowAMendedExampleWithoutErrorsAndWithoutTheCode) {
  for (const Code code : lang::all_codes()) {
    const auto examples = blocks(code, Kind::mended);
    EXPECT_EQ(examples.size(), blocks(code, Kind::wrong).size()) << lang::code_text(code);
    for (const std::string_view example : examples) {
      const Found found = check(example);
      EXPECT_FALSE(found.codes.contains(std::string(lang::code_text(code)))) << example << found.text;
      EXPECT_EQ(found.text.find("error["), std::string::npos) << example << found.text;
    }
  }
}

TEST(CodePages, HaveNoPageForACodeThatDoesNotExist) {
  std::size_t pages = 0;
  for (std::size_t at = lang::kCodePages.find("\n### "); at != std::string_view::npos;
       at = lang::kCodePages.find("\n### ", at + 1))
    ++pages;
  EXPECT_EQ(pages, lang::all_codes().size());
}

}  // namespace
}  // namespace counsel::cli
