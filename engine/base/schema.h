// engine/base/schema.h
// The shape of relations, as the language declares it, the fact base stores it and the engine runs it.
// An attribute is a relation of one column called `value`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/value.h"

namespace counsel {

struct ColumnType {
  Type type = Type::name;
  /// For a name: the kind whose members are allowed; empty allows any name.
  std::string kind;
  bool operator==(const ColumnType&) const = default;
};

/// As rule text: `framework`, `name`, `yes or no`.
inline std::string to_string(const ColumnType& type) {
  return type.type == Type::name && !type.kind.empty() ? type.kind : std::string(type_word(type.type));
}

struct Column {
  std::string name;
  ColumnType type;
  bool operator==(const Column&) const = default;
};

struct RelationSchema {
  std::string name;
  std::vector<Column> columns;
  bool operator==(const RelationSchema&) const = default;
};

/// A closed set of names and their other spellings, so that stored and imported facts can be checked.
struct KindSchema {
  std::string name;
  std::vector<std::string> members;                               // in declared order
  std::vector<std::pair<std::string, std::string>> also;          // other spelling → member
};

/// What facts may be about. Order: by name.
struct Schema {
  std::vector<RelationSchema> relations;
  std::vector<KindSchema> kinds;

  const RelationSchema* find_relation(std::string_view name) const {
    for (const auto& relation : relations)
      if (relation.name == name) return &relation;
    return nullptr;
  }
  const KindSchema* find_kind(std::string_view name) const {
    for (const auto& kind : kinds)
      if (kind.name == name) return &kind;
    return nullptr;
  }
};

}  // namespace counsel
