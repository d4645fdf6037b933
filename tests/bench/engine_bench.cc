// Times the engine on classic Datalog workloads and on a case of the size `ask` runs. For orientation, not a test.
//
//   engine_bench [NAME…]     closure-random closure-chain closure-grid same-generation points-to triangles case
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>
#include <set>
#include <string>

#include "engine/eval/compile.h"
#include "engine/eval/fixpoint.h"
#include "tests/support/program_builder.h"

namespace {

using namespace counsel;
using namespace counsel::support;

struct Workload {
  ProgramSpec program;
  FactSet facts;
  std::string result;  // the relation that counts
};

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void add(FactSet& facts, const std::string& relation, std::initializer_list<std::int64_t> values) {
  Fact fact;
  fact.relation = relation;
  fact.values.assign(values.begin(), values.end());
  facts.facts.push_back(std::move(fact));
}

RelationSpec integers(const std::string& name, std::size_t columns) {
  return {name, std::vector<Type>(columns, Type::integer), lang::Role::relation, {}, {}};
}

Workload closure(const std::function<void(FactSet&)>& edges) {
  Workload out;
  out.program.relations = {integers("edge", 2), integers("path", 2)};
  out.program.rules = {
      {"edges", {{atom("edge", {"?x", "?y"})}}, {{"path", {"?x", "?y"}}}},
      {"further", {{atom("path", {"?x", "?y"}), atom("edge", {"?y", "?z"})}}, {{"path", {"?x", "?z"}}}}};
  edges(out.facts);
  out.result = "path";
  return out;
}

void random_edges(FactSet& facts) {
  std::mt19937 random(1);
  std::set<std::pair<std::int64_t, std::int64_t>> seen;
  std::uniform_int_distribution<std::int64_t> node(0, 1999);
  while (seen.size() < 6000)
    if (const std::pair edge(node(random), node(random)); edge.first != edge.second && seen.insert(edge).second)
      add(facts, "edge", {edge.first, edge.second});
}

void chain_edges(FactSet& facts) {
  for (std::int64_t i = 0; i + 1 < 2000; ++i) add(facts, "edge", {i, i + 1});
}

void grid_edges(FactSet& facts) {
  constexpr std::int64_t kSide = 50;
  for (std::int64_t row = 0; row < kSide; ++row)
    for (std::int64_t column = 0; column < kSide; ++column) {
      if (column + 1 < kSide) add(facts, "edge", {row * kSide + column, row * kSide + column + 1});
      if (row + 1 < kSide) add(facts, "edge", {row * kSide + column, (row + 1) * kSide + column});
    }
}

Workload same_generation() {
  Workload out;
  out.program.relations = {integers("parent", 2), integers("sg", 2)};
  out.program.rules = {
      {"siblings", {{atom("parent", {"?x", "?p"}), atom("parent", {"?y", "?p"})}}, {{"sg", {"?x", "?y"}}}},
      {"cousins",
       {{atom("sg", {"?a", "?b"}), atom("parent", {"?x", "?a"}), atom("parent", {"?y", "?b"})}},
       {{"sg", {"?x", "?y"}}}}};
  for (std::int64_t child = 1; child < (1 << 12) - 1; ++child) add(out.facts, "parent", {child, (child - 1) / 2});
  out.result = "sg";
  return out;
}

/// Numbers 0 … n − 1, the r-th most popular with weight (r + 1)^−alpha.
class Zipf {
 public:
  Zipf(std::size_t n, double alpha, std::mt19937& random) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) cumulative_.push_back(sum += std::pow(static_cast<double>(i + 1), -alpha));
    for (std::size_t i = 0; i < n; ++i) ids_.push_back(static_cast<std::int64_t>(i));
    std::shuffle(ids_.begin(), ids_.end(), random);
  }
  std::int64_t operator()(std::mt19937& random) const {
    const double at = std::uniform_real_distribution<double>(0, cumulative_.back())(random);
    const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), at);
    return ids_[static_cast<std::size_t>(std::min<std::ptrdiff_t>(found - cumulative_.begin(), std::ssize(ids_) - 1))];
  }

 private:
  std::vector<double> cumulative_;
  std::vector<std::int64_t> ids_;
};

