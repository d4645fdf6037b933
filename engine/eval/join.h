// engine/eval/join.h
// Runs one body over relations: calls the sink once for every way in which all its steps hold.
//
// Method: nested loops without recursion; each step keeps the row it stands at, so a rule may have any number of
// conditions.
//         Rows are reached through their relation every time, since the sink may add to it while the join runs.
//         An Aggregate or Every runs the joins of its blocks, over the same frame (nested.h).
//         A last step that looks one row up waits with others and is taken by the block: a look-up is a wait for memory,
//         and the waits of a block overlap.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/eval/join_frame.h"
#include "engine/eval/nested.h"

namespace counsel::eval {

/// Sink: bool found(const uint32_t* rows) — the row of each step that is a Visit, where kReadsRows; false ends the join.
///       bool interrupted()              — asked now and then; true ends the join.
///       bool undefined()                — some arithmetic has no result: whether to go on as if the step held.
///       kPassesUndefined                — it may answer yes; what is computed then has kNoValue, and whatever
///                                         reads that holds as well.
template <class Sink>
class Join {
 public:
  /// Runs the steps, of which the first has the number `first`.
  /// Requires: the frame is aimed at their body, with cursors for them and the constants in place.
  Join(const std::vector<Step>& steps, std::uint32_t first, JoinFrame& frame, Sink& sink)
      : steps_(steps),
        cursors_(frame.cursors.data() + first),
        symbols_(*frame.symbols),
        registers_(frame.registers.data()),
        sink_(sink),
        at_(frame.at.data() + first),
        places_(frame.places.data() + first),
        key_(frame.key),
        frame_(frame),
        first_(first) {
    if (Sink::kReadsRows || Sink::kPassesUndefined || steps_.empty()) return;
    const Access* const last = access_of(steps_.back());
    if (last == nullptr || last->method != Access::Method::lookup) return;
    lookup_ = last;
    width_ = frame.registers.size();
  }

  /// False where the sink ended it.
  bool run() {
    std::size_t n = 0;
    bool holds = true;
    for (;;) {
      if (holds && n == steps_.size()) {
        if (!sink_.found(at_)) return false;
        holds = false;
      } else if (holds && lookup_ != nullptr && n + 1 == steps_.size()) {
        if (!count_row() || !wait_for_lookup()) return false;
        holds = false;
      } else if (holds) {
        holds = enter(n);
        n += holds;
        continue;
      }
      // Back to the last step that can hold in another way.
      do {
        if (interrupted_) return false;
        if (n == 0) return lookup_ == nullptr || look_up();
        --n;
      } while (!resume(n));
      ++n;
      holds = true;
    }
  }

 private:
  static constexpr std::uint64_t kRowsBetweenQuestions = 1 << 16;
  static constexpr std::size_t kBlock = 32;

  /// Leaves the registers as they are: if the block is full, this is the last look-up of it.
  bool wait_for_lookup() {
    hashes_.push_back(cursors_[steps_.size() - 1].relation->seek(key(*lookup_)));
    waiting_.append(registers_, width_);
    return hashes_.size() < kBlock || look_up();
  }

  /// Makes the look-ups that wait.
  bool look_up() {
    const Cursor& cursor = cursors_[steps_.size() - 1];
    for (const std::uint32_t hash : hashes_) cursor.relation->seek_row(hash);
    const bool wanted = std::holds_alternative<Visit>(steps_.back());
    bool goes_on = true;
    for (std::size_t i = 0; i < hashes_.size() && goes_on; ++i) {
      std::copy_n(waiting_.data() + i * width_, width_, registers_);
      const std::uint32_t row = cursor.relation->find(key(*lookup_), hashes_[i]);
      const bool there = row != Index::kNoRow && row >= cursor.begin && row < cursor.end;
      if (there == wanted) goes_on = sink_.found(at_);
    }
    hashes_.clear();
    waiting_.clear();
    return goes_on;
  }

  bool enter(std::size_t n) {
    const Step& step = steps_[n];
    switch (step.index()) {
      case 0:
        return enter_visit(n, *std::get_if<Visit>(&step));
      case 1:
        return is_absent(cursors_[n], std::get_if<Absent>(&step)->access);
      case 2:
        return holds_filter(*std::get_if<Filter>(&step));
      case 3:
        return compute(*std::get_if<Compute>(&step));
      case 4:
        return look_inside(n, *std::get_if<Aggregate>(&step));
      default:
        return look_inside(n, *std::get_if<Every>(&step));
    }
  }

  bool resume(std::size_t n) {
    const auto* visit = std::get_if<Visit>(&steps_[n]);
    if (visit == nullptr || visit->once || visit->access.method == Access::Method::lookup) return false;
    return find_next(n, *visit, after(n, visit->access));
  }

