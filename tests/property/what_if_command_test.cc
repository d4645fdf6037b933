// `counsel what-if` shows the rankings that `counsel ask` gives for the case and for the changed case, on random cases
// and changes of the rule base that ships, and its reasons lead from the one to the other. It writes nothing.
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/property/random_runs.h"
#include "tests/support/world.h"

namespace counsel {
namespace {

using nlohmann::json;
using Answers = std::map<std::string, std::string>;

/// Questions of each type, each with some of its answers.
const std::map<std::string, std::vector<std::string>> kQuestions = {
    {"real-time", {"yes", "no"}},
    {"concurrency", {"low", "high"}},
    {"team-size", {"1", "3", "12", "80"}},
    {"team-knows", {"Elixir", "Ruby,Python", "PHP,Go", "none"}},
    {"need", {"orm", "orm,admin", "routing,async", "none"}},
    {"must-use", {"JavaScript", "Python", "Elixir"}},
    {"expertise", {"beginner", "expert"}},
};

class Asked {
 public:
  Asked() {
    world_.environment = {{"COUNSEL_RULES", COUNSEL_SOURCE_DIR "/rules/backend-frameworks"},
                          {"COUNSEL_DB", ":memory:"}};
  }

  json operator()(const std::string& command, const Answers& answers,
                  const std::vector<std::string>& options = {}) const {
    std::vector<std::string> words = {command, "--format", "json"};
    words.insert(words.end(), options.begin(), options.end());
    for (const auto& [name, value] : answers) words.push_back(name + "=" + value);
    const test::Outcome outcome = world_.run(words);
    EXPECT_EQ(outcome.err, "");
    return json::parse(outcome.out);
  }

 private:
  test::World world_;
};

std::int64_t udb(const json& points) { return std::llround(points.get<double>() * 1e6); }

std::multiset<std::string> reasons(const json& list) {
  std::multiset<std::string> out;
  for (const json& each : list) out.insert(each["rule"].get<std::string>() + " " + std::to_string(udb(each["points"])));
  return out;
}

std::int64_t sum(const json& list) {
  std::int64_t points_udb = 0;
  for (const json& each : list) points_udb += udb(each["points"]);
  return points_udb;
}

/// What was said and what is added: from both sides the same, so that nothing has to be taken out.
std::multiset<std::string> joined(const json& before, const json& added) {
  std::multiset<std::string> out = reasons(before);
  out.merge(reasons(added));
  return out;
}

const json& candidate(const json& ranking, const json& name) {
  for (const json& each : ranking["candidates"])
    if (each["name"] == name) return each;
  throw std::logic_error("no such candidate");
}

void expect_position(const json& position, const json& candidate) {
  for (const char* key : {"rank", "tied", "points"}) EXPECT_EQ(position[key], candidate[key]) << key;
}

TEST(WhatIfCommand, ComparesWhatAskSaysOfBothCases) {
  const Asked asked;
  property::for_random_cases(25, [&](std::mt19937_64& random, std::uint64_t number) {
    SCOPED_TRACE("case " + std::to_string(number));
    const auto one_in = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(1, n)(random) == 1; };
    Answers given, changed;
    std::vector<std::string> options;
    for (const auto& [name, values] : kQuestions) {
      const auto value = [&] {
        return values[std::uniform_int_distribution<std::size_t>(0, values.size() - 1)(random)];
      };
      const bool answered = one_in(2);
      if (answered) given[name] = changed[name] = value();
      if (answered && one_in(4)) {
        changed.erase(name);
        options.insert(options.end(), {"--drop", name});
      } else if (one_in(3)) {
        changed[name] = value();
        options.insert(options.end(), {"--set", name + "=" + changed[name]});
      }
    }
    if (given == changed) return;
    const json before = asked("ask", given);
    const json after = asked("ask", changed);
    const json change = asked("what-if", given, options);
    EXPECT_EQ(change["before"]["leaders"], before["leaders"]);
    EXPECT_EQ(change["after"]["leaders"], after["leaders"]);
    for (const auto& [side, ranking] : {std::pair("before", &before), std::pair("after", &after)})
      EXPECT_TRUE((*ranking)["leaders"].empty() || change[side]["settled"] == ((*ranking)["outcome"] == "settled"));
    ASSERT_EQ(change["candidates"].size(), after["candidates"].size());
    for (std::size_t i = 0; i < after["candidates"].size(); ++i) {
      const json& each = change["candidates"][i];
      const json& to = after["candidates"][i];
      const json& from = candidate(before, each["name"]);
      ASSERT_EQ(each["name"], to["name"]);
      expect_position(each["before"], from);
      expect_position(each["after"], to);
      EXPECT_EQ(joined(from["reasons"], each["gained"]), joined(to["reasons"], each["lost"]));
      EXPECT_EQ(joined(from["excluded_by"], each["excluded_by"]),
                joined(to["excluded_by"], each["no_longer_excluded_by"]));
      EXPECT_EQ(joined(from["cautions"], each["cautions_gained"]), joined(to["cautions"], each["cautions_lost"]));
      EXPECT_EQ(sum(each["gained"]) - sum(each["lost"]), udb(to["points"]) - udb(from["points"]));
    }
  });
}

/// The path and bytes of every file in the folder.
std::map<std::string, std::string> files_in(const test::World& world) {
  std::map<std::string, std::string> files;
  for (const auto& each : std::filesystem::recursive_directory_iterator(world.folder())) {
    const std::string path = std::filesystem::relative(each.path(), world.folder()).string();
    files[path] = each.is_directory() ? "" : world.read(path);
  }
  return files;
}

TEST(WhatIfCommand, WritesNothing) {
  test::World world;
  world.write("team.rules", R"(
kind framework: Phoenix, Gin
relation fast(framework: framework)
relation free(framework: framework)
attribute live: yes or no  ask "Live?"
decision framework: one of framework
fact fast(Phoenix)
facts free from "free.csv"
rule fast  fast(?f) suggests ?f
rule free  free(?f) and live suggests ?f
)");
  world.write("free.csv", "framework\nPhoenix\n");
  ASSERT_EQ(world.run({"facts", "add", "fast(Gin)", "--db", "facts.db"}).exit_code, 0);
  const auto before = files_in(world);
  ASSERT_TRUE(before.contains("facts.db"));
  const std::vector<std::vector<std::string>> changes = {
      {"--without", "fast(Phoenix)"}, {"--without", "fast(Gin)"}, {"--without", "free(Phoenix)"},
      {"--with", "free(Gin)"},        {"--set", "live=no"},       {"--with", "fast(Elm)"}};
  for (const auto& change : changes) {
    std::vector<std::string> words = {"what-if", "live", "--db", "facts.db"};
    words.insert(words.end(), change.begin(), change.end());
    world.run(words);
    EXPECT_EQ(files_in(world), before) << change.back();
  }
}

}  // namespace
}  // namespace counsel
