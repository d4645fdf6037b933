#include "cli/audit/replay.h"

#include "cli/audit/drift.h"
#include "cli/audit/record_texts.h"
#include "cli/commands/session.h"
#include "cli/render/shared_texts.h"
#include "cli/views/ranking_proof.h"
#include "engine/decide/decide.h"
#include "engine/explain/shared_work.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kKeptCases = 1 << 16;

Replayed drifted(std::string what) { return {.verdict = Replayed::Verdict::drifted, .what = std::move(what)}; }

/// What a run starts from and what it has to come to. Of what is withheld there is the commitment, which no two share.
std::string case_key(const kb::DecisionRecord& record) {
  std::string key;
  for (const kb::Digest& digest : {record.rules, record.facts, record.result, record.proof}) key += kb::bytes_of(digest);
  kb::append_field(key, std::to_string(record.facts_version));
  kb::append_field(key, record.decision);
  kb::append_field(key, record.answers);
  return key;
}

}  // namespace

struct Replayer::Setting {
  kb::Digest rules_digest{}, facts_digest{};
  std::int64_t version = 0;
  Rules rules;
  std::optional<Ready> ready;  // of `rules`
  mutable std::map<DecisionId, decide::Trials> trials;
  mutable SharedTexts proof_texts;
};

Replayer::Replayer(kb::FactBase& base, const Io& io, std::optional<std::filesystem::path> folder)
    : base_(base), log_(base), io_(io), folder_(std::move(folder)) {}

Replayer::~Replayer() = default;

OrReason<const Replayer::Setting*> Replayer::setting_of(const kb::DecisionInFull& decision) {
  const kb::DecisionRecord& record = decision.record;
  const Setting* known = settings_.find([&](const Setting& each) {
    return each.rules_digest == record.rules && each.facts_digest == record.facts && each.version == record.facts_version;
  });
  if (known) return known;
  auto rules = rules_on_record(decision.rules, log_, folder_.value_or(""));
  if (!rules) return tl::unexpected(rules.error());
  auto made = std::make_unique<Setting>(
      Setting{record.rules, record.facts, record.facts_version, *std::move(rules), std::nullopt, {}, {}});
  auto facts = facts_on_record(record, made->rules, base_);
  if (!facts) return tl::unexpected(facts.error());
  const auto files = fact_files_on_record(decision.rules, log_);
  if (!files) return tl::unexpected(files.error());
  FactsOnDisk disk(io_.folder);
  RecordedFacts recorded(*files, folder_ ? &disk : nullptr, RecordedFacts::Unrecorded::refused);
  auto ready = take_in(made->rules, *std::move(facts), {}, io_, &recorded);
  if (!ready) return tl::unexpected(ready.error().front().message);
  made->ready.emplace(*std::move(ready));
  return settings_.keep(std::move(made));
}

OrReason<Replayed> Replayer::run(const kb::DecisionInFull& decision) {
  if (!decision.proof) return tl::unexpected<std::string>("its proof was erased");
  const auto setting = setting_of(decision);
  if (!setting) return tl::unexpected(setting.error());
  const Ready& ready = *(*setting)->ready;
  const auto about = ready.program.find_decision(decision.record.decision);
  if (!about) return tl::unexpected("the rules decide no `" + decision.record.decision + "`");
  auto answers = answers_on_record(decision, ready.program);
  if (!answers) return tl::unexpected(answers.error());
  const RunLimits limits = run_limits(io_);
  const auto consultation = consult(ready, *std::move(answers), limits);
  if (!consultation) return tl::unexpected(consultation.error().message);
  decide::Trials& trials = (*setting)->trials.try_emplace(*about, ready.program, *about).first->second;
  const auto ranking = decide::decide({ready.program, ready.facts, consultation->case_facts, limits},
                                      consultation->model, *about, trials);
  if (!ranking) return tl::unexpected(ranking.error().message);
  const auto rules = ready.explained->rules_at_work(consultation->model, *about);
  if (auto drift = result_drift(decision.result, result_text(*ranking, rules, ready.program)))
    return drifted(*std::move(drift));
  const explain::SharedProof proof = ranking_proof_beside_others(ready, *consultation, *ranking);
  if (auto drift = proof_drift(*decision.proof, (*setting)->proof_texts.of(proof))) return drifted(*std::move(drift));
  return Replayed{};
}

Result<Replayed> Replayer::replay(std::int64_t id) {
  const auto decision = log_.find(id);
  if (!decision) return tl::unexpected(decision.error());
  if (decision->record.outcome == kb::kFailed) return Replayed{id, Replayed::Verdict::unanswered, ""};
  if (!kb::is_answered(decision->record.outcome)) return Replayed{id, Replayed::Verdict::erasure, ""};
  std::string key = case_key(decision->record);
  auto known = known_.find(key);
  if (known == known_.end()) {
    auto replayed = run(*decision);
    if (!replayed) replayed = Replayed{.verdict = Replayed::Verdict::impossible, .what = std::move(replayed.error())};
    if (known_.size() == kKeptCases) known_.clear();
    known = known_.emplace(std::move(key), *std::move(replayed)).first;
  }
  Replayed replayed = known->second;
  replayed.id = id;
  return replayed;
}

}  // namespace counsel::cli