  bool enter_visit(std::size_t n, const Visit& visit) { return find_next(n, visit, start(cursors_[n], visit.access)); }

  /// The first place to look at: of an index, for a probe; otherwise the number of a row.
  std::uint32_t start(const Cursor& cursor, const Access& access) {
    switch (access.method) {
      case Access::Method::scan:
        return cursor.begin;
      case Access::Method::probe:
        return cursor.index->first(key(access), cursor.relation->view());
      case Access::Method::lookup:
        return cursor.relation->find(key(access));
    }
    return Index::kNoRow;
  }

  std::uint32_t after(std::size_t n, const Access& access) const {
    return access.method == Access::Method::scan ? places_[n] + 1 : cursors_[n].index->next(places_[n]);
  }

  /// Goes on from `place` to one that fits. A probe begins with the newest row of its key.
  bool find_next(std::size_t n, const Visit& visit, std::uint32_t place) {
    const Cursor& cursor = cursors_[n];
    const Access& access = visit.access;
    for (;; place = after(n, access)) {
      places_[n] = place;
      if (place == Index::kNoRow || !count_row()) return false;
      const bool probes = access.method == Access::Method::probe;
      const std::uint32_t row = probes ? cursor.index->row(place) : place;
      at_[n] = row;
      if (row < cursor.begin) return false;
      if (row >= cursor.end) {
        if (!probes) return false;
        continue;
      }
      if (access.method == Access::Method::lookup) return true;
      const Rows rows = cursor.relation->view();
      if (probes) cursor.index->prefetch_next(place, rows);
      if (fits(visit, probes ? cursor.index->cells(place, rows) : rows[row])) return true;
    }
  }

  bool fits(const Visit& visit, const Symbol* row) {
    for (const ColumnRegister& bind : visit.binds) registers_[bind.reg] = row[bind.column];
    for (const ColumnRegister& check : visit.access.checks)
      if (row[check.column] != registers_[check.reg]) return false;
    return true;
  }

  bool is_absent(const Cursor& cursor, const Access& access) {
    if constexpr (Sink::kPassesUndefined)
      for (const ColumnRegister& part : access.key)
        if (registers_[part.reg] == kNoValue) return true;
    const std::uint32_t place = access.method == Access::Method::scan ? 0 : start(cursor, access);
    if (place == Index::kNoRow) return true;
    return (access.method == Access::Method::probe ? cursor.index->row(place) : place) >= cursor.end;
  }

  bool holds_filter(const Filter& filter) {
    if (reads_no_value(filter.left) || reads_no_value(filter.right)) return true;
    const auto held = holds(filter.comparison, filter.left, filter.right, registers_, symbols_,
                            filter.pattern ? &*filter.pattern : nullptr);
    return held ? *held : sink_.undefined();
  }

  bool compute(const Compute& compute) {
    registers_[compute.target] = kNoValue;
    if (reads_no_value(compute.expression)) return true;
    const auto result = evaluate(compute.expression, registers_, symbols_);
    if (!result) return sink_.undefined();
    registers_[compute.target] = *result;
    return true;
  }

  template <class Form>
  bool look_inside(std::size_t n, const Form& form) {
    const auto number = first_ + static_cast<std::uint32_t>(n);
    const Held held = hold<Sink::kPassesUndefined>(form, number, frame_);
    interrupted_ = held == Held::interrupted;
    if (frame_.inside[number].met_undefined) sink_.undefined();
    return held == Held::yes;
  }

  bool reads_no_value(const Expression& expression) const {
    if constexpr (Sink::kPassesUndefined)
      for (const Register reg : registers_of(expression))
        if (registers_[reg] == kNoValue) return true;
    return false;
  }

  const Symbol* key(const Access& access) {
    key_.clear();
    for (const ColumnRegister& part : access.key) key_.push_back(registers_[part.reg]);
    return key_.data();
  }

  bool count_row() {
    if (++rows_seen_ % kRowsBetweenQuestions != 0 || !sink_.interrupted()) return true;
    interrupted_ = true;
    return false;
  }

  const std::vector<Step>& steps_;
  const Cursor* cursors_;
  Symbols& symbols_;
  Symbol* registers_;
  Sink& sink_;
  std::uint32_t* at_;      // by step: the row it stands at …
  std::uint32_t* places_;  // … and where its index has that
  FlatArray<Symbol>& key_;
  JoinFrame& frame_;
  std::uint32_t first_;
  const Access* lookup_ = nullptr;   // of the last step, where it waits …
  std::size_t width_ = 0;            // … with as many registers
  FlatArray<std::uint32_t> hashes_;  // of what waits
  FlatArray<Symbol> waiting_;        // the registers of each
  std::uint64_t rows_seen_ = 0;
  bool interrupted_ = false;
};

}  // namespace counsel::eval
