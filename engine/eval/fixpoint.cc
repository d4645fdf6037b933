// Semi-naive evaluation in rounds. A round reads the rows that were there when it began and no others, so what it finds
// does not depend on the order of rules or rows, and neither do heights and errors. Found rows go through a
// buffer per head, which lets Relation::insert_all overlap its waits for memory.
#include "engine/eval/fixpoint.h"

#include <algorithm>
#include <new>

#include "engine/base/check.h"
#include "engine/eval/combine.h"
#include "engine/eval/growing_model.h"
#include "engine/eval/join.h"
#include "engine/eval/row_check.h"
#include "engine/eval/undefined.h"

namespace counsel::eval {

namespace {

class Fixpoint {
 public:
  Fixpoint(GrowingModel model, const RunLimits& limits)
      : model_(std::move(model)), plan_(model_.plan()), limits_(limits) {
    frame_.interrupted = [this] { return interrupted() || !has_room(); };
  }
  Fixpoint(const Fixpoint&) = delete;

  Result<Model> run(std::span<const CaseFact> case_facts) && {
    try {
      for (const CaseFact& fact : case_facts) {
        if (model_.is_taken_over(fact.relation)) continue;
        if (auto added = add(fact); !added) return tl::unexpected(std::move(added.error()));
      }
      for (std::size_t i = 0; i < plan_.strata.size() && !error_; ++i)
        if (!model_.is_taken_over(plan_.strata[i].relations.front()))
          run_stratum(plan_.strata[i], model_.prepared().constants[i]);
    } catch (const std::bad_alloc&) {
      reached("memory ran out", kMemoryLimitCode);
    }
    if (error_) return tl::unexpected(std::move(*error_));
    return std::move(model_).finished();
  }

  // What Join asks of its sink.
  bool found(const std::uint32_t*) {
    for (std::size_t h = 0; h < pipeline_->heads.size(); ++h) {
      const auto& columns = pipeline_->heads[h].columns;
      Symbol* const row = buffers_[h].extend(columns.size());
      for (std::size_t i = 0; i < columns.size(); ++i) row[i] = frame_.registers[columns[i]];
    }
    return ++buffered_ < kBuffered || flush();
  }

  bool interrupted() {
    if (limits_.stop && limits_.stop()) return !reached("the run was stopped");
    if (!limits_.elapsed_ms || limits_.elapsed_ms() <= limits_.max_ms) return false;
    return !reached("the limit of " + std::to_string(limits_.max_ms) + " ms was reached", kTimeLimitCode);
  }

  static constexpr bool kPassesUndefined = false;
  static constexpr bool kReadsRows = false;
  bool undefined() {
    undefined_seen_ = true;
    return false;
  }

 private:
  static constexpr std::size_t kBuffered = 256;                 // rows of each head
  static constexpr std::uint64_t kRoundsBetweenQuestions = 64;  // a round may be too short for Join to ask
  static constexpr std::uint64_t kMostFacts = 0xFFFF'0000;  // what a 32-bit row number can count, with room to spare

  Result<void> add(const CaseFact& fact) {
    COUNSEL_CHECK(index(fact.relation) < plan_.relations.size(), "a case fact is about a relation of the plan");
    if (auto fits = check_row(plan_.relation(fact.relation), fact.values); !fits) return fits;
    const auto values = stored(plan_.relation(fact.relation), fact.values);
    if (!values) return {};
    std::vector<Symbol> row;
    for (const Value& value : *values) row.push_back(model_.symbols().intern(value));
    model_.add_case_fact(fact.relation, row, fact.origin);
    return {};
  }

  bool run_stratum(const PlanStratum& stratum, const PreparedFacts::Constants& constants) {
    std::uint32_t base = 0;
    for (const RelationId id : stratum.reads) base = std::max(base, model_.relation(id).greatest_height());
    model_.begin(stratum);
    height_ = base + 1;
    if (!run_round(stratum.first, constants.first)) return false;
    for (const Combination& combination : stratum.combinations)
      if (!run_combination(combination)) return false;
    if (stratum.recursive.empty()) return true;
    for (std::uint64_t round = 2; model_.advance(stratum); ++round) {
      pipeline_ = grower_;
      if (round > limits_.max_rounds)
        return reached("the limit of " + std::to_string(limits_.max_rounds) + " rounds was reached", kRoundsLimitCode);
      if (round % kRoundsBetweenQuestions == 0 && interrupted()) return false;
      height_ = base + static_cast<std::uint32_t>(round);
      if (!run_round(stratum.recursive, constants.recursive)) return false;
    }
    return true;
  }

