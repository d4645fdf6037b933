#include "cli/render/diagnostics.h"

#include <gmock/gmock.h>

#include "cli/render/json.h"

namespace counsel::cli {
namespace {

using lang::Code;
using lang::Diagnostic;
using ::testing::HasSubstr;

/// A file and findings about the parts of its text.
struct Text {
  lang::Sources sources;
  FileId file;
  std::string text;

  explicit Text(std::string content) : text(content) { file = sources.add("team.rules", std::move(content)); }

  Span at(std::string_view part) const {
    const std::size_t from = text.find(part);
    return {file, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(from + part.size())};
  }
  Diagnostic about(std::string_view part) const {
    return Diagnostic{Code::UnreadableFile, at(part)}.with("path", "p").with("reason", "r");
  }
  std::string drawn(const Diagnostic& diagnostic, std::size_t columns = 80) const {
    return diagnostics_text({diagnostic}, sources, {.columns = columns});
  }
};

TEST(Diagnostics, AreDrawnUnderTheirLine) {
  const Text text("rule r\n  concurency is high\n");
  EXPECT_EQ(text.drawn(
                text.about("concurency").did_you_mean("concurrency").label(text.at("rule"), "declared").note("a note")),
            "team.rules:2:3: error[E0001]: cannot read `p`: r\n"
            "  |\n"
            "2 |   concurency is high\n"
            "  |   ^^^^^^^^^^ did you mean `concurrency`?\n"
            "  = declared at team.rules:1:1\n"
            "  = a note\n");
}

TEST(Diagnostics, StandRightUnderTabsAndWideCharacters) {
  const Text text("\t高い x\n");
  EXPECT_THAT(text.drawn(text.about("x")), HasSubstr("1 |     高い x\n  |          ^\n"));
  EXPECT_THAT(text.drawn(text.about("高い")), HasSubstr("  |     ^^^^\n"));
}

TEST(Diagnostics, MarkAtLeastOneCellAndNeverMoreThanTheFirstLine) {
  const Text text("one\ntwo\n");
  EXPECT_THAT(text.drawn(text.about("")), HasSubstr("  | ^\n"));
  EXPECT_THAT(text.drawn(text.about("one\ntwo")), HasSubstr("1 | one\n  | ^^^\n"));
  Diagnostic end = text.about("");
  end.span.begin = end.span.end = 8;
  EXPECT_THAT(text.drawn(end), HasSubstr("team.rules:3:1"));
}

TEST(Diagnostics, CutLongLinesAroundTheMark) {
  const Text text(std::string(10'000, '(') + "here" + std::string(10'000, ')'));
  const std::string drawn = text.drawn(text.about("here"));
  EXPECT_THAT(drawn, HasSubstr("here"));
  EXPECT_LT(drawn.size(), 600u);
  EXPECT_LT(text.drawn(text.about("((((")).size(), 600u);
  EXPECT_LT(text.drawn(text.about(text.text)).size(), 900u);
}

TEST(Diagnostics, LetNothingSteerTheTerminal) {
  const Text text("a \033[31m b\n");
  EXPECT_EQ(text.drawn(text.about("b")).find('\033'), std::string::npos);
}

TEST(Diagnostics, AboutAWholeFileShowNoLine) {
  const Text text("");
  EXPECT_EQ(text.drawn(text.about("")), "team.rules:1:1: error[E0001]: cannot read `p`: r\n");
}

TEST(Diagnostics, AreCounted) {
  const Text text("x");
  EXPECT_EQ(diagnostics_summary({}), "");
  EXPECT_EQ(diagnostics_summary({text.about("x"), text.about("x")}), "2 errors");
}

TEST(Diagnostics, AreDataToo) {
  const Text text("rule r\n  concurency is high\n");
  const std::string json = diagnostics_json({{text.about("concurency").did_you_mean("concurrency")}, {}}, text.sources);
  for (const char* part : {R"("format": "counsel.diagnostics/1")", R"("code": "E0001")", R"("line": 2)",
                           R"("column": 3)", R"("end_column": 13)", R"("replacement": "concurrency")"})
    EXPECT_THAT(json, HasSubstr(part));
}

}  // namespace
}  // namespace counsel::cli
