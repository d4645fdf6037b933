// engine/eval/growing_model.h
// The model that a run builds, as its rounds see it: which rows are new, and where the cursors of a body point.
//
// Shape: a round reads the rows that were there when it began; Range (plan.h) says which of them.
// Cost:  relations are shared with what was prepared, or with an earlier model. Each is copied once a run, at the first
//        change to it or to one of its indexes.
#pragma once

#include "engine/eval/join_frame.h"
#include "engine/eval/model.h"
#include "engine/eval/prepared.h"

namespace counsel::eval {

class GrowingModel {
 public:
  explicit GrowingModel(std::shared_ptr<const PreparedFacts> prepared);
  /// Takes the relations of all strata of an earlier model over that do not depend on any of `changed`.
  GrowingModel(const Model& before, std::span<const RelationId> changed);

  const PreparedFacts& prepared() const { return *model_.prepared_; }
  const Plan& plan() const { return *prepared().plan; }
  const Model& model() const { return model_; }
  Model finished() && { return std::move(model_); }

  Symbols& symbols() { return *symbols_; }
  const Relation& relation(RelationId id) const { return model_.view(id); }
  bool is_taken_over(RelationId id) const { return !taken_over_.empty() && taken_over_[index(id)]; }
  std::uint64_t rows() const { return rows_; }
  /// Of relations and symbols.
  std::size_t bytes() const { return bytes_ + symbols_->bytes(); }

  void add_case_fact(RelationId id, const std::vector<Symbol>& row, std::uint32_t origin);
  /// Lets `insert` add rows to the relation, which get this height. False where all were there before.
  template <class Insert>
  bool grow(RelationId id, std::uint32_t height, Insert&& insert);

  void begin(const PlanStratum& stratum);
  /// Moves on to the next round; false where the last one added nothing.
  bool advance(const PlanStratum& stratum);

  /// Points the frame's cursors at the rows of this round and completes the indexes that they go through; false where
  /// some atom has no row, so that the body cannot hold.
  bool aim(const Body& body, JoinFrame& frame);
  /// Of several orders of the same atoms, the one that is expected to look at the fewest rows.
  const Body& least_work(const std::vector<Body>& orders) const;

 private:
  struct Window {               // rows of a relation of the present stratum
    std::uint32_t old = 0;      // before the last round
    std::uint32_t present = 0;  // when this round began
  };

  Relation& own(RelationId id);
  Cursor cursor(const Access& access) const;
  bool aim(const std::vector<Step>& steps, std::uint32_t first, JoinFrame& frame) const;
  void build_indexes(const std::vector<Step>& steps, std::uint32_t first, JoinFrame& frame);
  void probe(const Access& access, Cursor& cursor);
  double work(const Body& body) const;
  double expected_rows(const Access& access) const;

  Model model_;
  std::shared_ptr<Symbols> symbols_;  // the model's
  std::vector<bool> taken_over_;      // by relation; empty where none is
  std::vector<Window> windows_;       // by relation
  std::uint64_t rows_;
  std::size_t bytes_;  // of relations
};

template <class Insert>
bool GrowingModel::grow(RelationId id, std::uint32_t height, Insert&& insert) {
  Relation& rows = own(id);
  const std::uint32_t rows_before = rows.rows();
  const std::size_t bytes_before = rows.bytes();
  insert(rows);
  if (rows.rows() == rows_before) return false;
  rows.set_height(rows_before, height);
  rows_ += rows.rows() - rows_before;
  bytes_ += rows.bytes() - bytes_before;
  return true;
}

}  // namespace counsel::eval
