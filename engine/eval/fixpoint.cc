// Semi-naive evaluation in rounds. A round reads the rows that were there when it began and no others, so what it finds
// does not depend on the order of rules or rows, and neither do heights and errors. Found rows go through a
// buffer per head, which lets Relation::insert_all overlap its waits for memory.
#include "engine/eval/fixpoint.h"

#include <algorithm>
#include <cmath>
#include <new>

#include "engine/base/check.h"
#include "engine/eval/combine.h"
#include "engine/eval/join.h"
#include "engine/eval/prepared.h"
#include "engine/eval/row_check.h"
#include "engine/eval/undefined.h"

namespace counsel::eval {

class Fixpoint {
 public:
  Fixpoint(std::shared_ptr<const PreparedFacts> prepared, const RunLimits& limits)
      : prepared_(*prepared),
        plan_(*prepared_.plan),
        limits_(limits),
        model_(std::move(prepared)),
        symbols_(std::make_shared<Symbols>(Symbols::over(model_.symbols_))),
        windows_(plan_.relations.size()),
        rows_(prepared_.rows),
        bytes_(prepared_.bytes) {
    frame_.interrupted = [this] { return interrupted() || !has_room(); };
  }

  Result<Model> run(std::span<const CaseFact> case_facts) {
    model_.symbols_ = symbols_;
    try {
      for (const CaseFact& fact : case_facts) {
        if (is_taken_over(fact.relation)) continue;
        if (auto added = add(fact); !added) return tl::unexpected(std::move(added.error()));
      }
      for (std::size_t i = 0; i < plan_.strata.size() && !error_; ++i)
        if (!is_taken_over(plan_.strata[i].relations.front())) run_stratum(plan_.strata[i], prepared_.constants[i]);
    } catch (const std::bad_alloc&) {
      reached("memory ran out", kMemoryLimitCode);
    }
    if (error_) return tl::unexpected(std::move(*error_));
    return std::move(model_);
  }

  /// Takes the relations of all strata over that do not depend on `changed`.
  void take_over(const Model& before, RelationId changed) {
    symbols_ = std::make_shared<Symbols>(Symbols::over(before.symbols_));
    taken_over_.assign(plan_.relations.size(), true);
    const auto depends = [&](RelationId id) { return id == changed || !taken_over_[index(id)]; };
    for (const PlanStratum& stratum : plan_.strata) {
      if (std::none_of(stratum.relations.begin(), stratum.relations.end(), depends) &&
          std::none_of(stratum.reads.begin(), stratum.reads.end(), depends))
        continue;
      for (const RelationId id : stratum.relations) taken_over_[index(id)] = false;
    }
    for (std::size_t i = 0; i < taken_over_.size(); ++i) {
      if (!taken_over_[i] || !before.own_[i]) continue;
      model_.own_[i] = before.own_[i];
      model_.views_[i] = before.own_[i].get();
      model_.case_origins_[i] = before.case_origins_[i];
      rows_ += before.own_[i]->rows() - prepared_.relations[i].rows();
      bytes_ += before.own_[i]->bytes();
    }
  }

