// engine/lang/vocabulary.h
// What the rule base declares: documents, kinds, attributes, relations, decisions and rule names, each found by
// name. The checker's first pass; everything after it only looks names up.
//
// Order:  as program.h says, by name; so ids do not depend on files.
// Cost:   a lookup is one hash probe.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/program.h"

namespace counsel::lang {

struct Vocabulary {
  /// Declarations alone: rules have a name, label and place, and nothing else yet.
  Program program;
  /// The statement of each rule, by RuleId.
  std::vector<const RuleStatement*> rule_statements;
  /// Those that decision tables stand for.
  std::deque<RuleStatement> table_rules;
  /// The rows of each decision table, by its name.
  std::unordered_map<std::string, std::vector<std::string>> tables;

  std::optional<RelationId> relation(std::string_view name) const { return find(relations_, name); }
  std::optional<KindId> kind(std::string_view name) const { return find(kinds_, name); }
  std::optional<RuleId> rule(std::string_view name) const { return find(rules_, name); }
  std::optional<DocumentId> document(std::string_view name) const { return find(documents_, name); }
  /// The member's own name for one of its spellings; null where the kind has no such member.
  const std::string* member(KindId kind, std::string_view spelling) const;
  /// The decisions that `name` is a candidate of.
  std::vector<DecisionId> decisions_of(std::string_view name) const;
  const Kind& kind_of(const ColumnType& type) const;  // Requires: a name type with a kind

 private:
  friend Vocabulary collect(const SyntaxTree&, std::vector<Diagnostic>&);
  friend class Collector;

  template <class Id>
  using Names = std::unordered_map<std::string, Id>;
  template <class Id>
  static std::optional<Id> find(const Names<Id>& names, std::string_view name) {
    const auto found = names.find(std::string(name));
    return found == names.end() ? std::nullopt : std::optional(found->second);
  }

  Names<RelationId> relations_;
  Names<KindId> kinds_;
  Names<RuleId> rules_;
  Names<DocumentId> documents_;
  std::vector<Names<std::uint32_t>> members_;  // by KindId: spelling → position
};

/// Reads every declaration. What is declared twice keeps its first place (by file and line).
/// The vocabulary points into `tree`.
Vocabulary collect(const SyntaxTree& tree, std::vector<Diagnostic>& diagnostics);

}  // namespace counsel::lang
