// The log as JSON Lines has every record with all that it refers to, once.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "kb/log_export.h"
#include "tests/support/run_sql.h"
#include "tests/unit/kb/decision_sample.h"

namespace counsel::kb {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

class LogExportTest : public KbTest {
 protected:
  LogExportTest() : base_(filled()), log_(base_) {
    DecisionEntry entry = sample_entry();
    entry.facts = digest_of_facts_in(base_, 1);
    entry.facts_version = 1;
    const std::string text = "rule r\n";
    entry.rules = std::make_shared<const RuleText>(
        RuleText{.manifest = R"({"name":"team","files":[{"path":"r.rules","sha256":")" + to_hex(sha256(text)) + "\"}]}",
                 .digest = sha256(R"({"name":"team","files":[{"path":"r.rules","sha256":")" + to_hex(sha256(text)) + "\"}]}"),
                 .files = {{sha256(text), text}}});
    DecisionEntry personal = entry;
    personal.withheld = {{answer_part(1), std::string(32, 'a'), "\xff no text"}, {std::string(kProofPart), std::string(32, 'b'), "p"}};
    personal.answers = R"([{"attribute":"age","commitment":")" + to_hex(commitment(personal.withheld[0])) + "\"}]";
    personal.proof.clear();
    must(log_.append(std::vector{entry, personal, entry}));
  }

  std::vector<json> lines() {
    std::vector<json> all;
    const auto done = export_lines(base_, [&](const std::string& line) {
      EXPECT_EQ(line.find('\n'), line.size() - 1);
      all.push_back(json::parse(line));
    });
    EXPECT_TRUE(done) << done.error().message;
    return all;
  }

  FactBase base_;
  DecisionLog log_;
};

TEST_F(LogExportTest, HasWhatRecordsShareOnceAndBeforeThem) {
  const auto all = lines();
  std::vector<std::string> kinds;
  for (const json& line : all) kinds.push_back(line.begin().key() == "format" ? "format" : line.contains("record") ? "record" : line.begin().key());
  EXPECT_THAT(kinds, ElementsAre("format", "rule_file", "facts", "record", "record", "record", "records"));
  EXPECT_EQ(all[0]["format"], "counsel.audit-export/1");
  EXPECT_EQ(all.back()["records"], 3);
  EXPECT_EQ(all[1]["rule_file"]["bytes"]["text"], "rule r\n");
  EXPECT_EQ(all[1]["rule_file"]["sha256"], to_hex(sha256("rule r\n")));
  EXPECT_EQ(all[2]["facts"]["sha256"], all[3]["record"]["facts"]);
  EXPECT_EQ(all[2]["facts"]["facts"].size(), sample_facts().size());
}

TEST_F(LogExportTest, HasEveryTextThatARecordHasADigestOf) {
  const auto all = lines();
  for (std::size_t i = 3; i < 6; ++i) {
    const json& record = all[i]["record"];
    EXPECT_EQ(record["id"], i - 2);
    EXPECT_EQ(to_hex(sha256(all[i]["manifest"]["text"].get<std::string>())), record["rules"]);
    EXPECT_EQ(to_hex(sha256(all[i]["result"]["text"].get<std::string>())), record["result"]);
    EXPECT_EQ(all[i].contains("proof"), i != 4);
  }
  EXPECT_EQ(to_hex(sha256(all[3]["proof"]["text"].get<std::string>())), all[3]["record"]["proof"]);
  EXPECT_EQ(all[4]["withheld"].size(), 2u);
  EXPECT_TRUE(all[4]["withheld"][0]["bytes"].contains("base64"));
}

TEST_F(LogExportTest, HasNothingOfWhatWasRedacted) {
  must(log_.redact({kAnna, "", "1.0"}, std::vector<std::int64_t>{2}));
  const auto all = lines();
  EXPECT_EQ(all.size(), 8u);
  EXPECT_TRUE(all[4]["withheld"].empty());
  EXPECT_EQ(all[6]["record"]["outcome"], "redacted");
}

TEST_F(LogExportTest, IsRefusedWhereTheRecordIsNotAsItWas) {
  test::run_sql(path(), "UPDATE counsel_decision SET who = 'berta' WHERE id = 2");
  const auto done = export_lines(base_, [](const std::string&) {});
  ASSERT_FALSE(done);
  EXPECT_THAT(done.error().message, HasSubstr("the decision 2 is not as it was recorded"));
}

TEST_F(LogExportTest, ACopyIsABaseOfItsOwn) {
  const std::string copy = path("copy.db");
  const auto done = copy_base(base_, copy);
  ASSERT_TRUE(done) << done.error().message;
  const LogAudit original = must(log_.audit({}));
  FactBase base = must(FactBase::open(copy, {.read_only = true}));
  const LogAudit copied = must(DecisionLog(base).audit({original.now}));
  EXPECT_TRUE(copied.findings.empty());
  EXPECT_EQ(copied.covered, 3u);
  EXPECT_EQ(must(base.list()).size(), sample_facts().size());
}

}  // namespace
}  // namespace counsel::kb
