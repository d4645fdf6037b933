// What files of facts held when a decision was made is on record, and decisions are run again on that alone.
#include "cli/audit/fact_contents.h"

#include <gmock/gmock.h>

#include "cli/audit/decision_entry.h"
#include "kb/commitments.h"
#include "kb/decision_log.h"
#include "tests/support/run_sql.h"
#include "tests/support/world.h"

namespace counsel {
namespace {

using cli::FactContents;
using cli::FactFileToRead;
using cli::KeptFacts;
using cli::RecordedFacts;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kRules = R"(
kind framework: Phoenix, Gin
attribute live: yes or no  ask "Are there live updates?"
decision framework: one of framework
relation fast(framework: framework, note: text)
facts fast from "fast.csv"
rule crowd  live and fast(?framework, ?note) suggests ?framework
)";
constexpr const char* kSame = "Ran 1 decision again: it came out the same, to the last bit.\n";

class FactContentsTest : public testing::Test {
 protected:
  FactContentsTest() {
    world_.write("team/team.rules", kRules);
    world_.write("team/fast.csv", "Gin,first\n");
  }

  test::Outcome run(std::vector<std::string> words) const {
    words.insert(words.end(), {"--db", base()});
    return world_.run(words);
  }
  test::Outcome ask() const { return run({"ask", "live", "--rules", "team", "--explain", "none"}); }
  test::Outcome replay(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"audit", "replay", "--all"});
    return run(more);
  }

  std::string base() const { return (world_.folder() / "f.db").string(); }
  void remove(const std::string& path) const { std::filesystem::remove(world_.folder() / path); }

  kb::Manifest manifest() const {
    kb::FactBase there = kb::FactBase::open(base()).value();
    return kb::read_manifest(kb::DecisionLog(there).find(1).value().rules).value();
  }

  test::World world_;
};

TEST_F(FactContentsTest, AreWhatADecisionIsRunAgainOn) {
  ask();
  const auto files = manifest().fact_files;
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].path, "fast.csv");
  EXPECT_EQ(files[0].size, 10u);
  EXPECT_EQ(files[0].digest, kb::sha256("Gin,first\n"));
  world_.write("team/fast.csv", "Phoenix,second\n");
  EXPECT_EQ(replay().out, kSame);
  std::filesystem::remove_all(world_.folder() / "team");
  EXPECT_EQ(replay().out, kSame);
}

TEST_F(FactContentsTest, AreStoredOnce) {
  ask();
  ask();
  kb::Database database = kb::Database::open(base(), kb::Database::Access::read_only, std::chrono::milliseconds(0));
  EXPECT_EQ(database.number("SELECT count(*) FROM counsel_content WHERE CAST(bytes AS TEXT) LIKE 'Gin,%'"), 1);
}

