// engine/lang/layout/measures.h
// The widths of the layout, in cells of a terminal.
#pragma once

#include <cstddef>
#include <cstdint>

namespace counsel::lang::layout {

inline constexpr std::size_t kColumns = 100;         // of a line, where what stands on it can be broken
inline constexpr std::uint16_t kBodyIndent = 2;      // of a statement's clauses
inline constexpr std::uint16_t kDeepestIndent = 40;  // what is nested deeper is indented no further
inline constexpr std::uint8_t kApart = 2;            // between clauses that share a line, and before a comment
/// What is aligned is moved for nothing wider than this; otherwise one long text would be paid for in every line.
inline constexpr std::size_t kWidestAligned = 120;

}  // namespace counsel::lang::layout
