// What it costs to run decisions on record again, as `counsel audit replay --all` does, where no two are the same. For
// orientation, not a test.
//
//   replay_bench RULES [DECISIONS]   10,000 decisions
//
// Each case answers up to twelve random questions of the rule base. Prints decisions a second of wall time: made and put
// on record on one thread, and run again on as many as there are processors.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <optional>
#include <random>
#include <set>
#include <vector>

#include "cli/audit/decision_entry.h"
#include "cli/audit/replay_all.h"
#include "cli/commands/session.h"
#include "cli/disk_files.h"
#include "cli/views/ranking_proof.h"
#include "engine/base/check.h"
#include "engine/decide/decide.h"
#include "engine/lang/load.h"
#include "kb/decision_log.h"

namespace {

using namespace counsel;
using Clock = std::chrono::steady_clock;
using Random = std::mt19937_64;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::vector<RelationId> questions(const lang::Program& program) {
  std::vector<RelationId> asked;
  for (std::size_t i = 0; i < program.declared; ++i)
    if (const auto& attribute = program.relations[i].attribute; attribute && attribute->asked)
      asked.push_back(static_cast<RelationId>(i));
  return asked;
}

std::vector<Fact> random_case(const lang::Program& program, std::vector<RelationId> asked, Random& random) {
  std::ranges::shuffle(asked, random);
  asked.resize(std::min<std::size_t>(asked.size(), 1 + random() % 12));
  std::vector<Fact> answers;
  for (const RelationId attribute : asked) {
    const auto values = decide::trial_answers(program, attribute);
    if (values.empty()) continue;
    const std::string& name = program.relation(attribute).name;
    Fact answer{.relation = name, .values = {values[random() % values.size()]}, .origin = Origin::answer, .citations = {},
                .place = "answer " + name, .who = "", .id = {}};
    if (program.relation(attribute).uncertain) answer.values.emplace_back(1.0);
    answers.push_back(std::move(answer));
  }
  return answers;
}

struct Bench {
  cli::Io io;
  cli::RuleBase rules_base;
  cli::Rules rules;
  kb::FactBase base;

  void record(std::size_t count) {
    const auto ready = cli::take_in(rules, base, "2026-11-20T10:00:00Z", io).value();
    const std::vector<RelationId> asked = questions(ready.program);
    Random random(1);
    std::set<std::string> seen;
    std::vector<kb::DecisionEntry> entries;
    std::optional<decide::Trials> trials;  // anew for each batch, as replays do not share theirs with what is recorded
    const auto start = Clock::now();
    while (seen.size() < count) {
      const RunLimits limits;
      const auto run = cli::consult(ready, random_case(ready.program, asked, random), limits).value();
      const decide::Case given{ready.program, ready.facts, run.case_facts, limits};
      if (!trials) trials.emplace(ready.program, DecisionId{});
      const auto ranking = decide::decide(given, run.model, DecisionId{}, *trials).value();
      auto entry = cli::answered_entry(rules_base, ready, run, ranking, cli::ranking_proof(ready, run, ranking), {}, "", io);
      if (seen.insert(entry.answers).second) entries.push_back(std::move(entry));
      if (entries.size() < 1000 && seen.size() < count) continue;
      COUNSEL_CHECK(kb::DecisionLog(base).append(entries).has_value(), "the decisions are kept");
      entries.clear();
      trials.reset();
    }
    std::printf("decided and put on record: %.0f a second\n", static_cast<double>(count) / seconds_since(start));
  }

  void replay(std::size_t count) {
    std::vector<std::int64_t> ids(count);
    std::iota(ids.begin(), ids.end(), std::int64_t{1});
    const auto start = Clock::now();
    const auto replayed = cli::replay_all(base, ids, std::nullopt, io).value();
    for (const cli::Replayed& each : replayed)
      COUNSEL_CHECK(each.verdict == cli::Replayed::Verdict::same, "a decision comes out the same");
    std::printf("run again: %.0f a second\n", static_cast<double>(count) / seconds_since(start));
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "usage: replay_bench RULES [DECISIONS]\n"), 1;
  const std::size_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10'000;
  const auto file = std::filesystem::temp_directory_path() / ("replay-bench-" + std::to_string(::getpid()) + ".db");
  {
    cli::Io io{.out = std::cout, .err = std::cerr};
    io.folder = std::filesystem::current_path();
    io.now_ms = [] { return std::int64_t{1'795'163'400'000}; };
    io.interrupted = [] { return false; };
    io.salt = [] { return std::string(32, 's'); };
    const cli::RuleBase rules_base = cli::find_rule_base(argv[1], io).value();
    Bench bench{io, rules_base, cli::check_rules(lang::load(rules_base.path.string(), cli::DiskFiles(io.folder)), rules_base.folder),
                kb::FactBase::open(file.string()).value()};
    bench.record(count);
    bench.replay(count);
  }
  std::filesystem::remove(file);
}
