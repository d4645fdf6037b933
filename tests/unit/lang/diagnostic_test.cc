#include "engine/lang/diagnostic.h"

#include <gtest/gtest.h>

#include <cctype>

namespace counsel::lang {
namespace {

TEST(Diagnostics, FillTheirArgumentsIntoTheWording) {
  const auto diagnostic =
      Diagnostic{Code::UnreadableFile, {}}.with("path", "a{b}.rules").with("reason", "permission denied");
  EXPECT_EQ(message(diagnostic), "cannot read `a{b}.rules`: permission denied");
}

TEST(Diagnostics, HaveCodesThatAreUniqueAndOrdered) {
  std::string before;
  for (const Code code : all_codes()) {
    EXPECT_LT(before, code_text(code));
    before = code_text(code);
    EXPECT_EQ(before.size(), 5u);
    EXPECT_EQ(severity_word(severity(code)).front(), std::tolower(before[0])) << before;
  }
}

TEST(Diagnostics, OfferAMendOnlyWhereThereIsOne) {
  const Span span{{}, 3, 5};
  const auto mended = Diagnostic{Code::UnknownOperator, span}.did_you_mean("=");
  EXPECT_EQ(mended.mend->text, "did you mean `=`?");
  EXPECT_EQ(mended.mend->span, span);
  EXPECT_EQ(mended.mend->replacement, "=");
  EXPECT_FALSE((Diagnostic{Code::UnknownOperator, span}.did_you_mean("").mend));
}

TEST(Diagnostics, AreSortedByFileAndPlace) {
  std::vector<Diagnostic> found;
  found.push_back({Code::EmptyName, {FileId{1}, 0, 1}});
  found.push_back({Code::EmptyName, {FileId{0}, 5, 6}});
  found.push_back({Code::UnclosedQuote, {FileId{0}, 2, 3}});
  sort_by_place(found);
  EXPECT_EQ(found[0].span.begin, 2u);
  EXPECT_EQ(found[1].span.begin, 5u);
  EXPECT_EQ(found[2].span.file, FileId{1});
  EXPECT_TRUE(has_errors(found));
  EXPECT_FALSE(has_errors({}));
}

}  // namespace
}  // namespace counsel::lang
