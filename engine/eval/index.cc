#include "engine/eval/index.h"

#include <bit>

namespace counsel::eval {

namespace {

std::uint32_t hash_key(const Symbol* key, std::size_t size) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < size; ++i)
    bits = std::rotl(bits, 32) * 0x9E37'79B9'7F4A'7C15ull + static_cast<std::uint32_t>(key[i]);
  return mix(bits);
}

}  // namespace

void Index::extend(Rows rows) {
  const std::size_t width = columns_.size();
  std::vector<Symbol> key(width);
  if (rows.count <= next_.size()) return;
  if (is_clustered()) *this = Index(std::move(columns_));
  auto row = static_cast<std::uint32_t>(next_.size());
  next_.extend(rows.count - row);
  for (; row < rows.count; ++row) {
    const Symbol* const cells = rows[row];
    for (std::size_t i = 0; i < width; ++i) key[i] = cells[columns_[i]];
    const std::uint32_t hash = hash_key(key.data(), width);
    heads_.make_room(1);
    SlotTable::Slot& head = heads_.place(hash, [&](std::uint32_t other) { return has_key(rows[other], key.data()); });
    next_[row] = head.number;  // kNone where the slot is free, which ends the chain
    if (head.number == SlotTable::kNone)
      heads_.take(head, hash, row);
    else
      head.number = row;
  }
}

void Index::cluster(Rows rows) {
  if (rows.count <= next_.size()) return;
  extend(rows);
  arity_ = rows.arity;
  FlatArray<std::uint32_t> numbers;
  numbers.reserve(rows.count);
  cells_.reserve(rows.count * rows.arity);
  heads_.each_number([&](std::uint32_t& head) {
    std::uint32_t row = head;
    head = static_cast<std::uint32_t>(numbers.size());
    for (; row != kNoRow; row = next_[row]) {
      numbers.push_back(row);
      cells_.append(rows[row], rows.arity);
    }
  });
  next_ = std::move(numbers);
}

std::uint32_t Index::first(const Symbol* key, Rows rows) const {
  return heads_.find(hash_key(key, columns_.size()),
                     [&](std::uint32_t place) { return has_key(cells(place, rows), key); });
}

std::uint32_t Index::next(std::uint32_t place) const {
  if (!is_clustered()) return next_[place];
  if (place + 1 == next_.size()) return kNoRow;
  const Symbol* const here = cells_.data() + place * arity_;
  for (const std::uint32_t column : columns_)
    if (here[column] != here[arity_ + column]) return kNoRow;
  return place + 1;
}

bool Index::has_key(const Symbol* cells, const Symbol* key) const {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (cells[columns_[i]] != key[i]) return false;
  return true;
}

}  // namespace counsel::eval
