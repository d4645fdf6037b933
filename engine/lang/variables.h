// engine/lang/variables.h
// The variables of one rule and what each ranges over, as the checker finds out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {


class Variables {
 public:
  /// The variable of that name; a new one has no type yet. Its place is the first that is named, in order of the text.
  VariableId named(std::string_view name, Span span);
  /// The variable that stands for the value of an attribute in a comparison: one for the whole rule, since
  /// there is one value.
  VariableId of_attribute(RelationId attribute, const ColumnType& type, Span span);

  /// A variable that nobody wrote; `name` says in messages what it is.
  VariableId fresh(std::string_view name, const ColumnType& type, Span span);

  std::optional<VariableId> find(std::string_view name) const;
  const std::optional<ColumnType>& type(VariableId id) const { return types_[index(id)]; }
  const Variable& operator[](VariableId id) const { return variables_[index(id)]; }
  std::size_t size() const { return variables_.size(); }

  /// `id` stands in a place of this type. A name of any kind narrows to a kind; everything else must agree, and
  /// a diagnostic says where it does not.
  void note_type(VariableId id, const ColumnType& type, Span span, std::vector<Diagnostic>& diagnostics);

  /// The finished list, types filled in. Those never typed are unsafe, which safety.cc has said.
  std::vector<Variable> finish() &&;

 private:
  std::vector<Variable> variables_;
  std::vector<std::optional<ColumnType>> types_;
  std::vector<Span> typed_at_;
  std::unordered_map<std::string, VariableId> by_name_;
  std::unordered_map<std::uint32_t, VariableId> by_attribute_;
};

/// What the passes over one rule share.
struct RuleScope {
  const Vocabulary& vocabulary;
  const Sources& sources;
  std::string_view rule;  // its name, for messages
  std::vector<Diagnostic>& diagnostics;
  Variables variables = {};
  /// Whether an uncertain condition makes the rule less certain: not inside `not`, `every` and aggregates.
  bool weighs = true;
};

}  // namespace counsel::lang
