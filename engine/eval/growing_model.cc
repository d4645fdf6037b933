#include "engine/eval/growing_model.h"

#include <algorithm>
#include <cmath>

#include "engine/eval/keeps.h"

namespace counsel::eval {

GrowingModel::GrowingModel(std::shared_ptr<const PreparedFacts> prepared)
    : model_(std::move(prepared)),
      symbols_(std::make_shared<Symbols>(Symbols::over(model_.symbols_))),
      windows_(plan().relations.size()),
      rows_(this->prepared().rows),
      bytes_(this->prepared().bytes) {
  model_.symbols_ = symbols_;
}

GrowingModel::GrowingModel(const Model& before, std::span<const RelationId> changed) : GrowingModel(before.prepared_) {
  symbols_ = std::make_shared<Symbols>(Symbols::over(before.symbols_));
  model_.symbols_ = symbols_;
  taken_over_.assign(plan().relations.size(), true);
  const auto depends = [&](RelationId id) { return std::ranges::find(changed, id) != changed.end() || !taken_over_[index(id)]; };
  for (const PlanStratum& stratum : plan().strata) {
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
    rows_ += before.own_[i]->rows() - prepared().relations[i].rows();
    bytes_ += before.own_[i]->bytes();
  }
}

/// The relation to change: a copy that no other model shares, from the first change on.
Relation& GrowingModel::own(RelationId id) {
  auto& own = model_.own_[index(id)];
  if (!own || own.use_count() > 1) {
    own = std::make_shared<Relation>(relation(id));
    model_.views_[index(id)] = own.get();
    bytes_ += own->bytes();
  }
  return *own;
}

void GrowingModel::add_case_fact(RelationId id, const std::vector<Symbol>& row, std::uint32_t origin) {
  if (grow(id, 0, [&](Relation& rows) { rows.insert(row.data()); }) && kKeepsProofs)
    model_.case_origins_[index(id)].push_back(origin);
}

void GrowingModel::begin(const PlanStratum& stratum) {
  for (const RelationId id : stratum.relations) windows_[index(id)] = {0, relation(id).rows()};
}

bool GrowingModel::advance(const PlanStratum& stratum) {
  bool fresh = false;
  for (const RelationId id : stratum.relations) {
    Window& window = windows_[index(id)];
    window.old = window.present;
    window.present = relation(id).rows();
    fresh |= window.old < window.present;
  }
  return fresh;
}

bool GrowingModel::aim(const Body& body, JoinFrame& frame) {
  frame.aim(body);
  frame.symbols = symbols_.get();
  if (!aim(body.steps, 0, frame)) return false;
  build_indexes(body.steps, 0, frame);
  return true;
}

bool GrowingModel::aim(const std::vector<Step>& steps, std::uint32_t first, JoinFrame& frame) const {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Access* const access = access_of(steps[i]);
    if (access != nullptr) frame.cursors[first + i] = cursor(*access);
    const Cursor& rows = frame.cursors[first + i];
    if (std::holds_alternative<Visit>(steps[i]) && rows.begin == rows.end) return false;
    for_each_block(steps[i], [&](const Block& block) { aim(block.steps, block.first, frame); });
  }
  return true;
}

void GrowingModel::build_indexes(const std::vector<Step>& steps, std::uint32_t first, JoinFrame& frame) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (const Access* const access = access_of(steps[i]); access && access->method == Access::Method::probe)
      probe(*access, frame.cursors[first + i]);
    for_each_block(steps[i], [&](const Block& block) { build_indexes(block.steps, block.first, frame); });
  }
}

Cursor GrowingModel::cursor(const Access& access) const {
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

/// Brings the index up to the cursor's rows. A relation that other models share is copied first, so the cursor may have
/// to move to the copy.
void GrowingModel::probe(const Access& access, Cursor& cursor) {
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

const Body& GrowingModel::least_work(const std::vector<Body>& orders) const {
  if (orders.size() == 1) return orders.front();
  return *std::min_element(orders.begin(), orders.end(),
                           [this](const Body& a, const Body& b) { return work(a) < work(b); });
}

/// How many rows the body is expected to look at, if every key of an index has equally many.
double GrowingModel::work(const Body& body) const {
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

double GrowingModel::expected_rows(const Access& access) const {
  const Cursor rows = cursor(access);
  const double all = rows.end - rows.begin;
  if (access.method == Access::Method::scan) return all;
  if (access.method == Access::Method::lookup) return std::min(all, 1.0);
  const Index& through = rows.relation->indexes()[access.index];
  return through.keys() > 0 ? all / static_cast<double>(through.keys()) : std::sqrt(all);
}

}  // namespace counsel::eval
