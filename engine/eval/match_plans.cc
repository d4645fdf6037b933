#include "engine/eval/match_plans.h"

#include "engine/lang/program.h"

namespace counsel::eval {

MatchPlans::MatchPlans(const lang::Program& program) : program_(program), plans_(program.rules.size()) {}

const MatchPlan& MatchPlans::of(const Producer& producer, std::span<const std::uint64_t> rows) {
  const lang::Rule& rule = program_.rule(producer.rule);
  auto& plans = plans_[index(producer.rule)];
  plans.resize(rule.alternatives.size() * rule.heads.size());
  auto& plan = plans[producer.alternative * rule.heads.size() + producer.head];
  if (!plan) plan = std::make_unique<const MatchPlan>(compile_producer(program_, producer, rows));
  return *plan;
}

}  // namespace counsel::eval