  static Result<Model> again(const Model& before, std::span<const CaseFact> case_facts, RelationId changed,
                             const RunLimits& limits) {
    Fixpoint fixpoint(before.prepared_, limits);
    fixpoint.take_over(before, changed);
    return fixpoint.run(case_facts);
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

  struct Window {               // rows of a relation of the present stratum
    std::uint32_t old = 0;      // before the last round
    std::uint32_t present = 0;  // when this round began
  };

  Result<void> add(const CaseFact& fact) {
    COUNSEL_CHECK(index(fact.relation) < plan_.relations.size(), "a case fact is about a relation of the plan");
    if (auto fits = check_row(plan_.relation(fact.relation), fact.values); !fits) return fits;
    const auto values = stored(plan_.relation(fact.relation), fact.values);
    if (!values) return {};
    std::vector<Symbol> row;
    for (const Value& value : *values) row.push_back(symbols_->intern(value));
    if (!own(fact.relation).insert(row.data())) return {};
    model_.case_origins_[index(fact.relation)].push_back(fact.origin);
    ++rows_;
    return {};
  }

  bool is_taken_over(RelationId id) const { return !taken_over_.empty() && taken_over_[index(id)]; }

  /// The relation to change: a copy that no other model shares, from the first change on.
  Relation& own(RelationId id) {
    auto& own = model_.own_[index(id)];
    if (!own || own.use_count() > 1) {
      own = std::make_shared<Relation>(relation(id));
      model_.views_[index(id)] = own.get();
      bytes_ += own->bytes();
    }
    return *own;
  }

  const Relation& relation(RelationId id) const { return model_.view(id); }

  bool run_stratum(const PlanStratum& stratum, const PreparedFacts::Constants& constants) {
    std::uint32_t base = 0;
    for (const RelationId id : stratum.reads) base = std::max(base, relation(id).greatest_height());
    for (const RelationId id : stratum.relations) windows_[index(id)] = {0, relation(id).rows()};
    height_ = base + 1;
    if (!run_round(stratum.first, constants.first)) return false;
    for (const Combination& combination : stratum.combinations)
      if (!run_combination(combination)) return false;
    if (stratum.recursive.empty()) return true;
    for (std::uint64_t round = 2; advance(stratum); ++round) {
      pipeline_ = grower_;
      if (round > limits_.max_rounds)
        return reached("the limit of " + std::to_string(limits_.max_rounds) + " rounds was reached", kRoundsLimitCode);
      if (round % kRoundsBetweenQuestions == 0 && interrupted()) return false;
      height_ = base + static_cast<std::uint32_t>(round);
      if (!run_round(stratum.recursive, constants.recursive)) return false;
    }
    return true;
  }

  /// Moves on to the next round; false where the last one added nothing.
  bool advance(const PlanStratum& stratum) {
    bool fresh = false;
    for (const RelationId id : stratum.relations) {
      Window& window = windows_[index(id)];
      window.old = window.present;
      window.present = relation(id).rows();
      fresh |= window.old < window.present;
    }
    return fresh;
  }

  bool run_combination(const Combination& combination) {
    auto certainties = combine(combination, model_);
    if (!certainties) {
      error_ = std::move(certainties.error());
      return false;
    }
    if (certainties->empty()) return true;
    Relation& rows = own(combination.relation);
    const std::uint32_t rows_before = rows.rows();
    const std::size_t bytes_before = rows.bytes();
    for (const auto& [key, points] : *certainties) {
      std::vector<Symbol> row = key;
      row.push_back(symbols_->intern(points));
      rows.insert(row.data());
    }
    return count_growth(rows, rows_before, bytes_before);
  }

  bool run_round(const std::vector<Pipeline>& pipelines, const std::vector<std::vector<Symbol>>& constants) {
    for (std::size_t i = 0; i < pipelines.size(); ++i)
      if (!run_pipeline(pipelines[i], constants[i])) return false;
    return !error_;
  }

  bool run_pipeline(const Pipeline& pipeline, const std::vector<Symbol>& constants) {
    pipeline_ = &pipeline;
    const Body& body = least_work(pipeline.orders);
    if (!aim(body)) return true;
    if (buffers_.size() < pipeline.heads.size()) buffers_.resize(pipeline.heads.size());
    undefined_seen_ = false;
    if (!join(body, constants, *this) || !flush()) return false;
    if (!undefined_seen_) return true;
    COUNSEL_CHECK(pipeline.careful && aim(*pipeline.careful),
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

  const Body& least_work(const std::vector<Body>& orders) const {
    if (orders.size() == 1) return orders.front();
    return *std::min_element(orders.begin(), orders.end(),
                             [this](const Body& a, const Body& b) { return work(a) < work(b); });
  }

  /// How many rows the body is expected to look at, if every key of an index has equally many.
  double work(const Body& body) const {
    double ways = 1;
    double sum = 0;
    for (const Step& step : body.steps) {
      const auto* visit = std::get_if<Visit>(&step);
      if (visit == nullptr) continue;
      const double fitting = expected_rows(visit->access);
      sum += ways * std::max(fitting, 1.0);
      ways *= visit->once ? std::min(fitting, 1.0) : fitting;
    }
    return sum;
  }

  double expected_rows(const Access& access) const {
    const Cursor rows = cursor(access);
    const double all = rows.end - rows.begin;
    if (access.method == Access::Method::scan) return all;
    if (access.method == Access::Method::lookup) return std::min(all, 1.0);
    const Index& through = rows.relation->indexes()[access.index];
    return through.keys() > 0 ? all / static_cast<double>(through.keys()) : std::sqrt(all);
  }

  /// Points the cursors at this round's rows; false where some atom has none, so that the body cannot hold.
  bool aim(const Body& body) {
    frame_.aim(body);
    frame_.symbols = symbols_.get();
    if (!aim(body.steps, 0)) return false;
    build_indexes(body.steps, 0);
    return true;
  }

  bool aim(const std::vector<Step>& steps, std::uint32_t first) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const Access* const access = access_of(steps[i]);
      if (access != nullptr) frame_.cursors[first + i] = cursor(*access);
      const Cursor& rows = frame_.cursors[first + i];
      if (std::holds_alternative<Visit>(steps[i]) && rows.begin == rows.end) return false;
      for_each_block(steps[i], [&](const Block& block) { aim(block.steps, block.first); });
    }
    return true;
  }

  void build_indexes(const std::vector<Step>& steps, std::uint32_t first) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (const Access* const access = access_of(steps[i]); access && access->method == Access::Method::probe)
        probe(*access, frame_.cursors[first + i]);
      for_each_block(steps[i], [&](const Block& block) { build_indexes(block.steps, block.first); });
    }
  }

