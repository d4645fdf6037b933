// The formatter changes white space and nothing else: every token and every comment stays, wherever the comment hung.
#include <gtest/gtest.h>

#include "engine/lang/format.h"
#include "engine/lang/parse.h"
#include "engine/lang/print_syntax.h"
#include "tests/property/rule_text.h"
#include "tests/support/rule_tokens.h"
#include "tests/support/seeds.h"

namespace counsel {
namespace {

using property::Comments;

constexpr std::size_t kStatements = 12;  // a file

std::string tree(const std::string& text) {
  lang::Sources sources;
  sources.add("a.rules", text);
  const lang::Parsed parsed = lang::parse(sources);
  std::string out = lang::print(parsed.tree);
  for (const lang::Diagnostic& diagnostic : parsed.diagnostics)
    out += std::string(lang::code_text(diagnostic.code)) + " " + message(diagnostic) + " at " +
           std::string(sources.line(FileId{0}, diagnostic.span.begin)) + "\n";
  return out;
}

std::string formatted(const std::string& text) { return lang::format(FileId{0}, text).text; }

void expect_only_white_space_changes(Comments comments, std::size_t count) {
  for (const std::uint64_t seed : test::seeds(count)) {
    std::mt19937_64 random(seed);
    const std::string text = property::random_file(property::random_statements(random, kStatements), comments, random);
    const std::string once = formatted(text);
    ASSERT_TRUE(tree(once) == tree(text)) << "seed " << seed << "\n" << text << "\n---\n" << once;
    ASSERT_TRUE(test::tokens_and_comments(once) == test::tokens_and_comments(text)) << "seed " << seed << "\n" << text << "\n---\n" << once;
    ASSERT_TRUE(formatted(once) == once) << "seed " << seed << "\n" << once << "\n---\n" << formatted(once);
  }
}

TEST(Format, KeepsRandomFilesWithoutComments) { expect_only_white_space_changes(Comments::none, 400); }
TEST(Format, KeepsRandomFilesWithSomeComments) { expect_only_white_space_changes(Comments::some, 400); }
TEST(Format, KeepsACommentOnEveryToken) { expect_only_white_space_changes(Comments::everywhere, 400); }

/// Otherwise the properties above would hold of statements that are left alone.
TEST(Format, IsTriedOnFilesThatParse) {
  for (const std::uint64_t seed : test::seeds(200)) {
    std::mt19937_64 random(seed);
    const std::string text =
        property::random_file(property::random_statements(random, kStatements), Comments::some, random);
    EXPECT_EQ(lang::format(FileId{0}, text).left_alone.size(), 0u) << "seed " << seed << "\n" << tree(text) << text;
    lang::Sources sources;
    sources.add("a.rules", text);
    const lang::Parsed parsed = lang::parse(sources);
    EXPECT_EQ(parsed.tree.statements.size(), kStatements) << "seed " << seed << "\n" << tree(text) << text;
  }
}

}  // namespace
}  // namespace counsel
