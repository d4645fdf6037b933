// engine/decide/items.h
// What answers bring, each by itself: the rows of all relations that matter to a decision, numbered.
//
// Cost:   a run for the answers that are new, and a look at each of their rows.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "engine/decide/apart.h"
#include "engine/decide/entangled.h"
#include "engine/decide/standing.h"
#include "engine/eval/relation.h"
#include "engine/eval/symbols.h"

namespace counsel::decide {

enum class ItemId : std::uint32_t {};
enum class AnswerId : std::uint32_t {};

/// A row that some answers bring: what it is to the decision.
struct Item {
  std::uint32_t candidate = 0;
  Standing said;                         // of the candidate …
  std::optional<std::uint32_t> at_most;  // … as long as no other of the group with this number weighs more
  bool is_wrong = false;                 // its strength is none
  std::optional<RelationId> value_of;    // an attribute of one value
  std::vector<std::uint32_t> input_of;   // knots
};

class Items {
 public:
  /// `from` is what any case of the program leads to. With `apart` false no relation is kept apart, so that all is
  /// entangled: for rule bases of which the answers would bring too many rows.
  Items(const lang::Program& program, DecisionId decision, const eval::Model& from, bool apart = true);

  const std::vector<Knot>& knots() const { return knots_; }
  const Item& item(ItemId id) const { return items_[index(id)]; }
  std::size_t size() const { return items_.size(); }
  std::size_t groups() const { return groups_.size(); }

  /// Nothing of an answer that was not learnt.
  std::optional<AnswerId> find(const eval::CaseFact& answer) const;
  /// All that are new, in one run. Errors: as a run; then none of them is learnt.
  Result<void> learn(std::span<const eval::CaseFact> answers, const RunLimits& limits);

  /// Ascending.
  const std::vector<ItemId>& brought_by(AnswerId answer) const { return brought_[index(answer)]; }
  /// What there is whatever is answered. Requires: something was learnt.
  const std::vector<ItemId>& always() const { return always_; }

 private:
  struct LessFact {
    bool operator()(const eval::CaseFact& a, const eval::CaseFact& b) const;
  };
  /// What a relation's rows are to the decision.
  struct Matter {
    const lang::RuleConclusion* conclusion = nullptr;
    bool is_value = false;
    std::vector<std::pair<std::uint32_t, std::vector<std::optional<eval::Symbol>>>> inputs;  // of knots, where these cells agree
    eval::Relation rows{0};       // those met so far …
    std::vector<ItemId> items;    // … and what they are
  };

  void note_speech(const lang::RuleConclusion& conclusion, const eval::Symbol* cells, Item& item);
  ItemId item_of(RelationId relation, const eval::Symbol* cells);
  void note_rows(const eval::Model& model, std::vector<std::vector<ItemId>>& brought);

  const lang::Program& program_;
  Apart apart_;
  std::vector<Knot> knots_;
  std::vector<std::optional<Matter>> matters_;  // by RelationId
  eval::Symbols symbols_;                       // of the cells of items
  std::map<eval::Symbol, std::uint32_t> candidates_;
  std::vector<Item> items_;
  std::map<std::pair<RelationId, std::vector<eval::Symbol>>, std::uint32_t> groups_;
  std::map<eval::CaseFact, AnswerId, LessFact> known_;
  std::vector<std::vector<ItemId>> brought_;
  std::vector<ItemId> always_;
};

}  // namespace counsel::decide
