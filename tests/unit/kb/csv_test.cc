#include "kb/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace counsel::kb {
namespace {

/// Cells between `|`, rows between `/`, problems as `row:cell message`.
std::string shown(const Csv& csv) {
  std::string text;
  for (const auto& row : csv.rows) {
    if (!text.empty()) text += " / ";
    for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i == 0 ? "" : "|") + row.cells[i];
  }
  for (const auto& problem : csv.problems)
    text += " [" + std::to_string(problem.row) + ":" + std::to_string(problem.cell) + " " + problem.message + "]";
  return text;
}

TEST(ReadCsv, TakesWhatRfc4180Says) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"a,b", "a|b"},
      {"a,b\r\nc,d\r\n", "a|b / c|d"},
      {"a,b\nc,d", "a|b / c|d"},
      {"a,,\n", "a||"},
      {",\n", "|"},
      {" a , b ", " a | b "},
      {"\"a,b\",c", "a,b|c"},
      {"\"a\"\"b\"", "a\"b"},
      {"\"\"", ""},
      {"\"\"\"\"", "\""},
      {"\"two\nlines\",x\ny,z", "two\nlines|x / y|z"},
      {"\"two\r\nlines\"", "two\r\nlines"},
      {"\xEF\xBB\xBF"
       "a,b",
       "a|b"},
      {"\n\na\n\n", "a"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(read_csv(text)), expected) << text;
}

TEST(ReadCsv, SaysWhereARowIsWrongAndGoesOnWithTheNext) {
  const std::pair<const char*, const char*> cases[] = {
      {"a,\"b", " [1:2 the quote that opens this cell is never closed]"},
      {"a,\"", " [1:2 the quote that opens this cell is never closed]"},
      {"\"a\"b,c\nd", "d [1:1 there is text after the closing quote]"},
      {"a,b\"c\nd", "d [1:2 there is a quote inside a cell that is not quoted]"},
      {"a\rb\nc", "c [1:1 there is a carriage return that ends no line]"},
      {"a\n\nb,c\"\n\"",
       "a [3:2 there is a quote inside a cell that is not quoted]"
       " [4:1 the quote that opens this cell is never closed]"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(read_csv(text)), expected) << text;
}

TEST(ReadCsv, CountsRowsAsASpreadsheetDoes) {
  const Csv csv = read_csv("a\n\n\"b\nc\"\nd\n");
  ASSERT_EQ(csv.rows.size(), 3u);
  EXPECT_EQ(csv.rows[1].number, 3u);
  EXPECT_EQ(csv.rows[2].number, 4u);
}

TEST(WriteCsvRow, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(write_csv_row({"a", "b c", ""}), "a,b c,\r\n");
  EXPECT_EQ(write_csv_row({"a,b", "say \"x\"", "two\nlines"}), "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n");
  EXPECT_EQ(write_csv_row({""}), "\"\"\r\n");
}

TEST(WriteCsvRow, IsReadBackAsTheSameCells) {
  const unsigned seed = 20261120;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  constexpr std::string_view kCharacters = "a,\"\r\n\xEF ";
  for (int i = 0; i < 2000; ++i) {
    std::vector<std::string> cells(1 + random() % 4);
    for (auto& cell : cells)
      for (auto length = random() % 5; length > 0; --length) cell += kCharacters[random() % kCharacters.size()];
    const Csv csv = read_csv(write_csv_row(cells));
    ASSERT_TRUE(csv.problems.empty() && csv.rows.size() == 1) << write_csv_row(cells);
    EXPECT_EQ(csv.rows.front().cells, cells) << write_csv_row(cells);
  }
}

/// As `shown`, of a reader whose source gives `block` bytes at a time.
std::string shown_by_blocks(std::string_view text, CellForm form, std::size_t block) {
  CellReader reader(
      [&](char* into, std::size_t size) {
        const std::size_t count = text.copy(into, std::min(size, block));
        text.remove_prefix(count);
        return count;
      },
      form);
  Csv csv;
  while (const auto* row = reader.next()) {
    if (row->problem)
      csv.problems.push_back(*row->problem);
    else
      csv.rows.push_back({row->number, {row->cells.begin(), row->cells.end()}});
  }
  return shown(csv);
}

TEST(CellReader, TakesTabsForWhatTheyAre) {
  const std::pair<const char*, const char*> cases[] = {
      {"a\tb\r\nc\td", "a|b / c|d"}, {"a,b\t\"c\"\n", "a,b|\"c\""}, {"\t\n\n\tx\n", "| / |x"}, {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown_by_blocks(text, CellForm::tsv, 1000), expected) << text;
}

TEST(CellReader, ReadsTheSameInWhateverBlocksTheTextComes) {
  const unsigned seed = 20261125;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  constexpr std::string_view kCharacters = "ab,\"\r\n";
  for (int i = 0; i < 3; ++i) {
    std::string text;
    while (text.size() < 1'000'000) {  // several fillings of the buffer
      std::vector<std::string> cells(1 + random() % 3);
      for (auto& cell : cells)
        for (auto length = random() % 40; length > 0; --length) cell += kCharacters[random() % kCharacters.size()];
      text += random() % 20 == 0 ? cells.front() + "\n" : write_csv_row(cells);  // now and then a wrong one
    }
    const std::string expected = shown_by_blocks(text, CellForm::csv, text.size());
    for (const std::size_t block : {1u, 7u, 4096u}) EXPECT_TRUE(shown_by_blocks(text, CellForm::csv, block) == expected) << block;
  }
}

TEST(ReadCsv, TakesAnyBytesWithoutHarm) {
  const unsigned seed = 4180;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  constexpr std::string_view kCharacters = "ab,\"\r\n\xFF";
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (auto length = random() % 12; length > 0; --length) text += kCharacters[random() % kCharacters.size()];
    const Csv csv = read_csv(text);
    EXPECT_LE(csv.rows.size() + csv.problems.size(), text.size() + 1);
  }
}

}  // namespace
}  // namespace counsel::kb
