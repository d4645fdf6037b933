#include "cli/audit/backtest.h"

#include <algorithm>

#include "cli/audit/came_out.h"
#include "cli/audit/decision_view.h"
#include "cli/audit/edited_case.h"
#include "cli/commands/session.h"
#include "engine/decide/bearing.h"
#include "engine/decide/ranking.h"
#include "engine/eval/compile.h"
#include "kb/commitments.h"
#include "kb/records.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kKeptCases = 1 << 16;

/// Everything that rules and facts have to do with the decision. Of files of facts it is their names: what is on record of
/// one is what both read.
std::string all_that_bears(const Rules& rules, const eval::Plan& plan, const std::vector<Fact>& facts,
                           DecisionId decision) {
  const lang::Program& program = *rules.program;
  const decide::Bearing bearing = decide::bearing_on_ranking(program, plan, decision);
  std::vector<std::string> read;
  for (const Fact& fact : facts)
    if (const auto relation = program.find_relation(fact.relation); !relation || bearing.has(*relation))
      read.push_back(kb::identity(fact.relation, fact.values));
  std::ranges::sort(read);
  std::string text = decide::bearing_text(program, bearing, decision);
  for (const std::string& fact : read) text += fact + "\n";
  for (const FactFileToRead& file : stated_files(program, rules.sources, {}))
    if (bearing.has(file.relation)) text += file.origin.name + "\n";
  return text;
}

std::string facts_key(const kb::DecisionRecord& record) {
  return std::to_string(record.facts_version) + " " + kb::to_hex(record.facts);
}

/// Of decisions on the same facts, those of files among them.
std::string setting_key(const kb::DecisionInFull& decision) {
  std::string key = facts_key(decision.record);
  for (const kb::ListedFile& file : kb::read_manifest(decision.rules).value_or(kb::Manifest()).fact_files)
    key += " " + kb::to_hex(file.digest) + file.path;
  return key;
}

/// Of decisions that are the same case with the same result. Commitments are different each time.
std::string case_key(const kb::DecisionRecord& record) {
  return facts_key(record) + " " + kb::to_hex(record.rules) + " " + kb::to_hex(record.result) + " " + record.program +
         " " + record.act.when.substr(0, 10) + " " + record.decision + "\n" + record.answers;
}

}  // namespace

struct Backtester::Setting {
  std::string key;
  Ready ready;  // of the edited rules
};

Backtester::Backtester(const Rules& edited, kb::FactBase& base, const Io& io, Skips skips)
    : edited_(edited), base_(base), log_(base), io_(io), skips_(skips) {}

Backtester::~Backtester() = default;

OrReason<const Backtester::Setting*> Backtester::setting_of(const kb::DecisionInFull& decision) {
  const std::string key = setting_key(decision);
  if (const Setting* known = settings_.find([&](const Setting& each) { return each.key == key; })) return known;
  auto facts = facts_under(edited_, decision.record, base_);
  if (!facts) return tl::unexpected(facts.error());
  const auto files = fact_files_on_record(decision.rules, log_);
  if (!files) return tl::unexpected(files.error());
  FactsOnDisk disk(io_.folder);
  RecordedFacts recorded(*files, &disk, RecordedFacts::Unrecorded::read);
  auto ready = take_in(edited_, *std::move(facts), {}, io_, &recorded);
  if (!ready) return tl::unexpected(ready.error().front().message);
  return settings_.keep(std::make_unique<const Setting>(Setting{key, *std::move(ready)}));
}

bool Backtester::is_touched(const kb::DecisionInFull& decision, const Setting& setting, DecisionId about) {
  const kb::DecisionRecord& record = decision.record;
  if (record.program != COUNSEL_VERSION) return true;
  const auto [known, is_new] =
      touched_.try_emplace(setting.key + " " + kb::to_hex(record.rules) + " " + record.decision, true);
  if (!is_new) return known->second;
  const auto rules = rules_on_record(decision.rules, log_);
  if (!rules) return true;
  const auto then = rules->program->find_decision(record.decision);
  const auto facts = facts_on_record(record, *rules, base_);
  if (!then || !facts) return true;
  known->second = all_that_bears(*rules, eval::compile(*rules->program), facts->facts, *then) !=
                  all_that_bears(edited_, *setting.ready.plan, setting.ready.facts.facts, about);
  return known->second;
}

OrReason<Backtested> Backtester::run(const kb::DecisionInFull& decision) {
  const auto about = edited_.program->find_decision(decision.record.decision);
  if (!about) return tl::unexpected("the rules decide no `" + decision.record.decision + "` any more");
  const auto setting = setting_of(decision);
  if (!setting) return tl::unexpected(setting.error());
  auto answers = answers_under(edited_, decision);
  if (!answers) return tl::unexpected(answers.error());
  if (skips_ == Skips::untouched && !is_touched(decision, **setting, *about)) return Backtested{};
  const Ready& ready = (*setting)->ready;
  const auto consultation = consult(ready, *std::move(answers), run_limits(io_));
  if (!consultation) return tl::unexpected(consultation.error().message);
  const auto ranking = decide::rank(ready.program, consultation->model, *about);
  if (!ranking) return tl::unexpected(ranking.error().message);
  const auto before = came_out(decision.result);
  if (!before) return tl::unexpected(before.error().message);
  const CameOut after = came_out(*ranking, ready.program);
  const Difference differs = difference(*before, after);
  if (differs == Difference::none) return Backtested{.ran = true};
  if (differs == Difference::points) return Backtested{.verdict = Backtested::Verdict::points, .ran = true};
  return Backtested{.verdict = Backtested::Verdict::different,
                    .ran = true,
                    .why = "",
                    .change = std::make_shared<const Backtested::Change>(Backtested::Change{
                        given_on_record(decision.record.answers, {}, "(personal)"), lead_of(*before), lead_of(after),
                        turn_of(*before, after)})};
}

Result<Backtested> Backtester::test(const kb::DecisionRecord& record) {
  if (record.outcome == kb::kFailed) return Backtested{.id = record.id, .verdict = Backtested::Verdict::unanswered};
  const auto decision = log_.find(record.id);
  if (!decision) return tl::unexpected(decision.error());
  const std::string key = case_key(decision->record);
  auto known = known_.find(key);
  if (known == known_.end()) {
    auto tested = run(*decision);
    if (!tested) tested = Backtested{.verdict = Backtested::Verdict::impossible, .why = std::move(tested.error())};
    if (known_.size() == kKeptCases) known_.clear();
    known = known_.emplace(key, *std::move(tested)).first;
  }
  Backtested tested = known->second;
  tested.id = record.id;
  return tested;
}

}  // namespace counsel::cli
