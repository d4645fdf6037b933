// tests/unit/kb/sample.h
// A small rule base's declarations and facts, and a folder of its own for each test.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "kb/fact_base.h"
#include "tests/support/file_text.h"

namespace counsel::kb {

inline ColumnType of_kind(std::string kind) { return {Type::name, std::move(kind)}; }

inline Declarations sample_declarations() {
  Declarations declarations;
  declarations.schema.kinds = {
      {"feature", {"admin", "orm", "sessions"}, {}},
      {"framework", {"Django", "Rails", "Phoenix"}, {{"RoR", "Rails"}}},
  };
  declarations.schema.relations = {
      {"offers", {{"framework", of_kind("framework")}, {"feature", of_kind("feature")}}},
      {"rated",
       {{"framework", of_kind("framework")},
        {"stars", {Type::number, ""}},
        {"votes", {Type::integer, ""}},
        {"remark", {Type::text, ""}},
        {"still-true", {Type::yes_no, ""}}}},
      {"written-in", {{"framework", of_kind("framework")}, {"language", {Type::name, ""}}}},
  };
  declarations.documents = {{"survey", "A survey"}, {"tech-platform", "Top 10 backend frameworks"}};
  return declarations;
}

inline Fact fact(std::string relation, std::vector<Value> values, std::vector<Citation> citations = {},
                 std::string place = "") {
  Fact made;
  made.relation = std::move(relation);
  made.values = std::move(values);
  made.origin = Origin::rules;
  made.citations = std::move(citations);
  made.place = std::move(place);
  return made;
}

inline Fact offers(std::string framework, std::string feature, std::string place = "k.rules:1") {
  return fact("offers", {Name{std::move(framework)}, Name{std::move(feature)}}, {{"tech-platform", "1"}},
              std::move(place));
}

inline Fact rated(std::string framework, double stars, std::int64_t votes, std::string remark, bool still_true) {
  return fact("rated", {Name{std::move(framework)}, stars, votes, Text{std::move(remark)}, still_true});
}

inline std::vector<Fact> sample_facts() {
  return {offers("Django", "admin", "k.rules:1"), offers("Django", "orm", "k.rules:2"),
          rated("Rails", 4.5, 1200, "well, \"loved\"\nby many", true),
          fact("written-in", {Name{"Phoenix"}, Name{"Elixir"}}, {{"survey", ""}, {"tech-platform", "10. Phoenix"}})};
}

/// `offers(Django, admin)`, with `!` in front of closed records.
inline std::string said(const Fact& fact) {
  std::string text = fact.relation + "(";
  for (const auto& value : fact.values) text += (text.back() == '(' ? "" : ", ") + to_source(value);
  return text + ")";
}

inline std::vector<std::string> said(const std::vector<Fact>& facts) {
  std::vector<std::string> texts;
  for (const auto& fact : facts) texts.push_back(said(fact));
  return texts;
}

inline std::vector<std::string> said(const std::vector<Record>& records) {
  std::vector<std::string> texts;
  for (const auto& record : records) texts.push_back((record.closing ? "!" : "") + said(record.fact));
  return texts;
}

/// The value, or the test ends with the error's message.
template <class T>
T must(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << result.error().message;
    throw std::runtime_error(result.error().message);
  }
  return *std::move(result);
}

inline const Act kAnna{"anna", "2026-11-20T10:00:00Z"};
inline const std::string kNow = "2026-11-20T09:00:00Z";

inline void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

class KbTest : public testing::Test {
 protected:
  KbTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / (std::string("counsel-") + test->test_suite_name() + "-" +
                                                        test->name() + "-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~KbTest() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name = "facts.db") const { return (folder_ / name).string(); }

  /// A base at `path()` that holds the sample facts.
  FactBase filled() const {
    FactBase base = must(FactBase::open(path()));
    must(base.bring_in(sample_declarations(), sample_facts(), kNow));
    return base;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace counsel::kb
