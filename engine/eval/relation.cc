#include "engine/eval/relation.h"

#include <algorithm>
#include <array>
#include <bit>

#include "engine/eval/keeps.h"

namespace counsel::eval {

std::uint32_t Relation::hash(const Symbol* row) const {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < arity_; ++i)
    bits = std::rotl(bits, 32) * 0x9E37'79B9'7F4A'7C15ull + static_cast<std::uint32_t>(row[i]);
  return mix(bits);
}

bool Relation::equal(std::uint32_t number, const Symbol* row) const {
  return std::equal(row, row + arity_, this->row(number));
}

bool Relation::insert(const Symbol* row, std::uint32_t hash) {
  SlotTable::Slot& slot = table_.place(hash, [&](std::uint32_t number) { return equal(number, row); });
  if (slot.number != SlotTable::kNone) return false;
  table_.take(slot, hash, rows_++);
  cells_.append(row, arity_);
  return true;
}

bool Relation::insert(const Symbol* row) {
  table_.make_room(1);
  return insert(row, hash(row));
}

// A table of millions of rows is in no cache, so every insertion would wait for memory twice: for its slot and for the
// row that the slot leads to. Done by the block, the waits of a block overlap.
void Relation::insert_all(const Symbol* rows, std::size_t count) {
  constexpr std::size_t kBlock = 32;
  std::array<std::uint32_t, kBlock> hashes;
  while (count > 0) {
    const std::size_t block = std::min(count, kBlock);
    table_.make_room(block);
    for (std::size_t i = 0; i < block; ++i)
      hashes[i] = seek(rows + i * arity_);
    for (std::size_t i = 0; i < block; ++i) seek_row(hashes[i]);
    for (std::size_t i = 0; i < block; ++i) insert(rows + i * arity_, hashes[i]);
    rows += block * arity_;
    count -= block;
  }
}

std::uint32_t Relation::find(const Symbol* row, std::uint32_t hash) const {
  return table_.find(hash, [&](std::uint32_t number) { return equal(number, row); });
}

void Relation::set_height(std::uint32_t first, std::uint32_t height) {
  if (kKeepsProofs && height != greatest_height()) stretches_.push_back({first, height});
}

std::uint32_t Relation::height(std::uint32_t row) const {
  const auto after =
      std::upper_bound(stretches_.begin(), stretches_.end(), row,
                       [](std::uint32_t wanted, const Stretch& stretch) { return wanted < stretch.first; });
  return after == stretches_.begin() ? 0 : std::prev(after)->height;
}

std::uint32_t Relation::rows_below(std::uint32_t height) const {
  if (height == 0) return 0;
  const auto at =
      std::lower_bound(stretches_.begin(), stretches_.end(), height,
                       [](const Stretch& stretch, std::uint32_t wanted) { return stretch.height < wanted; });
  return at == stretches_.end() ? rows_ : at->first;
}

std::size_t Relation::bytes() const {
  std::size_t sum = cells_.bytes() + table_.bytes() + stretches_.capacity() * sizeof(Stretch);
  for (const Index& index : indexes_) sum += index.bytes();
  return sum;
}

}  // namespace counsel::eval