  bool run_combination(const Combination& combination) {
    const auto certainties = combine(combination, model_.model());
    if (!certainties) {
      error_ = certainties.error();
      return false;
    }
    if (certainties->empty()) return true;
    model_.grow(combination.relation, height_, [&](Relation& rows) {
      for (const auto& [key, points] : *certainties) {
        std::vector<Symbol> row = key;
        row.push_back(model_.symbols().intern(points));
        rows.insert(row.data());
      }
    });
    return within_limits();
  }

  bool run_round(const std::vector<Pipeline>& pipelines, const std::vector<std::vector<Symbol>>& constants) {
    for (std::size_t i = 0; i < pipelines.size(); ++i)
      if (!run_pipeline(pipelines[i], constants[i])) return false;
    return !error_;
  }

  bool run_pipeline(const Pipeline& pipeline, const std::vector<Symbol>& constants) {
    pipeline_ = &pipeline;
    const Body& body = model_.least_work(pipeline.orders);
    if (!model_.aim(body, frame_)) return true;
    if (buffers_.size() < pipeline.heads.size()) buffers_.resize(pipeline.heads.size());
    undefined_seen_ = false;
    if (!join(body, constants, *this) || !flush()) return false;
    if (!undefined_seen_) return true;
    COUNSEL_CHECK(pipeline.careful && model_.aim(*pipeline.careful, frame_),
                  "what can be undefined has a careful body, which reads the same");
    UndefinedFinder finder{*this};
    return join(*pipeline.careful, constants, finder);
  }

  template <class Sink>
  bool join(const Body& body, const std::vector<Symbol>& constants, Sink& sink) {
    std::copy(constants.begin(), constants.end(),
              frame_.registers.begin() + static_cast<std::ptrdiff_t>(body.variables.size()));
    return Join(body.steps, 0, frame_, sink).run();
  }

  bool flush() {
    for (std::size_t h = 0; h < pipeline_->heads.size() && buffered_ > 0; ++h) {
      const bool grew = model_.grow(pipeline_->heads[h].relation, height_,
                                    [&](Relation& rows) { rows.insert_all(buffers_[h].data(), buffered_); });
      buffers_[h].clear();
      if (!grew) continue;
      grower_ = pipeline_;
      if (!within_limits()) return false;
    }
    buffered_ = 0;
    return true;
  }

  bool within_limits() {
    const std::uint64_t most = std::min(limits_.max_facts, kMostFacts);
    if (model_.rows() <= most) return has_room();
    return reached("the limit of " + std::to_string(most) + " facts was reached", kFactsLimitCode);
  }

  bool has_room() {
    if (model_.bytes() + frame_.inside_bytes() <= limits_.max_bytes) return true;
    return reached("the limit of " + std::to_string(limits_.max_bytes) + " bytes was reached", kMemoryLimitCode);
  }

  bool reached(const std::string& what, std::string_view code = {}) {
    error_ = Error{ErrorKind::limit_reached, what, std::string(code)};
    if (pipeline_ != nullptr) error_->message += " while rule " + pipeline_->name + " was growing";
    return false;
  }

  /// The sink of careful bodies: everything holds that has a result, so what has none is an error.
  struct UndefinedFinder {
    Fixpoint& run;

    static constexpr bool kPassesUndefined = true;
    static constexpr bool kReadsRows = false;
    bool undefined() const { return true; }
    bool interrupted() const { return run.interrupted(); }
    bool found(const std::uint32_t*) const {
      run.note_undefined();
      return true;
    }
  };

  /// Of all that a round finds undefined, the least message is told, whatever came first.
  void note_undefined() {
    for (const std::string& what : undefined_messages(pipeline_->careful->steps, 0, frame_)) {
      std::string message = "rule " + pipeline_->name + ": " + what;
      if (!error_ || message < error_->message)
        error_ = Error{ErrorKind::undefined_arithmetic, std::move(message), std::string(kNoResultCode)};
    }
  }

  GrowingModel model_;
  const Plan& plan_;
  const RunLimits& limits_;
  std::uint32_t height_ = 0;  // of the rows of this round
  std::optional<Error> error_;

  const Pipeline* grower_ = nullptr;    // the last that added a row
  const Pipeline* pipeline_ = nullptr;  // the one that runs, and its state:
  JoinFrame frame_;
  std::vector<FlatArray<Symbol>> buffers_;  // by head
  std::size_t buffered_ = 0;
  bool undefined_seen_ = false;
};

}  // namespace

Result<Model> run(const Prepared& prepared, std::span<const CaseFact> case_facts, const RunLimits& limits) {
  return Fixpoint(GrowingModel(prepared.facts()), limits).run(case_facts);
}

Result<Model> run_again(const Model& before, std::span<const CaseFact> case_facts, std::span<const RelationId> changed,
                        const RunLimits& limits) {
  return Fixpoint(GrowingModel(before, changed), limits).run(case_facts);
}

}  // namespace counsel::eval