  Cursor cursor(const Access& access) const {
    const Relation& rows = relation(access.relation);
    const Window& window = windows_[index(access.relation)];
    switch (access.range) {
      case Range::complete:
        return {&rows, nullptr, 0, rows.rows()};
      case Range::present:
        return {&rows, nullptr, 0, window.present};
      case Range::old:
        return {&rows, nullptr, 0, window.old};
      case Range::fresh:
        return {&rows, nullptr, window.old, window.present};
    }
    return {};
  }

  /// Brings the index up to the cursor's rows. A relation that other models share is copied first, so the cursor
  /// may have to move to the copy.
  void probe(const Access& access, Cursor& cursor) {
    const auto index_of = [&]() -> const Index& { return relation(access.relation).indexes()[access.index]; };
    if (index_of().rows() < cursor.end) {  // what was prepared is complete, so this is a run's own
      Relation& rows = own(access.relation);
      const std::size_t before = rows.bytes();
      if (access.range == Range::complete)
        rows.complete_index(access.index);
      else
        rows.extend_index(access.index, cursor.end);
      bytes_ += rows.bytes() - before;
      cursor.relation = &rows;
    }
    cursor.index = &index_of();
  }

  bool flush() {
    for (std::size_t h = 0; h < pipeline_->heads.size() && buffered_ > 0; ++h) {
      Relation& rows = own(pipeline_->heads[h].relation);
      const std::uint32_t rows_before = rows.rows();
      const std::size_t bytes_before = rows.bytes();
      rows.insert_all(buffers_[h].data(), buffered_);
      buffers_[h].clear();
      if (rows.rows() == rows_before) continue;
      grower_ = pipeline_;
      if (!count_growth(rows, rows_before, bytes_before)) return false;
    }
    buffered_ = 0;
    return true;
  }

  bool count_growth(Relation& rows, std::uint32_t rows_before, std::size_t bytes_before) {
    rows.set_height(rows_before, height_);
    rows_ += rows.rows() - rows_before;
    bytes_ += rows.bytes() - bytes_before;
    const std::uint64_t most = std::min(limits_.max_facts, kMostFacts);
    if (rows_ > most) return reached("the limit of " + std::to_string(most) + " facts was reached", kFactsLimitCode);
    return has_room();
  }

  bool has_room() {
    if (bytes_ + frame_.inside_bytes() + symbols_->bytes() <= limits_.max_bytes) return true;
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

  const PreparedFacts& prepared_;
  const Plan& plan_;
  const RunLimits& limits_;
  Model model_;
  std::shared_ptr<Symbols> symbols_;  // the model's
  std::vector<bool> taken_over_;      // by relation; empty where none is
  std::vector<Window> windows_;       // by relation
  std::uint64_t rows_;
  std::size_t bytes_;
  std::uint32_t height_ = 0;  // of the rows of this round
  std::optional<Error> error_;

  const Pipeline* grower_ = nullptr;    // the last that added a row
  const Pipeline* pipeline_ = nullptr;  // the one that runs, and its state:
  JoinFrame frame_;
  std::vector<FlatArray<Symbol>> buffers_;  // by head
  std::size_t buffered_ = 0;
  bool undefined_seen_ = false;
};

Result<Model> run(const Prepared& prepared, std::span<const CaseFact> case_facts, const RunLimits& limits) {
  return Fixpoint(prepared.facts(), limits).run(case_facts);
}

Result<Model> run_again(const Model& before, std::span<const CaseFact> case_facts, RelationId changed,
                        const RunLimits& limits) {
  return Fixpoint::again(before, case_facts, changed, limits);
}

}  // namespace counsel::eval