Workload triangles() {
  Workload out;
  out.program.relations = {integers("e", 2), integers("tri", 3)};
  out.program.rules = {{"triangle",
                        {{atom("e", {"?x", "?y"}), atom("e", {"?y", "?z"}), atom("e", {"?x", "?z"})}},
                        {{"tri", {"?x", "?y", "?z"}}}}};
  std::mt19937 random(2);
  const Zipf node(200'000, 0.6, random);
  std::set<std::pair<std::int64_t, std::int64_t>> seen;
  while (seen.size() < 1'000'000) {
    const std::int64_t a = node(random);
    const std::int64_t b = node(random);
    if (a != b && seen.insert(std::minmax(a, b)).second) add(out.facts, "e", {std::min(a, b), std::max(a, b)});
  }
  out.result = "tri";
  return out;
}

Workload points_to() {
  Workload out;
  out.program.relations = {integers("new", 2),   integers("assign", 2), integers("load", 3),
                           integers("store", 3), integers("vpt", 2),    integers("fpt", 3)};
  out.program.rules = {
      {"a", {{atom("new", {"?v", "?h"})}}, {{"vpt", {"?v", "?h"}}}},
      {"b", {{atom("assign", {"?v", "?u"}), atom("vpt", {"?u", "?h"})}}, {{"vpt", {"?v", "?h"}}}},
      {"c",
       {{atom("load", {"?v", "?b", "?f"}), atom("vpt", {"?b", "?g"}), atom("fpt", {"?g", "?f", "?h"})}},
       {{"vpt", {"?v", "?h"}}}},
      {"d",
       {{atom("store", {"?b", "?f", "?v"}), atom("vpt", {"?b", "?g"}), atom("vpt", {"?v", "?h"})}},
       {{"fpt", {"?g", "?f", "?h"}}}}};
  constexpr std::int64_t kMethods = 5000;
  constexpr std::int64_t kVariables = 12;
  std::mt19937 random(3);
  const Zipf callee(kMethods, 0.6, random);
  const auto pick = [&](std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>(from, to - 1)(random);
  };
  const auto variable = [](std::int64_t method, std::int64_t i) { return method * kVariables + i; };
  std::int64_t heap = 0;
  for (std::int64_t m = 0; m < kMethods; ++m) {
    for (int i = 0; i < 2; ++i) add(out.facts, "new", {variable(m, pick(2, kVariables)), heap++});
    for (std::int64_t i = 0; i < kVariables; ++i)
      if (const auto [x, y] = std::pair(pick(0, kVariables), pick(0, kVariables)); x != y)
        add(out.facts, "assign", {variable(m, std::max(x, y)), variable(m, std::min(x, y))});
    for (int i = 0; i < 2; ++i)
      add(out.facts, "load", {variable(m, pick(2, kVariables)), variable(m, pick(0, kVariables)), pick(0, 16)});
    for (int i = 0; i < 2; ++i)
      add(out.facts, "store", {variable(m, pick(0, kVariables)), pick(0, 16), variable(m, pick(0, kVariables))});
    const std::int64_t called = callee(random);
    for (std::int64_t p = 0; p < 2; ++p)
      add(out.facts, "assign", {variable(called, p), variable(m, pick(2, kVariables))});
    add(out.facts, "assign", {variable(m, pick(2, kVariables)), variable(called, kVariables - 1)});
  }
  out.result = "vpt";
  return out;
}

void measure(const std::string& name, const Workload& workload) {
  const lang::Program program = build(workload.program);
  const eval::Plan plan = eval::compile(program);
  const auto start = std::chrono::steady_clock::now();
  const auto prepared = eval::prepare(plan, workload.facts);
  const double prepared_ms = milliseconds_since(start);
  const auto model = eval::run(*prepared);
  const double total_ms = milliseconds_since(start);
  const RelationId result = relation_of(program, workload.result);
  const auto rows = model->rows(result);
  std::printf("%-16s prepare %7.1f ms  run %8.1f ms  %9u rows  %5.1f bytes/row\n", name.c_str(), prepared_ms,
              total_ms - prepared_ms, rows, static_cast<double>(model->view(result).bytes()) / rows);
}

/// As `ask` is: 600 facts, 100 rules over 20 questions, and the same base run with many sets of answers.
void measure_case() {
  Workload base;
  for (int i = 0; i < 20; ++i) base.program.attribute("a" + std::to_string(i), Type::name);
  base.program.relations.push_back({"offers", {Type::name, Type::name}, lang::Role::relation, {}, {}});
  base.program.relations.push_back(
      {"members", {Type::name}, lang::Role::members, {}, {"c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"}});
  for (int i = 0; i < 600; ++i)
    base.facts.facts.push_back(
        {"offers", {Name{"c" + std::to_string(i % 16)}, Name{"v" + std::to_string(i / 16)}}, {}, {}, {}, {}, {}});
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(i);
    const std::string a = "a" + std::to_string(i % 20);
    const std::string b = "a" + std::to_string((i * 7 + 3) % 20);
    base.program.relations.push_back({"says" + number, {Type::name}, lang::Role::evidence, {}, {}});
    if (i % 2 == 0)
      base.program.rules.push_back({"r" + number,
                                    {{atom("members", {"?c"}), atom(a, {"?v"}), atom("offers", {"?c", "?v"})}},
                                    {{"says" + number, {"?c"}}}});
    else
      base.program.rules.push_back(
          {"r" + number,
           {{atom(a, {"v" + std::to_string(i % 5)}), atom("known " + b, {}), absent(b, {"v1"})}},
           {{"says" + number, {"c" + std::to_string(i % 8)}}}});
  }
  const lang::Program program = build(base.program);
  const eval::Plan plan = eval::compile(program);
  const auto start = std::chrono::steady_clock::now();
  const auto prepared = eval::prepare(plan, base.facts);
  const double prepared_ms = milliseconds_since(start);
  constexpr int kRuns = 2000;
  std::uint64_t rows = 0;
  for (int run = 0; run < kRuns; ++run) {
    std::vector<eval::CaseFact> answers;
    for (int i = 0; i < 10; ++i)
      answers.push_back(
          {relation_of(program, "a" + std::to_string((run + i) % 20)), {Name{"v" + std::to_string((run * i) % 5)}}, 0});
    rows += eval::run(*prepared, answers)->total_rows() - 608;
  }
  std::printf("%-16s prepare %7.3f ms  run %8.1f us  %9.1f rows\n", "case", prepared_ms,
              (milliseconds_since(start) - prepared_ms) * 1000 / kRuns, static_cast<double>(rows) / kRuns);
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> names(arguments + 1, arguments + count);
  const auto wanted = [&](const std::string& name) {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
  };
  if (wanted("closure-random")) measure("closure-random", closure(random_edges));
  if (wanted("closure-chain")) measure("closure-chain", closure(chain_edges));
  if (wanted("closure-grid")) measure("closure-grid", closure(grid_edges));
  if (wanted("same-generation")) measure("same-generation", same_generation());
  if (wanted("points-to")) measure("points-to", points_to());
  if (wanted("triangles")) measure("triangles", triangles());
  if (wanted("case")) measure_case();
}
