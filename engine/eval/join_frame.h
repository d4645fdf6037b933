// engine/eval/join_frame.h
// What the joins of one body, and of the blocks inside it, work on. Kept from one run to the next for its memory.
//
// Shape: by step number, which counts the steps of blocks too (plan.h).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/eval/plan.h"
#include "engine/eval/relation.h"

namespace counsel::eval {

/// What an Access means in one run of its body: rows [begin, end) of the relation.
struct Cursor {
  const Relation* relation = nullptr;
  const Index* index = nullptr;  // for probes; has at least the rows before `end`
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// What an Aggregate or Every found for the present binding of what it reads.
struct Inside {
  FlatArray<Symbol> rows;                 // an aggregate's bindings: its own variables, then the operand
  std::vector<std::uint32_t> order;       // of the rows
  std::vector<double> numbers;            // to be summed
  bool met_undefined = false;             // some arithmetic inside had no result
  std::vector<std::string> undefined;     // what of it is an error, if all else holds
};

struct JoinFrame {
  const Body* body = nullptr;
  Symbols* symbols = nullptr;
  std::vector<Symbol> registers;    // with the constants in place
  std::vector<Cursor> cursors;
  std::vector<std::uint32_t> at;      // the row that each step stands at …
  std::vector<std::uint32_t> places;  // … and where its index has that
  std::vector<Inside> inside;
  FlatArray<Symbol> key;            // of the row that is looked for
  std::function<bool()> interrupted;  // asked by the joins of blocks; may be empty

  /// What the bindings of aggregates take, which may be more than all rows do.
  std::size_t inside_bytes() const {
    std::size_t sum = 0;
    for (const Inside& each : inside) sum += each.rows.bytes() + each.order.capacity() * sizeof(std::uint32_t);
    return sum;
  }

  /// Makes room for a body's steps. Cursors and registers are the caller's to fill.
  void aim(const Body& aimed_at) {
    body = &aimed_at;
    registers.resize(aimed_at.registers());
    cursors.assign(aimed_at.all_steps, {});
    at.resize(aimed_at.all_steps);
    places.resize(aimed_at.all_steps);
    if (inside.size() < aimed_at.all_steps) inside.resize(aimed_at.all_steps);
  }
};

/// The Access of a step; null for steps that compute.
inline const Access* access_of(const Step& step) {
  if (const auto* visit = std::get_if<Visit>(&step)) return &visit->access;
  if (const auto* absent = std::get_if<Absent>(&step)) return &absent->access;
  return nullptr;
}

/// The blocks that a step has inside.
template <class Visit>
void for_each_block(const Step& step, Visit&& visit) {
  if (const auto* aggregate = std::get_if<Aggregate>(&step))
    for (const Block& block : aggregate->where) visit(block);
  if (const auto* every = std::get_if<Every>(&step))
    for (const auto* blocks : {&every->where, &every->has})
      for (const Block& block : *blocks) visit(block);
}

}  // namespace counsel::eval
