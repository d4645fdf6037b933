#include "engine/eval/match.h"

#include <algorithm>
#include <limits>

#include "engine/base/check.h"
#include "engine/eval/join.h"
#include "engine/lang/program.h"

namespace counsel::eval {

namespace {

constexpr std::uint32_t kAnyHeight = std::numeric_limits<std::uint32_t>::max();

/// A match before its values are looked up.
struct Found {
  std::span<const Symbol> registers;  // of the variables
  std::span<const Premise> premises;
};

/// The sink that keeps everything.
struct Collector {
  const Body& body;
  const std::vector<Symbol>& registers;
  const std::vector<bool>& bound;
  std::size_t count = 0;
  std::vector<Symbol> all_registers = {};  // of one match after the other …
  std::vector<Premise> all_premises = {};  // … which all have as many

  bool found(const std::uint32_t* rows) {
    ++count;
    for (std::size_t i = 0; i < body.variables.size(); ++i)
      all_registers.push_back(bound[i] ? registers[i] : kNoValue);  // an aggregate's own have served their turn
    const auto first = static_cast<std::ptrdiff_t>(all_premises.size());
    for (std::size_t i = 0; i < body.steps.size(); ++i)
      if (const auto* visit = std::get_if<Visit>(&body.steps[i]))
        all_premises.push_back({visit->literal, visit->access.relation, static_cast<RowId>(rows[i])});
    std::sort(all_premises.begin() + first, all_premises.end(),
              [](const Premise& a, const Premise& b) { return a.literal < b.literal; });
    return true;
  }
  std::vector<Found> all() const {
    std::vector<Found> out;
    const std::size_t variables = body.variables.size(), premises = count == 0 ? 0 : all_premises.size() / count;
    for (std::size_t i = 0; i < count; ++i)
      out.push_back({std::span(all_registers).subspan(i * variables, variables),
                     std::span(all_premises).subspan(i * premises, premises)});
    return out;
  }
  bool interrupted() const { return false; }
  static constexpr bool kPassesUndefined = false;
  static constexpr bool kReadsRows = true;
  bool undefined() const { return false; }  // some other condition fails, or the run would have ended in an error
};

/// The sink that asks no more than whether there is a way.
struct AnyWay {
  bool found(const std::uint32_t*) { return false; }
  bool interrupted() const { return false; }
  static constexpr bool kReadsRows = true;  // it ends the join, so that nothing is to wait
  static constexpr bool kPassesUndefined = false;
  bool undefined() const { return false; }
};

/// Orders by values, then by premises: lower rows first, then lesser ones.
class ByValues {
 public:
  ByValues(const Model& model, const Symbols& symbols) : model_(model), symbols_(symbols) {}

  std::strong_ordering values(const Found& a, const Found& b) const {
    return compare(a.registers.data(), b.registers.data(), a.registers.size());
  }
  bool operator()(const Found& a, const Found& b) const {
    if (const auto order = values(a, b); order != 0) return order < 0;
    for (std::size_t i = 0; i < a.premises.size(); ++i)
      if (const auto order = rows(a.premises[i].relation, a.premises[i].row, b.premises[i].row); order != 0)
        return order < 0;
    return false;
  }
  std::strong_ordering rows(RelationId relation, RowId a, RowId b) const {
    if (const auto order = model_.height(relation, a) <=> model_.height(relation, b); order != 0) return order;
    const Relation& rows = model_.view(relation);
    return compare(rows.row(static_cast<std::uint32_t>(a)), rows.row(static_cast<std::uint32_t>(b)), rows.arity());
  }

 private:
  std::strong_ordering compare(const Symbol* a, const Symbol* b, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i)
      if (const auto order = symbols_.compare(a[i], b[i]); order != 0) return order;
    return std::strong_ordering::equal;
  }

  const Model& model_;
  const Symbols& symbols_;
};

}  // namespace

Matcher::Matcher(const lang::Program& program, const Model& model)
    : Matcher(program, model, std::make_shared<MatchPlans>(program)) {}

Matcher::Matcher(const lang::Program& program, const Model& model, std::shared_ptr<MatchPlans> plans)
    : program_(&program), model_(&model), symbols_(Symbols::over(model.symbols())), plans_(std::move(plans)) {
  for (std::size_t i = 0; i < model.relations(); ++i) rows_.push_back(model.rows(static_cast<RelationId>(i)));
}

/// The registers of a join of the body: with its constants, and no values of variables yet.
std::vector<Symbol>& Matcher::start(const Body& body) {
  frame_.aim(body);
  frame_.symbols = &symbols_;
  frame_.registers.assign(body.variables.size(), kNoValue);
  for (const Value& constant : body.constants) frame_.registers.push_back(symbols_.intern(constant));
  return frame_.registers;
}

std::vector<Match> Matcher::matches(RuleId rule, std::uint32_t alternative, std::span<const Binding> bound,
                                    std::optional<std::uint32_t> below) {
  std::vector<VariableId> variables;
  for (const Binding& binding : bound) variables.push_back(binding.variable);
  const MatchPlan plan = compile_match(*program_, rule, program_->rule(rule).alternatives[alternative], variables, rows_);
  std::vector<Symbol>& registers = start(plan.body);
  for (const Binding& binding : bound) registers[index(binding.variable)] = symbols_.intern(binding.value);
  return run(plan, below.value_or(kAnyHeight));
}

std::vector<Match> Matcher::matches(RuleId rule, const lang::Alternative& conjunction,
                                    std::span<const std::optional<Value>> values) {
  std::vector<VariableId> variables;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i]) variables.push_back(static_cast<VariableId>(i));
  const MatchPlan plan = compile_match(*program_, rule, conjunction, variables, rows_);
  std::vector<Symbol>& registers = start(plan.body);
  for (const VariableId variable : variables) registers[index(variable)] = symbols_.intern(*values[index(variable)]);
  return run(plan, kAnyHeight);
}

