#include "kb/import.h"

#include <gmock/gmock.h>

#include "kb/export.h"
#include "tests/unit/kb/sample.h"

namespace counsel::kb {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string shown(const FileFacts& read) {
  std::string text;
  for (const auto& fact : read.facts) {
    text += said(fact);
    for (const auto& citation : fact.citations) text += " <" + citation.document + ", " + citation.locator + ">";
    text += " ";
  }
  for (const auto& problem : read.problems) text += "[" + problem.place + ": " + problem.message + "] ";
  if (!text.empty()) text.pop_back();
  return text;
}

struct Case {
  std::string text, expected;
};

TEST(FactsFromCsv, ReadsColumnsInAnyOrderAndOtherSpellings) {
  const Case cases[] = {
      {"framework,feature\nDjango,orm\n", "offers(Django, orm)"},
      {"feature,framework\norm,RoR\n", "offers(Rails, orm)"},
      {"framework,feature,source,locator\nDjango,orm,survey,\"p. 2, top\"\nRails,orm,,\n",
       "offers(Django, orm) <survey, p. 2, top> offers(Rails, orm)"},
      {"source,framework,feature\nsurvey,Django,orm\n", "offers(Django, orm) <survey, >"},
      {"framework,feature\n", ""},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(shown(facts_from_csv(sample_declarations(), "offers", text, "f.csv")), expected) << text;
}

TEST(FactsFromCsv, NamesTheRowAndColumnOfEverythingThatIsWrong) {
  const Case cases[] = {
      {"", "[row 1: the file is empty; its first row has to name the columns: framework, feature]"},
      {"framework\nDjango\n", "[row 1: the column `feature` is missing]"},
      {"framework,feature,framework\n", "[row 1, column 3: the column `framework` stands here twice]"},
      {"framework,feature,price\n",
       "[row 1, column 3: `offers` has no column `price`; its columns are: framework, feature]"},
      {"framework,feature\xFF\n", "[row 1: the column `feature` is missing] [row 1, column 2: it is no valid UTF-8]"},
      {"framework,feature\nDjango\n", "[row 2: it has 1 cell where the first row has 2]"},
      {"framework,feature\nDjago,orm\nDjango,ORM\n",
       "[row 2, column 1: framework: `Djago` is no framework] [row 3, column 2: feature: `ORM` is no feature]"},
      {"framework,feature\nDjango,\"orm\n", "[row 2, column 2: the quote that opens this cell is never closed]"},
      {"framework,feature\nDjango,o\"rm\nDjago,orm\n",
       "offers(Rails, orm) [row 2, column 2: there is a quote inside a cell that is not quoted]"
       " [row 3, column 1: framework: `Djago` is no framework]"},
      {"framework,\"feature\nDjango,orm\n", "[row 1, column 2: the quote that opens this cell is never closed]"},
      {"framework,feature,source,locator\nDjango,orm,servey,\nDjango,orm,,p. 3\n",
       "[row 2, column 3: source: no document is called `servey`]"
       " [row 3, column 4: there is a locator without a source]"},
      {"framework,feature\nDjango,o\xC3\x28rm\n", "[row 2, column 2: feature: it is no valid UTF-8]"},
      {std::string("framework,feature\nDjango,a\0b\n", 29), "[row 2, column 2: feature: it holds a zero byte]"},
      {"\xFF\xFE"
       "f\0r\0",
       "x"},
  };
  for (const auto& [text, expected] : cases) {
    const auto read = facts_from_csv(sample_declarations(), "offers", text, "f.csv");
    EXPECT_FALSE(read.problems.empty()) << text;
    if (expected == "x") continue;
    EXPECT_EQ(shown({{}, read.problems}), expected.substr(expected.find('['))) << text;
  }
  EXPECT_EQ(shown(facts_from_csv(sample_declarations(), "ofers", "", "f.csv")),
            "[f.csv: no relation is called `ofers`]");
}

TEST(FactsFromCsv, ChecksEveryType) {
  const std::string header = "framework,stars,votes,remark,still-true\n";
  const Case cases[] = {
      {"Django,4.5,12,\"a, b\",yes", "rated(Django, 4.5, 12, \"a, b\", yes)"},
      {"Django,1e3,-1,,false", "rated(Django, 1000.0, -1, \"\", no)"},
      {"Django,1e999,1,,no", "[row 2, column 2: stars: `1e999` is no number]"},
      {"Django,nan,1,,no", "[row 2, column 2: stars: `nan` is no number]"},
      {"Django,1,9223372036854775808,,no", "[row 2, column 3: votes: `9223372036854775808` is no integer]"},
      {"Django,1,1.0,,maybe",
       "[row 2, column 3: votes: `1.0` is no integer] [row 2, column 5: still-true: `maybe` is neither yes nor no]"},
      {"Django,,,,",
       "[row 2, column 2: stars: `` is no number] [row 2, column 3: votes: `` is no integer]"
       " [row 2, column 5: still-true: `` is neither yes nor no]"},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(shown(facts_from_csv(sample_declarations(), "rated", header + text, "f.csv")), expected) << text;
}

TEST(FactsFromCsv, StopsCountingAtAHundredProblems) {
  std::string text = "framework,feature\n";
  for (int i = 0; i < 500; ++i) text += "x,y\n";
  EXPECT_EQ(facts_from_csv(sample_declarations(), "offers", text, "f.csv").problems.size(), kMaxProblems);
}

std::string json_fact(const std::string& fact) { return "{\"facts\": [" + fact + "]}"; }

TEST(FactsFromJson, ReadsValuesAndSources) {
  const Case cases[] = {
      {R"({"facts": []})", ""},
      {json_fact(R"({"relation": "offers", "values": {"feature": "orm", "framework": "RoR"}})"), "offers(Rails, orm)"},
      {json_fact(R"({"relation": "offers", "values": {"framework": "Django", "feature": "orm"},
                     "sources": [{"document": "tech-platform", "locator": "1"}, {"document": "survey"}]})"),
       "offers(Django, orm) <survey, > <tech-platform, 1>"},
      {json_fact(R"({"relation": "rated", "values": {"framework": "Django", "stars": 4, "votes": 12,
                     "remark": "naïve \u00e9\n", "still-true": true}})"),
       "rated(Django, 4.0, 12, \"naïve é\\n\", yes)"},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(shown(facts_from_json(sample_declarations(), text, "f.json")), expected) << text;
}

TEST(FactsFromJson, NamesThePlaceOfEverythingThatIsWrong) {
  const std::string values = R"("values": {"framework": "Django", "feature": "orm"})";
  const std::string rated_ = R"({"relation": "rated", "values": {"framework": "Django", "remark": "", )";
  const Case cases[] = {
      {"", "[line 1: the file is empty]"},
      {" \n", "[line 1: the file is empty]"},
      {"[]", "[line 1: an object with the key `facts` is due]"},
      {"{}", "[facts: a list of facts is due]"},
      {R"({"facts": {}})", "[facts: a list of facts is due]"},
      {R"({"facts": [], "fact": 1})", "[fact: no such key is known here]"},
      {R"({"facts": [], "facts": []})", "[facts: this key stands twice in one object]"},
      {json_fact("1"), "[facts[0]: a fact is an object with the keys `relation` and `values`]"},
      {json_fact("{" + values + "}"), "[facts[0].relation: the name of a relation is due]"},
      {json_fact(R"({"relation": "ofers", )" + values + "}"), "[facts[0].relation: no relation is called `ofers`]"},
      {json_fact(R"({"relation": "offers"})"), "[facts[0].values: an object with a value for each column is due]"},
      {json_fact(R"({"relation": "offers", "values": {"framework": "Djago", "feture": "orm"}})"),
       "[facts[0].values.framework: `Djago` is no framework] [facts[0].values.feature: this value is missing]"
       " [facts[0].values.feture: no such key is known here]"},
      {json_fact(R"({"relation": "offers", "values": {"framework": 1, "feature": null}})"),
       "[facts[0].values.framework: `1` is no framework] [facts[0].values.feature: `null` is no feature]"},
      {json_fact(
           R"({"relation": "offers", "values": {"framework": "Django", "framework": "Rails", "feature": "orm"}})"),
       "[facts[0].values.framework: this key stands twice in one object]"},
      {json_fact(R"({"relation": "offers", "sources": {}, )" + values + "}"),
       "[facts[0].sources: a list of sources is due]"},
      {json_fact(R"({"relation": "offers", "sources": [{"document": "servey"}, {"document": 1}, 2], )" + values + "}"),
       "[facts[0].sources[0]: source: no document is called `servey`]"
       " [facts[0].sources[1]: an object with the texts `document` and, if there is one, `locator` is due]"
       " [facts[0].sources[2]: an object with the texts `document` and, if there is one, `locator` is due]"},
      {json_fact(rated_ + R"("stars": "4", "votes": 1.5, "still-true": 1}})"),
       "[facts[0].values.stars: `\"4\"` is no number] [facts[0].values.votes: `1.5` is no integer]"
       " [facts[0].values.still-true: `1` is neither true nor false]"},
      {json_fact(rated_ + R"("stars": 1, "votes": 18446744073709551615, "still-true": true}})"),
       "[facts[0].values.votes: `18446744073709551615` is no integer]"},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(shown(facts_from_json(sample_declarations(), text, "f.json")), expected) << text;
}

TEST(FactsFromJson, PointsToTheLineAndColumnWhereTheTextIsNoJson) {
  const std::pair<std::string, std::string> cases[] = {
      {"{\"facts\": [}", "line 1, column 12"},
      {"{\n  \"facts\": nul\n}", "line 2, column 15"},
      {"{\"facts\": []", "line 1, column 13"},
      {"{\"facts\": []} x", "line 1, column 15"},
      {"{\"facts\": [1e999]}", "line 1, column 16"},
      {"{\"facts\": [\"\xFF\"]}", "line 1, column 13"},
      {"{\"facts\": [\"\\ud800\"]}", "line 1, column 19"},
      {"\xFF\xFE{", "line 1, column 1"},
  };
  for (const auto& [text, place] : cases) {
    const auto read = facts_from_json(sample_declarations(), text, "f.json");
    ASSERT_EQ(read.problems.size(), 1u) << text;
    EXPECT_EQ(read.problems[0].place, place) << read.problems[0].message;
    EXPECT_EQ(read.problems[0].message.find("json.exception"), std::string::npos) << read.problems[0].message;
  }
}

TEST(FactsFromJson, RefusesNestingWithoutEnd) {
  for (const std::string open : {"[", "{\"a\":"}) {
    std::string text = "{\"facts\": ";
    for (int i = 0; i < 100'000; ++i) text += open;
    const auto read = facts_from_json(sample_declarations(), text, "f.json");
    ASSERT_EQ(read.problems.size(), 1u);
    EXPECT_EQ(read.problems[0].message, "it is nested more than 16 deep");
  }
}

class ImportTest : public KbTest {
 protected:
  ImportReport csv(const std::string& relation, const std::string& text) {
    return must(import_csv(base_, declarations_, relation, text, "f.csv", kAnna));
  }

  Declarations declarations_ = sample_declarations();
  FactBase base_ = filled();
};

TEST_F(ImportTest, AddsWhatIsNewAndCountsWhatIsThere) {
  const std::string text = "framework,feature,source\nDjango,orm,\nRails,orm,survey\nRails,orm,tech-platform\n";
  const ImportReport first = csv("offers", text);
  EXPECT_EQ(first.done.added, 1u);
  EXPECT_EQ(first.done.already, 1u);
  const Record record = must(base_.history("offers", std::vector<Value>{Name{"Rails"}, Name{"orm"}})).at(0);
  EXPECT_EQ(record.fact.origin, Origin::imported);
  EXPECT_EQ(record.fact.who, "anna");
  EXPECT_EQ(record.fact.place, "f.csv:3");
  EXPECT_THAT(record.fact.citations, ElementsAre(Citation{"survey", ""}, Citation{"tech-platform", ""}));
  EXPECT_EQ(must(base_.versions()).back().note, "f.csv");

  const std::string before = test::file_text(path());
  const ImportReport second = csv("offers", text);
  EXPECT_EQ(second.done.added, 0u);
  EXPECT_EQ(second.done.already, 2u);
  EXPECT_EQ(must(base_.versions()).size(), 2u);
}

TEST_F(ImportTest, ChangesNothingWhereAnyRowIsWrong) {
  const std::string before = test::file_text(path());
  EXPECT_EQ(csv("offers", "framework,feature\nRails,orm\nDjago,orm\n").problems.size(), 1u);
  EXPECT_EQ(must(import_json(base_, declarations_, "{\"facts\": [1]}", "f.json", kAnna)).problems.size(), 1u);
  EXPECT_EQ(test::file_text(path()), before);
}

TEST_F(ImportTest, BringsBackWhatWasRetractedAndSaysSo) {
  must(base_.retract(declarations_, "offers", {Name{"Django"}, Name{"orm"}}, kAnna, ""));
  const Imported done = csv("offers", "framework,feature\nDjango,orm\nRails,orm\n").done;
  EXPECT_EQ(done.added, 2u);
  EXPECT_EQ(done.restored, 1u);
}

/// Everything but who said it and when.
std::vector<std::string> content(FactBase& base) {
  std::vector<std::string> lines;
  for (const auto& record : must(base.list())) {
    std::string line = said(record.fact);
    for (const auto& citation : record.fact.citations) line += " <" + citation.document + ", " + citation.locator + ">";
    lines.push_back(line);
  }
  return lines;
}

TEST_F(ImportTest, GivesTheSameFactsForWhatWasExported) {
  must(base_.add(declarations_, rated("Django", 0.1 + 0.2, -7, " padded, \"quoted\"\r\nnaïve ", false), kAnna));
  must(base_.add(declarations_, fact("written-in", {Name{"Rails"}, Name{"a, \"b\""}}, {{"survey", "x;y, z"}}), kAnna));

  FactBase from_json = must(FactBase::open(":memory:"));
  must(from_json.bring_in(declarations_, {}, kNow));
  const auto json = must(export_json(base_));
  EXPECT_THAT(must(import_json(from_json, declarations_, json, "f.json", kAnna)).problems, IsEmpty());
  EXPECT_EQ(content(from_json), content(base_));
  EXPECT_EQ(must(export_json(from_json)), json);

  FactBase from_csv = must(FactBase::open(":memory:"));
  must(from_csv.bring_in(declarations_, {}, kNow));
  for (const auto& relation : declarations_.schema.relations) {
    const auto text = must(export_csv(base_, relation.name));
    EXPECT_THAT(must(import_csv(from_csv, declarations_, relation.name, text, "f.csv", kAnna)).problems, IsEmpty());
    EXPECT_EQ(must(export_csv(from_csv, relation.name)), text);
  }
  EXPECT_EQ(content(from_csv), content(base_));
}

TEST_F(ImportTest, ExportsReadably) {
  EXPECT_EQ(must(export_csv(base_, "written-in")),
            "framework,language,source,locator\r\n"
            "Phoenix,Elixir,survey,\r\n"
            "Phoenix,Elixir,tech-platform,10. Phoenix\r\n");
  EXPECT_EQ(must(export_json(base_, "written-in")),
            "{\"facts\": [\n"
            "{\"relation\":\"written-in\",\"values\":{\"framework\":\"Phoenix\",\"language\":\"Elixir\"},"
            "\"sources\":[{\"document\":\"survey\"},{\"document\":\"tech-platform\",\"locator\":\"10. Phoenix\"}]}\n"
            "]}\n");
  EXPECT_FALSE(export_csv(base_, "ofers"));
  EXPECT_FALSE(export_json(base_, "ofers"));
}

TEST_F(ImportTest, KeepsCitationsOfARelationWithASourceColumnApart) {
  declarations_.schema.relations = {{"made-by", {{"Source", {Type::name, ""}}, {"locator", {Type::name, ""}}}}};
  must(base_.bring_in(declarations_, {fact("made-by", {Name{"a"}, Name{"b"}}, {{"survey", "c"}})}, kNow));
  const auto text = must(export_csv(base_, "made-by"));
  EXPECT_EQ(text, "Source,locator,source_2,locator_2\r\na,b,survey,c\r\n");
  EXPECT_EQ(shown(facts_from_csv(declarations_, "made-by", text, "f.csv")), "made-by(a, b) <survey, c>");
}

}  // namespace
}  // namespace counsel::kb
