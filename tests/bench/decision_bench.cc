// What decisions on record cost: putting them there one by one and by the batch, and listing them by each filter. For
// orientation, not a test.
//
//   decision_bench [RECORDS] [BATCH]   1,000,000 records, 10,000 a transaction
//
// A record is of the size of one of the shipped rule base: answers of 150 bytes, and 18 mentions of rules and facts. What
// many have in common is shared as it is there: a thousand results and proofs. Prints records a second of wall time with
// all that reaches the disk, one by one as they are filed and as `ask` takes them in, and milliseconds of each list, medians of five.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <unistd.h>

#include "engine/base/check.h"
#include "kb/decision_log.h"

namespace {

using namespace counsel;
using kb::MentionKind;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kKinds = 1000;  // of results
constexpr std::size_t kCandidates = 16, kRules = 144, kFacts = 900;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double median_ms(const std::function<void()>& work) {
  std::vector<double> times;
  for (int run = 0; run < 5; ++run) {
    const auto start = Clock::now();
    work();
    times.push_back(seconds_since(start) * 1000);
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

/// Two minutes apart from each other.
std::string time_of(std::size_t number) {
  const std::size_t minutes = number * 2;
  char text[48];
  std::snprintf(text, sizeof text, "20%02zu-%02zu-%02zuT%02zu:%02zu:00Z", 20 + minutes / 518400, 1 + minutes / 43200 % 12,
                1 + minutes / 1440 % 30, minutes / 60 % 24, minutes % 60);
  return text;
}

kb::DecisionEntry entry_of(std::size_t number, const std::shared_ptr<const kb::RuleText>& rules) {
  const std::size_t kind = number % kKinds;
  kb::DecisionEntry entry{.act = {"user " + std::to_string(number % 200), time_of(number)},
                          .purpose = number % 10 == 0 ? "the chat" : "",
                          .program = "1.0",
                          .decision = "framework",
                          .outcome = number % 50 == 0 ? "undecided" : "provisional",
                          .leaders = "candidate " + std::to_string(kind % kCandidates),
                          .facts_version = 1,
                          .facts = {},
                          .rules = rules,
                          .answers = std::string(150, 'a'),
                          .result = "{\"kind\":" + std::to_string(kind) + std::string(2000, ' ') + "}",
                          .proof = "{\"proof\":" + std::to_string(kind) + std::string(4000, ' ') + "}",
                          .withheld = {},
                          .mentions = {{MentionKind::candidate, "candidate " + std::to_string(kind % kCandidates)}}};
  for (std::size_t i = 0; i < 11; ++i)
    entry.mentions.push_back({MentionKind::rule, "rule " + std::to_string((kind + i * 13) % kRules)});
  for (std::size_t i = 0; i < 6; ++i)
    entry.mentions.push_back({MentionKind::fact, "fact " + std::to_string((kind + i * 7) % kFacts)});
  return entry;
}

std::shared_ptr<const kb::RuleText> rules_of_all() {
  kb::RuleText text{.manifest = "{\"name\":\"bench\"}", .digest = {}, .files = {}};
  text.digest = kb::sha256(text.manifest);
  return std::make_shared<const kb::RuleText>(std::move(text));
}

/// Each on disk before the next.
void one_by_one(kb::DecisionLog& log, const char* name, Result<std::int64_t> (kb::DecisionLog::*put)(const kb::DecisionEntry&)) {
  const auto rules = rules_of_all();
  std::vector<kb::DecisionEntry> entries;
  for (std::size_t i = 0; i < 2000; ++i) entries.push_back(entry_of(i, rules));
  const auto start = Clock::now();
  for (const kb::DecisionEntry& entry : entries) COUNSEL_CHECK((log.*put)(entry).has_value(), "the records can be written");
  std::printf("one by one, %s: %.0f records/s\n", name, static_cast<double>(entries.size()) / seconds_since(start));
}

void append(kb::DecisionLog& log, std::size_t records, std::size_t batch) {
  const auto rules = rules_of_all();
  double seconds = 0;
  for (std::size_t begin = 0; begin < records; begin += batch) {
    std::vector<kb::DecisionEntry> entries;
    for (std::size_t i = begin; i < std::min(records, begin + batch); ++i) entries.push_back(entry_of(i, rules));
    const auto start = Clock::now();
    const auto appended = log.append(entries);
    seconds += seconds_since(start);
    COUNSEL_CHECK(appended.has_value(), "the records can be written");
  }
  std::printf("append, %zu a transaction: %.0f records/s\n", batch, static_cast<double>(records) / seconds);
}

void list(kb::DecisionLog& log, const char* name, const kb::DecisionFilter& filter) {
  std::size_t found = 0;
  const double ms = median_ms([&] { found = log.list(filter).value().size(); });
  std::printf("list %-42s %6.1f ms, %zu found\n", name, ms, found);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t records = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const std::size_t batch = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10'000;
  const auto folder = std::filesystem::temp_directory_path() / ("decision-bench-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  {
    kb::FactBase base = kb::FactBase::open((folder / "single.db").string()).value();
    kb::DecisionLog log(base);
    one_by_one(log, "filed", &kb::DecisionLog::append);
    one_by_one(log, "taken in", &kb::DecisionLog::take_in);
  }
  {
    kb::FactBase base = kb::FactBase::open((folder / "f.db").string()).value();
    kb::DecisionLog log(base);
    append(log, records, batch);
    const std::string middle = time_of(records / 2), early = time_of(20);
    list(log, "the newest", {.most = 20});
    list(log, "who", {.who = "user 7", .most = 20});
    list(log, "outcome", {.outcome = "undecided", .most = 20});
    list(log, "purpose", {.purpose = "the chat", .most = 20});
    list(log, "since the middle", {.since = middle, .most = 20});
    list(log, "until the middle", {.before = middle, .most = 20});
    list(log, "until the first few", {.before = early, .most = 20});
    list(log, "nobody's", {.who = "nobody", .most = 20});
    list(log, "who, until the first few", {.who = "user 7", .before = early, .most = 20});
    list(log, "outcome and who, none so", {.who = "user 7", .outcome = "undecided", .most = 20});
    list(log, "candidate", {.mentions = {{MentionKind::candidate, "candidate 3"}}, .most = 20});
    list(log, "rule", {.mentions = {{MentionKind::rule, "rule 3"}}, .most = 20});
    list(log, "fact", {.mentions = {{MentionKind::fact, "fact 3"}}, .most = 20});
    list(log, "candidate, rule and fact, none so",
         {.mentions = {{MentionKind::candidate, "candidate 3"}, {MentionKind::rule, "rule 3"}, {MentionKind::fact, "fact 4"}}, .most = 20});
    list(log, "rule, until the first few", {.before = early, .mentions = {{MentionKind::rule, "rule 3"}}, .most = 20});
  }
  std::filesystem::remove_all(folder);
}
