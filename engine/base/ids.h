// engine/base/ids.h
// Each id is its own type, so that a row is never taken for a rule. All index a vector of their owner.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace counsel {

enum class FileId : std::uint32_t {};
enum class KindId : std::uint32_t {};
enum class DocumentId : std::uint32_t {};
enum class RelationId : std::uint32_t {};
enum class RuleId : std::uint32_t {};
enum class DecisionId : std::uint32_t {};
enum class VariableId : std::uint32_t {};  // within one rule
enum class RowId : std::uint32_t {};       // within one relation of a model

/// The vector position an id stands for.
template <class Id>
  requires std::is_enum_v<Id>
constexpr std::size_t index(Id id) {
  return static_cast<std::size_t>(id);
}

/// Bytes [begin, end) of a rule file.
struct Span {
  FileId file{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

}  // namespace counsel
