// The formatter changes white space and nothing else: every token and every comment stays, wherever the comment hung.
#include <gtest/gtest.h>

#include "engine/lang/format.h"
#include "engine/lang/grammar/lexemes.h"
#include "engine/lang/parse.h"
#include "engine/lang/print_syntax.h"
#include "tests/property/rule_text.h"
#include "tests/support/seeds.h"

namespace counsel {
namespace {

using property::Comments;

constexpr std::size_t kStatements = 12;  // a file

/// Bytes of the line below a table's header, up to its last bar: |---|:-:|
std::size_t rule_off_length(std::string_view text) {
  if (!text.starts_with('|')) return 0;
  std::size_t end = 1;
  while (true) {
    const std::size_t bar = text.find_first_not_of(" \t:-", end);
    const std::string_view cell = text.substr(end, bar - end);
    if (bar == text.npos || text[bar] != '|' || cell.find('-') == cell.npos) return end > 1 ? end : 0;
    end = bar + 1;
  }
}

/// Tokens and comments in their order, one a line. However long the dashes below a header are, they are the same.
std::string significant(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::size_t bytes = 1;
    if (rest.find_first_of(" \t\r\n") == 0) {
      ++at;
      continue;
    }
    if (rest.starts_with("--")) {
      bytes = std::min(rest.find('\n'), rest.size());
      out += rest.substr(0, rest.substr(0, bytes).find_last_not_of(" \t\r") + 1);
    } else if (const std::size_t rule_off = rule_off_length(rest); rule_off > 0) {
      bytes = rule_off;
      char before = 0;
      for (const char c : rest.substr(0, bytes))
        if (c != ' ' && c != '\t' && (c != '-' || before != '-')) out += before = c;
    } else {
      for (const auto length : {lang::grammar::name_length, lang::grammar::variable_length,
                                lang::grammar::number_length, lang::grammar::quoted_length})
        bytes = std::max(bytes, length(rest));
      out += rest.substr(0, bytes);
    }
    out += "\n";
    at += bytes;
  }
  return out;
}

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
    ASSERT_TRUE(significant(once) == significant(text)) << "seed " << seed << "\n" << text << "\n---\n" << once;
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
