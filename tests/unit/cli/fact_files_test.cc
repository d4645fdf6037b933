#include "cli/fact_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/pipeline.h"
#include "kb/csv.h"
#include "tests/support/rules_text.h"
#include "tests/support/world.h"

namespace counsel::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kRules = R"(
  kind colour: red also crimson, blue
  relation edge(from: integer, to: integer)
  relation said(who: name, what: text)
  relation coloured(node: integer, colour: colour, weight: number, heavy: yes or no)
  fact 1 edge 2
)";

struct Loaded {
  std::vector<std::string> complaints;
  std::optional<eval::Model> model;
};

class FactFiles : public ::testing::Test {
 protected:
  Loaded load(const std::vector<std::pair<std::string, std::string>>& named) {
    std::ostringstream out, err;
    const Io io{.out = out, .err = err, .folder = world.folder()};
    std::vector<FactFileToRead> files;
    for (const auto& [relation, file] : named)
      files.push_back({*text.program.find_relation(relation), file, {.name = file}});
    eval::Preparation preparation(*text.plan);
    EXPECT_TRUE(preparation.take_in(text.facts));
    Loaded loaded;
    FactsOnDisk disk(io.folder);
    for (const FactFileProblem& each :
         read_fact_files(files, text.program, declarations_of(text.program), preparation, disk, io))
      loaded.complaints.push_back(complaint_of(each, files).message);
    auto model = eval::run(std::move(preparation).finish());
    EXPECT_TRUE(model);
    loaded.model = std::move(*model);
    return loaded;
  }

  /// The complaints about one file for `relation`.
  std::vector<std::string> complaints(const std::string& relation, const std::string& file, std::string_view bytes) {
    world.write(file, bytes);
    return load({{relation, file}}).complaints;
  }

  std::string rows(const Loaded& loaded, const std::string& relation) const {
    const RelationId id = *text.program.find_relation(relation);
    std::string out;
    for (const RowId row : loaded.model->sorted_rows(id)) {
      for (const Value& value : loaded.model->values(id, row)) out += to_source(value) + " ";
      out += "/ ";
    }
    return out;
  }

  test::World world;
  test::RunnableText text{kRules};
};

TEST_F(FactFiles, HoldTypedRowsInTheOrderOfTheColumnsOrOfTheirHeader) {
  const std::pair<const char*, const char*> files[] = {
      {"a.csv", "3,4\r\n5,6\r\n"},
      {"a.csv", "from,to\n3,4\n5,6"},
      {"a.csv", "to,from\n4,3\n6,5\n"},
      {"a.csv", "\xEF\xBB\xBF" "3,\"4\"\n\n5,6\n"},
      {"a.tsv", "3\t4\r\n5\t6\r\n"},
      {"a.facts", "from\tto\n3\t4\n5\t6\n5\t6\n1\t2\n"},
  };
  for (const auto& [file, bytes] : files) {
    world.write(file, bytes);
    const Loaded loaded = load({{"edge", file}});
    EXPECT_THAT(loaded.complaints, IsEmpty()) << bytes;
    EXPECT_EQ(rows(loaded, "edge"), "1 2 / 3 4 / 5 6 / ") << bytes;
  }
}

TEST_F(FactFiles, KnowEveryType) {
  world.write("a.csv", "7,crimson,0.5,yes\n8,blue,-1e3,false\n");
  world.write("b.tsv", "Ann\tsaid \"so\", twice\nBob\t\n");
  const Loaded loaded = load({{"coloured", "a.csv"}, {"said", "b.tsv"}});
  EXPECT_THAT(loaded.complaints, IsEmpty());
  EXPECT_EQ(rows(loaded, "coloured"), "7 red 0.5 yes / 8 blue -1000.0 no / ");
  EXPECT_EQ(rows(loaded, "said"), "Ann \"said \\\"so\\\", twice\" / Bob \"\" / ");
}

TEST_F(FactFiles, MayBeEmpty) {
  EXPECT_THAT(complaints("edge", "a.csv", ""), IsEmpty());
  EXPECT_THAT(complaints("edge", "a.csv", "from,to\n"), IsEmpty());
}

