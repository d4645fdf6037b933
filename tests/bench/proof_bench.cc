// What proofs cost on models of some ten million derived rows: the proof of one row after evaluation, and what keeping
// heights and sources adds to evaluation. For orientation, not a test.
//
//   proof_bench [NAME…]          chain random same-generation
//   proof_bench_without [NAME…]  the same evaluations by an engine that keeps nothing for proofs
//
// Prints processor seconds and the bytes of the model; then the processor milliseconds, median and most, of proofs of
// 200 rows spread over the relation, the last among them, each by an explainer of its own, as a command would.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "engine/base/check.h"
#include "engine/eval/compile.h"
#include "engine/eval/fixpoint.h"
#include "engine/eval/keeps.h"
#include "engine/lang/check.h"
#include "engine/lang/parse.h"
#ifndef COUNSEL_WITHOUT_PROOFS
#include "engine/explain/why.h"
#endif

namespace {

using namespace counsel;

struct Workload {
  const char* name;
  const char* rules;
  const char* base;    // the relation of the facts …
  const char* result;  // … and the one that counts
  std::vector<std::pair<std::int64_t, std::int64_t>> facts;
};

const char kClosure[] = R"(
relation edge(from: integer, to: integer)
relation path(from: integer, to: integer)
rule edges  edge(?x, ?y) implies path(?x, ?y)
rule further  path(?x, ?y) and edge(?y, ?z) implies path(?x, ?z)
)";

const char kSameGeneration[] = R"(
relation parent(child: integer, of: integer)
relation sg(one: integer, other: integer)
rule siblings  parent(?x, ?p) and parent(?y, ?p) implies sg(?x, ?y)
rule cousins  sg(?a, ?b) and parent(?x, ?a) and parent(?y, ?b) implies sg(?x, ?y)
)";

Workload chain() {
  Workload out{"chain", kClosure, "edge", "path", {}};
  for (std::int64_t i = 0; i < 4'500; ++i) out.facts.emplace_back(i, i + 1);
  return out;
}

Workload random_edges() {
  Workload out{"random", kClosure, "edge", "path", {}};
  std::mt19937 random(1);
  for (int i = 0; i < 10'500; ++i) out.facts.emplace_back(random() % 3'500, random() % 3'500);
  return out;
}

Workload same_generation() {
  Workload out{"same-generation", kSameGeneration, "parent", "sg", {}};
  for (std::int64_t child = 1; child < 6'200; ++child) out.facts.emplace_back(child, (child - 1) / 2);
  return out;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

#ifndef COUNSEL_WITHOUT_PROOFS
void measure_proofs(const explain::Grounds& grounds, RelationId relation) {
  std::vector<double> times;
  std::size_t steps = 0;
  const std::uint32_t rows = grounds.model.rows(relation);
  for (std::uint32_t i = 1; i <= 200; ++i) {
    const auto row = static_cast<RowId>(static_cast<std::uint64_t>(rows) * i / 200 - 1);
    const double start = processor_seconds();
    steps = std::max(steps, explain::Explainer(grounds).why(relation, row).nodes.size());
    times.push_back((processor_seconds() - start) * 1000);
  }
  std::sort(times.begin(), times.end());
  std::printf("  proof of one row: median %.2f ms, longest %.2f ms, up to %zu steps\n", times[times.size() / 2],
              times.back(), steps);
}
#endif

void measure(const Workload& workload) {
  lang::Sources sources;
  sources.add("bench.rules", workload.rules);
  const lang::Parsed parsed = lang::parse(sources);
  const lang::Checked checked = lang::check(parsed.tree, sources, parsed.left_out);
  COUNSEL_CHECK(checked.program.has_value(), "the rules of a workload check");
  const eval::Plan plan = eval::compile(*checked.program);
  FactSet facts;
  for (const auto& [a, b] : workload.facts) facts.facts.push_back({.relation = workload.base, .values = {a, b}});
  const double start = processor_seconds();
  const auto prepared = eval::prepare(plan, facts);
  const auto model = eval::run(*prepared);
  const double seconds = processor_seconds() - start;
  const RelationId result = *checked.program->find_relation(workload.result);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%-16s %9u rows  %6.3f s  model %9zu bytes  peak %.1f MiB%s\n", workload.name, model->rows(result),
              seconds, model->bytes(), static_cast<double>(usage.ru_maxrss) / 1024,
              eval::kKeepsProofs ? "" : "  without proofs");
#ifndef COUNSEL_WITHOUT_PROOFS
  measure_proofs({*checked.program, sources, facts, {}, *model}, result);
#endif
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> names(arguments + 1, arguments + count);
  for (const Workload& workload : {chain(), random_edges(), same_generation()})
    if (names.empty() || std::find(names.begin(), names.end(), workload.name) != names.end()) measure(workload);
}
