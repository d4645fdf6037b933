// engine/eval/slot_table.h
// Open addressing over things that lie elsewhere: a slot holds a hash and a number, the caller compares.
// Rows, index keys and interned values are all found through one of these.
//
// Cost:   8 bytes a slot, at most three quarters of them full; linear probing. Growing never looks at what the
//         numbers stand for, since the hash is kept.
// Order:  none that anybody may see.
#pragma once

#include <bit>
#include <cstdint>

#include "engine/eval/flat_array.h"

namespace counsel::eval {

class SlotTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
  struct Slot {
    std::uint32_t hash;
    std::uint32_t number;  // kNone: the slot is free
  };

  std::size_t size() const { return size_; }
  std::size_t bytes() const { return slots_.bytes(); }

  /// The number that is stored under `hash` and for which `equal(number)` holds; kNone where there is none.
  template <class Equal>
  std::uint32_t find(std::uint32_t hash, Equal&& equal) const {
    if (slots_.size() == 0) return kNone;
    for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
      const Slot& slot = slots_[at];
      if (slot.number == kNone || (slot.hash == hash && equal(slot.number))) return slot.number;
    }
  }

  /// The slot of the number for which `equal` holds, or a free one for it that the caller must fill with `take`.
  /// Requires: `make_room` was called for it.
  template <class Equal>
  Slot& place(std::uint32_t hash, Equal&& equal) {
    for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
      Slot& slot = slots_[at];
      if (slot.number == kNone || (slot.hash == hash && equal(slot.number))) return slot;
    }
  }
  void take(Slot& slot, std::uint32_t hash, std::uint32_t number) {
    slot = {hash, number};
    ++size_;
  }

  void make_room(std::size_t more) {
    if ((size_ + more) * 4 > slots_.size() * 3) grow((size_ + more) * 4 / 3 + 1);
  }

  /// Calls `visit(number)` with each number, which it may change.
  template <class Visit>
  void each_number(Visit&& visit) {
    for (std::size_t at = 0; at < slots_.size(); ++at)
      if (slots_[at].number != kNone) visit(slots_[at].number);
  }

  void prefetch(std::uint32_t hash) const { __builtin_prefetch(&slots_[hash & mask()]); }
  /// The number in the first slot that `hash` leads to, where the hash agrees; a guess, for prefetching.
  std::uint32_t guess(std::uint32_t hash) const {
    const Slot& slot = slots_[hash & mask()];
    return slot.hash == hash ? slot.number : kNone;
  }

 private:
  std::size_t mask() const { return slots_.size() - 1; }

  void grow(std::size_t wanted) {
    FlatArray<Slot> before = std::move(slots_);
    slots_.assign(std::bit_ceil(std::max<std::size_t>(wanted, 8)), Slot{0, kNone});
    for (const Slot& slot : before) {
      if (slot.number == kNone) continue;
      std::size_t at = slot.hash & mask();
      while (slots_[at].number != kNone) at = (at + 1) & mask();
      slots_[at] = slot;
    }
  }

  FlatArray<Slot> slots_;
  std::size_t size_ = 0;
};

/// Spreads 64 bits over 32, so that any of them may be masked off.
inline std::uint32_t mix(std::uint64_t bits) {
  bits *= 0x9E37'79B9'7F4A'7C15ull;
  bits ^= bits >> 32;
  bits *= 0xD6E8'FEB8'6659'FD93ull;
  return static_cast<std::uint32_t>(bits >> 32);
}

}  // namespace counsel::eval