TEST_F(FactFiles, SayWhatIsWrongWithRowAndColumn) {
  struct Case {
    const char* relation;
    std::string bytes;
    std::string complaint;
  };
  const std::string nul("1,2\n3,\0\n", 8);
  const Case cases[] = {
      {"edge", "1,x\n", "a.csv: row 1, column 2: to: `x` is no integer"},
      {"edge", "to,from\n1,x\n", "a.csv: row 2, column 2: from: `x` is no integer"},
      {"edge", "1,2\n3\n", "a.csv: row 2: it has 1 cell, and `edge` 2 columns"},
      {"edge", "1,2,3\n", "a.csv: row 1: it has 3 cells, and `edge` 2 columns"},
      {"edge", "1,2\n3,\"4\n5,6\n", "a.csv: row 2, column 2: the quote that opens this cell is never closed"},
      {"edge", "1,2\n9223372036854775808,1\n", "a.csv: row 2, column 1: from: `9223372036854775808` is no integer"},
      {"edge", nul, "a.csv: row 2, column 2: to: it holds a zero byte"},
      {"said", "Ann,\xFF\n", "a.csv: row 1, column 2: what: it is no valid UTF-8"},
      {"said", ",so\n", "a.csv: row 1, column 1: who: a name is due, and there is none"},
      {"coloured", "1,green,1,yes\n", "a.csv: row 1, column 2: colour: `green` is no colour"},
      {"coloured", "1,red,nan,yes\n", "a.csv: row 1, column 3: weight: `nan` is no number"},
      {"coloured", "1,red,1,maybe\n", "a.csv: row 1, column 4: heavy: `maybe` is neither yes nor no"},
  };
  for (const Case& each : cases)
    EXPECT_THAT(complaints(each.relation, "a.csv", each.bytes), ElementsAre(each.complaint)) << each.bytes;
}

TEST_F(FactFiles, SayAllThatIsWrongUpToALimit) {
  std::string bytes = "x,y\n1,2\n3\n";
  EXPECT_EQ(complaints("edge", "a.csv", bytes).size(), 3u);
  for (int i = 0; i < 1000; ++i) bytes += "z\n";
  const auto said = complaints("edge", "a.csv", bytes);
  ASSERT_EQ(said.size(), kMaxProblems + 1);
  EXPECT_EQ(said.back(), "a.csv: there is more that is wrong");
}

TEST_F(FactFiles, ThatCannotBeReadAreNamed) {
  EXPECT_THAT(load({{"edge", "missing.csv"}}).complaints, ElementsAre(HasSubstr("cannot read `missing.csv`")));
  world.write("folder.csv/inside", "");
  EXPECT_THAT(load({{"edge", "folder.csv"}}).complaints, ElementsAre("cannot read `folder.csv`: it is a folder"));
}

TEST_F(FactFiles, HoldCellsOfAnySizeUpToALimit) {
  const std::string big(3'000'000, 'x');
  EXPECT_THAT(complaints("said", "a.csv", "Ann,\"" + big + "\"\nBob,so\n"), IsEmpty());
  EXPECT_THAT(complaints("said", "a.csv", "Ann,so\nBob,\"" + std::string(kb::kMaxRowBytes, 'x') + "\"\n"),
              ElementsAre("a.csv: row 2, column 2: the row is longer than 16 MiB"));
}

TEST_F(FactFiles, ThatRulesNameLieBesideTheRuleFile) {
  lang::Sources sources;
  const FileId top = sources.add("graph.rules", "");
  const FileId inner = sources.add("part/more.rules", "");
  lang::Program program;
  program.fact_files = {{RelationId{1}, "edges.csv", {}, {top, 0, 0}},
                        {RelationId{2}, "../nodes.tsv", {{"study", "page 3"}}, {inner, 0, 0}}};
  const auto files = stated_files(program, sources, "base");
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].path, "base/edges.csv");
  EXPECT_EQ(files[0].origin.name, "edges.csv");
  EXPECT_EQ(files[0].origin.origin, Origin::rules);
  EXPECT_EQ(files[1].path, "base/nodes.tsv");
  EXPECT_EQ(files[1].origin.citations, (std::vector<Citation>{{"study", "page 3"}}));
}

TEST_F(FactFiles, AreWhereTheirRowsComeFrom) {
  world.write("a.csv", "from,to\n1,2\n3,4\n\n3,4\n5,6\n7,8\n");
  world.write("b.tsv", "7\t8\n9\t9\n");
  const Loaded loaded = load({{"edge", "a.csv"}, {"edge", "b.tsv"}});
  const RelationId edge = *text.program.find_relation("edge");
  const auto source = [&](std::int64_t from, std::int64_t to) {
    const eval::RowSource at =
        *loaded.model->source(edge, *loaded.model->find(edge, std::vector<Value>{Value(from), Value(to)}));
    return std::tuple(at.kind, at.index, at.number);
  };
  using Kind = eval::RowSource::Kind;
  EXPECT_EQ(std::get<0>(source(1, 2)), Kind::base);  // the rules say so too, and come first
  EXPECT_EQ(source(3, 4), std::tuple(Kind::file, 0u, 3u));
  EXPECT_EQ(source(5, 6), std::tuple(Kind::file, 0u, 6u));
  EXPECT_EQ(source(7, 8), std::tuple(Kind::file, 0u, 7u));
  EXPECT_EQ(source(9, 9), std::tuple(Kind::file, 1u, 2u));
}

}  // namespace
}  // namespace counsel::cli
