// engine/eval/symbols.h
// Values as 32-bit numbers, so that joins compare and hash one word whatever the type.
//
// Shape:  whole numbers from −2³⁰ to 2³⁰ − 1 are their own symbol; every other value is interned on first sight.
//         A table may lie over another that it reads and never changes: a run adds to what was prepared.
// Order:  symbols are numbered in order of arrival. Nothing shown may depend on it; `compare` orders by value.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/base/value.h"
#include "engine/eval/slot_table.h"

namespace counsel::eval {

enum class Symbol : std::uint32_t {};

/// Stands for no value at all.
inline constexpr Symbol kNoValue{0x7FFF'FFFF};

class Symbols {
 public:
  Symbols() = default;
  /// A table that starts with everything in `below`. Requires: `below` does not change any more.
  static Symbols over(std::shared_ptr<const Symbols> below);
  Symbols(Symbols&&) = default;
  Symbols& operator=(Symbols&&) = default;

  /// The table that it lies over; null where there is none.
  const std::shared_ptr<const Symbols>& below() const { return below_; }
  /// Requires: it does not stand for itself.
  bool is_below(Symbol symbol) const { return static_cast<std::uint32_t>(symbol) < first_; }

  Symbol intern(const Value& value);
  Symbol intern(std::int64_t integer);
  /// The symbol of a value that has been seen; nothing where it has not.
  std::optional<Symbol> find(const Value& value) const;

  Value value(Symbol symbol) const;
  /// Where the symbol stands for an interned value; null for the whole numbers that are their own symbol.
  const Value* interned(Symbol symbol) const;

  /// By value, as counsel::compare.
  std::strong_ordering compare(Symbol a, Symbol b) const;

  std::size_t bytes() const;

  static bool is_inline(Symbol symbol) { return (static_cast<std::uint32_t>(symbol) & kInline) != 0; }
  /// Requires: is_inline(symbol).
  static std::int64_t inline_integer(Symbol symbol) {
    return static_cast<std::int64_t>(static_cast<std::uint32_t>(symbol) & ~kInline) - kBias;
  }

 private:
  static constexpr std::uint32_t kInline = 0x8000'0000;
  static constexpr std::int64_t kBias = std::int64_t{1} << 30;

  std::uint32_t find_interned(const Value& value, std::uint32_t hash) const;

  std::shared_ptr<const Symbols> below_;
  std::uint32_t first_ = 0;  // symbols before it are those of `below_`
  std::vector<Value> values_;
  SlotTable table_;
  std::size_t text_bytes_ = 0;  // of texts and names that lie outside their std::string
};

}  // namespace counsel::eval
