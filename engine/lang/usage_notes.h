// engine/lang/usage_notes.h
// What is noted of a Usage while sentences are read: each name's use, once, and what stands in which place.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/lang/usage.h"

namespace counsel::lang {

class UsageNotes {
 public:
  explicit UsageNotes(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// Variables of one statement are no other's.
  void begin_statement() { variables_.clear(); }
  Usage finished() && { return std::move(usage_); }

  /// The use of a name as an attribute; null where it is declared.
  AttributeUse* attribute(const std::string& name);
  /// The use of a name as a relation of so many columns; null where it is declared.
  RelationUse* relation(const std::string& name, std::size_t columns);
  static void name_column(RelationUse& relation, std::size_t column, const std::string& name);
  void cite(const std::vector<CitationSyntax>& citations);

  PlaceId variable(const std::string& name);
  Place& at(PlaceId id) { return usage_.places.at(id); }
  void unite(PlaceId first, PlaceId second) { usage_.places.unite(first, second); }

  void put(PlaceId id, const Item& item);
  void put_column(RelationUse& relation, std::size_t column, const Item& item);
  void put_candidate(const Item& item);
  /// The item stands in a column of something declared, which tells what a variable is.
  void put_declared(const std::string& name, std::size_t column, const Item& item);

 private:
  const Vocabulary& vocabulary_;
  Usage usage_;
  std::unordered_map<std::string, std::size_t> attribute_at_, relation_at_;
  std::unordered_map<std::string, PlaceId> variables_;  // of the statement that is read
  std::set<std::string> cited_;
};

}  // namespace counsel::lang
