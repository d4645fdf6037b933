// engine/eval/flat_array.h
// A growing array of plain values: `std::vector` without initialising or copying element by element.
//
// Cost: grows by half through realloc, which moves large blocks by remapping their pages; memory that is
//       reserved and not yet written is not resident.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

namespace counsel::eval {

template <class T>
requires std::is_trivially_copyable_v<T>
class FlatArray {
 public:
  FlatArray() = default;
  FlatArray(const FlatArray& other) {
    reserve(other.size_);
    if (other.size_ > 0) std::memcpy(data_, other.data_, other.size_ * sizeof(T));
    size_ = other.size_;
  }
  FlatArray(FlatArray&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  FlatArray& operator=(FlatArray other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }
  ~FlatArray() { std::free(data_); }

  std::size_t size() const { return size_; }
  std::size_t bytes() const { return capacity_ * sizeof(T); }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T& operator[](std::size_t i) { return data_[i]; }
  const T& operator[](std::size_t i) const { return data_[i]; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }

  void reserve(std::size_t wanted) {
    if (wanted <= capacity_) return;
    void* const moved = std::realloc(data_, wanted * sizeof(T));
    if (moved == nullptr) throw std::bad_alloc();
    data_ = static_cast<T*>(moved);
    capacity_ = wanted;
  }
  /// Makes room for `count` more at the end, uninitialised, and says where they are.
  T* extend(std::size_t count) {
    if (size_ + count > capacity_) reserve(std::max({size_ + count, capacity_ + capacity_ / 2, std::size_t{8}}));
    T* const first = data_ + size_;
    size_ += count;
    return first;
  }
  void append(const T* values, std::size_t count) {
    if (count > 0) std::memcpy(extend(count), values, count * sizeof(T));
  }
  void push_back(T value) { *extend(1) = value; }
  void clear() { size_ = 0; }
  /// `count` values, all of them `value`; what was here is gone.
  void assign(std::size_t count, T value) {
    size_ = 0;
    reserve(count);
    size_ = count;
    std::fill_n(data_, count, value);
  }

 private:
  T* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace counsel::eval