TEST_F(FactContentsTest, LeaveRecordsWithoutThemAsTheyWere) {
  world_.write("team/team.rules", test::replaced(std::string(kRules), "facts fast from \"fast.csv\"", "fact fast(Gin, \"x\")"));
  ask();
  kb::FactBase there = kb::FactBase::open(base()).value();
  const kb::DecisionInFull found = kb::DecisionLog(there).find(1).value();
  EXPECT_THAT(found.rules, StartsWith(R"({"name":"team","files":[{"path":"team.rules","sha256":")"));
  EXPECT_THAT(found.rules, Not(HasSubstr("fact_files")));
}

TEST_F(FactContentsTest, ThatWereAlteredOrDeletedAreFound) {
  ask();
  const std::string where = " WHERE CAST(bytes AS TEXT) = 'Gin,first' || char(10)";
  test::run_sql(base(), "UPDATE counsel_content SET bytes = CAST('Phoenix,first' AS BLOB)" + where);
  EXPECT_THAT(run({"audit", "verify"}).out, HasSubstr("decision 1: a file of facts of it is not what was recorded\n"));
  test::Outcome outcome = replay();
  EXPECT_THAT(outcome.out, HasSubstr("Decision 1 cannot be run again: what `fast.csv` held then is not on record any"));
  EXPECT_EQ(outcome.exit_code, 1);

  test::run_sql(base(), "DELETE FROM counsel_content WHERE CAST(bytes AS TEXT) = 'Phoenix,first'");
  EXPECT_THAT(run({"audit", "verify"}).out, HasSubstr("decision 1: a file of facts of it is missing\n"));
  EXPECT_EQ(run({"audit", "verify"}).exit_code, 4);
  EXPECT_EQ(replay().exit_code, 1);
  EXPECT_THAT(run({"audit", "export"}).err, HasSubstr("is missing"));
}

/// Records of earlier versions have no list of such files.
TEST_F(FactContentsTest, ThatNobodyKeptAreMissed) {
  ask();
  {
    kb::FactBase there = kb::FactBase::open(base()).value();
    kb::DecisionLog log(there);
    const kb::DecisionInFull first = log.find(1).value();
    kb::RuleText rules{.manifest = first.rules.substr(0, first.rules.find(",\"fact_files\"")) + "}", .digest = {}, .files = {}};
    rules.digest = kb::sha256(rules.manifest);
    ASSERT_TRUE(log.append(kb::DecisionEntry{.act = first.record.act,
                                             .decision = first.record.decision,
                                             .outcome = first.record.outcome,
                                             .facts = first.record.facts,
                                             .rules = std::make_shared<const kb::RuleText>(std::move(rules)),
                                             .answers = first.record.answers,
                                             .result = first.result,
                                             .proof = *first.proof}));
  }
  EXPECT_THAT(run({"audit", "replay", "2"}).out,
              HasSubstr("Decision 2 cannot be run again: cannot read `fast.csv`: nobody kept what it held\nthen."));
}

TEST_F(FactContentsTest, ThatWereTooBigAreReadFromTheDiskWhereTheyAreTheSame) {
  world_.write("team/team.rules", test::replaced(std::string(kRules), "?note)", "\"first\")"));  // the rest is in no proof
  std::string big = "Gin,first\n";
  for (char c = 'a'; c < 'f'; ++c) big += "Phoenix," + std::string(std::size_t{15} << 20, c) + "\n";
  ASSERT_GT(big.size(), cli::kMaxKeptFactBytes);
  world_.write("team/fast.csv", big);
  ask();
  ASSERT_EQ(manifest().fact_files.size(), 1u);
  EXPECT_FALSE(manifest().fact_files[0].is_kept);
  EXPECT_EQ(manifest().fact_files[0].size, big.size());
  EXPECT_LT(std::filesystem::file_size(base()), std::size_t{1} << 20);
  EXPECT_THAT(run({"audit", "show", "1"}).out, HasSubstr(", too big to be kept\n"));
  EXPECT_EQ(run({"audit", "verify"}).exit_code, 0);

  EXPECT_EQ(replay({"--rules", "team"}).out, kSame);
  EXPECT_THAT(replay({"--rules", "nowhere"}).out, HasSubstr("it was too big to be\nkept, and there is no rule base to look for it in."));
  big.back() = ' ';
  world_.write("team/fast.csv", big);
  EXPECT_THAT(replay({"--rules", "team"}).out, HasSubstr("it was too big to be\nkept, and is no more what it was then."));
  remove("team/fast.csv");
  EXPECT_THAT(replay({"--rules", "team"}).out,
              HasSubstr("it was too big to be\nkept, and `team/fast.csv`, which `--rules` leads to, cannot be read: No such\nfile or directory.\n"));
}

TEST_F(FactContentsTest, OfThenAreReadByEditedRules) {
  ask();
  std::filesystem::create_directory(world_.folder() / "edited");
  world_.write("edited/fast.csv", "Phoenix,edited\n");
  world_.write("edited/team.rules", kRules);
  EXPECT_THAT(run({"audit", "backtest", "edited"}).out, HasSubstr("comes out the same"));

  world_.write("edited/fresh.csv", "Phoenix,edited\n");
  world_.write("edited/team.rules", test::replaced(std::string(kRules), "fast.csv", "fresh.csv"));
  const test::Outcome outcome = run({"audit", "backtest", "edited"});
  EXPECT_THAT(outcome.out, HasSubstr("after       Phoenix leads"));
  EXPECT_EQ(outcome.exit_code, 1);
}

/// The same statement in another folder names another file.
TEST_F(FactContentsTest, AreTakenForThoseOfTheirPathAlone) {
  world_.write("team/team.rules", test::replaced(std::string(kRules), "facts fast from \"fast.csv\"", "use \"files.rules\""));
  world_.write("team/files.rules", "facts fast from \"fast.csv\"\n");
  ask();
  world_.write("edited/team.rules", test::replaced(std::string(kRules), "facts fast from \"fast.csv\"", "use \"new/files.rules\""));
  world_.write("edited/new/files.rules", "facts fast from \"fast.csv\"\n");
  world_.write("edited/new/fast.csv", "Phoenix,edited\n");
  EXPECT_EQ(run({"audit", "backtest", "edited"}).exit_code, 1);
}

TEST_F(FactContentsTest, AreInABundleAndProvedWithIt) {
  ask();
  world_.write("counsel.pub", world_.run({"audit", "key", "example.com/log", "counsel.key"}).out);
  world_.write("now", run({"audit", "checkpoint", "--key", "counsel.key"}).out);
  const std::string bundle = run({"audit", "prove", "1", "--checkpoint", "now", "--key", "counsel.pub"}).out;
  EXPECT_THAT(bundle, HasSubstr("\"fact_files\": [\n    {\n      \"text\": \"Gin,first\\n\"\n"));
  const auto verify = [&](const std::string& text) {
    world_.write("1.bundle", text);
    return world_.run({"audit", "verify-bundle", "1.bundle", "--key", "counsel.pub"});
  };
  EXPECT_EQ(verify(bundle).exit_code, 0);
  const test::Outcome altered = verify(test::replaced(bundle, "Gin,first", "Gin,other"));
  EXPECT_EQ(altered.err, "counsel: `1.bundle`: its files of facts are not those on record\n");
  EXPECT_EQ(altered.exit_code, 4);
}

/// A file that is another one each time.
class Restless : public cli::FactSource {
 public:
  explicit Restless(std::size_t size) : size_(size) {}

  cli::OrReason<std::unique_ptr<cli::ByteStream>> open(const FactFileToRead&) override {
    class Stream : public cli::ByteStream {
     public:
      Stream(char fill, std::size_t size) : fill_(fill), left_(size) {}
      std::size_t read(char* into, std::size_t size) override {
        const std::size_t count = std::min(size, left_);
        std::fill_n(into, count, fill_);
        left_ -= count;
        return count;
      }
      std::optional<std::string> problem() override { return std::nullopt; }

     private:
      char fill_;
      std::size_t left_;
    };
    return std::make_unique<Stream>(next_++, size_);
  }

 private:
  std::size_t size_;
  char next_ = 'a';
};

std::string read_all(cli::ByteStream& stream) {
  std::string bytes;
  std::string block(1 << 16, '\0');
  while (const std::size_t count = stream.read(block.data(), block.size())) bytes.append(block, 0, count);
  return bytes;
}

const FactFileToRead kFile{.relation = {}, .path = "f.csv", .origin = {.name = "f.csv"}};

TEST(KeptFacts, AreWhatWasReadAndStayTheSame) {
  Restless source(3);
  KeptFacts kept(source);
  for (int time = 0; time < 2; ++time) {
    const auto stream = kept.open(kFile).value();
    EXPECT_EQ(read_all(*stream), "aaa");
    EXPECT_EQ(stream->problem(), std::nullopt);
  }
  EXPECT_EQ(kept.contents().at("f.csv").bytes, "aaa");
  EXPECT_EQ(kept.contents().at("f.csv").digest, kb::sha256("aaa"));
}

TEST(KeptFacts, AreWholeWhereTheReaderStoppedEarly) {
  Restless source(10'000);
  KeptFacts kept(source);
  const auto stream = kept.open(kFile).value();
  char byte = 0;
  stream->read(&byte, 1);
  EXPECT_EQ(stream->problem(), std::nullopt);
  EXPECT_EQ(kept.contents().at("f.csv").bytes, std::string(10'000, 'a'));
}

TEST(KeptFacts, ThatAreTooBigMayNotChange) {
  Restless source(cli::kMaxKeptFactBytes + 1);
  KeptFacts kept(source);
  const auto first = kept.open(kFile).value();
  read_all(*first);
  EXPECT_EQ(first->problem(), std::nullopt);
  EXPECT_EQ(kept.contents().at("f.csv").bytes, std::nullopt);
  const auto second = kept.open(kFile).value();
  read_all(*second);
  EXPECT_EQ(second->problem(), "it changed while it was read");
}

TEST(KeptFacts, HoldAsMuchAsTheLimit) {
  Restless source(cli::kMaxKeptFactBytes);
  KeptFacts kept(source);
  const auto stream = kept.open(kFile).value();
  EXPECT_EQ(read_all(*stream).size(), cli::kMaxKeptFactBytes);
  EXPECT_EQ(stream->problem(), std::nullopt);
  EXPECT_TRUE(kept.contents().at("f.csv").bytes.has_value());
}

}  // namespace
}  // namespace counsel