MatchPlan Matcher::compiled(RuleId rule, const lang::Alternative& conjunction) const {
  return compile_match(*program_, rule, conjunction, {}, rows_);
}

bool Matcher::holds(const MatchPlan& plan) {
  if (std::ranges::any_of(plan.body.steps, [&](const Step& step) {
        const auto* visit = std::get_if<Visit>(&step);
        return visit && model_->rows(visit->access.relation) == 0;
      }))
    return false;
  start(plan.body);
  aim(plan.body.steps, 0, kAnyHeight);
  AnyWay sink;
  return !Join(plan.body.steps, 0, frame_, sink).run();
}

/// What is inside an aggregate or an `every` is of earlier strata, and so lower anyway.
void Matcher::aim(const std::vector<Step>& steps, std::uint32_t first, std::uint32_t below) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    for_each_block(steps[i], [&](const Block& block) { aim(block.steps, block.first, kAnyHeight); });
    const Access* const access = access_of(steps[i]);
    if (access == nullptr) continue;
    const Relation& relation = model_->view(access->relation);
    const bool premise = std::holds_alternative<Visit>(steps[i]);
    Cursor& cursor = frame_.cursors[first + i];
    cursor = {&relation, nullptr, 0, premise ? relation.rows_below(below) : relation.rows()};
    if (access->method == Access::Method::probe) cursor.index = &index_on(access->relation, access->key);
  }
}

/// The matches of the body that was started.
std::vector<Match> Matcher::run(const MatchPlan& plan, std::uint32_t below) {
  aim(plan.body.steps, 0, below);
  Collector collector{plan.body, frame_.registers, plan.bound};
  Join(plan.body.steps, 0, frame_, collector).run();

  const ByValues order(*model_, symbols_);
  std::vector<Found> all = collector.all();
  std::sort(all.begin(), all.end(), order);
  all.erase(
      std::unique(all.begin(), all.end(), [&](const Found& a, const Found& b) { return order.values(a, b) == 0; }),
      all.end());
  std::vector<Match> out;
  out.reserve(all.size());
  for (const Found& found : all) {
    Match& match = out.emplace_back();
    match.values.reserve(found.registers.size());
    for (std::size_t i = 0; i < found.registers.size(); ++i)
      match.values.push_back(plan.bound[i] ? std::optional(symbols_.value(found.registers[i])) : std::nullopt);
    match.premises.assign(found.premises.begin(), found.premises.end());
  }
  return out;
}

const Index& Matcher::index_on(RelationId relation, const std::vector<ColumnRegister>& key) {
  const Relation& rows = model_->view(relation);
  for (const Index& index : rows.indexes())
    if (index.rows() == rows.rows() && std::ranges::equal(index.columns(), key, {}, {}, &ColumnRegister::column)) return index;
  std::vector<std::uint32_t> columns;
  for (const ColumnRegister& part : key) columns.push_back(part.column);
  const auto [at, is_new] = indexes_.try_emplace({relation, columns}, columns);
  if (is_new) at->second.extend(rows.view());
  return at->second;
}

std::vector<Derivation> Matcher::derivations(RelationId relation, RowId row) {
  return derivations(relation, row, model_->height(relation, row));
}

std::vector<Derivation> Matcher::all_derivations(RelationId relation, RowId row) {
  return derivations(relation, row, kAnyHeight);
}

std::vector<Derivation> Matcher::derivations(RelationId relation, RowId row, std::uint32_t below) {
  std::vector<Derivation> out;
  if (below == 0) return out;
  for (const Producer& producer : model_->plan().relation(relation).producers)
    add_derivations(producer, relation, row, below, out);
  if (model_->plan().relation(relation).known_of) add_known(relation, below, out);
  // Producers come by rule, alternative and head, and their matches by values: only the height is left to sort by.
  std::stable_sort(out.begin(), out.end(),
                   [](const Derivation& a, const Derivation& b) { return a.height < b.height; });
  return out;
}

std::optional<Derivation> Matcher::derivation(RelationId relation, RowId row) {
  auto all = derivations(relation, row);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

void Matcher::add_derivations(const Producer& producer, RelationId relation, RowId row, std::uint32_t below,
                              std::vector<Derivation>& out) {
  const MatchPlan& plan = plans_->of(producer, rows_);
  const Symbol* const cells = model_->view(relation).row(static_cast<std::uint32_t>(row));
  std::vector<Symbol>& registers = start(plan.body);
  for (std::size_t column = 0; column < plan.head.size(); ++column) {
    Symbol& given = registers[plan.head[column]];
    if (given != kNoValue && given != cells[column]) return;  // another constant, or the variable stands here twice
    given = cells[column];
  }
  for (Match& match : run(plan, below)) {
    const std::uint32_t height = height_over(match.premises);
    out.push_back({producer.rule, producer.alternative, producer.head, height, std::move(match)});
  }
}

void Matcher::add_known(RelationId known, std::uint32_t below, std::vector<Derivation>& out) const {
  const RelationId attribute = *model_->plan().relation(known).known_of;
  for (const RowId value : model_->sorted_rows(attribute))
    if (model_->height(attribute, value) < below)
      out.push_back({std::nullopt, 0, 0, model_->height(attribute, value) + 1, {{}, {{0, attribute, value}}}});
}

std::uint32_t Matcher::height_over(const std::vector<Premise>& premises) const {
  std::uint32_t height = 0;
  for (const Premise& premise : premises) height = std::max(height, model_->height(premise.relation, premise.row));
  return height + 1;
}

}  // namespace counsel::eval
