// engine/base/box.h
// A value that lies apart from what holds it, so that what holds it stays small: for the large part of a rare variant.
//
// Shape:     one pointer. It is the value in all else: a copy copies it, and what is const makes it const.
// INVARIANT: there is a value, but after a move; then the box may be assigned to and destroyed, and nothing else.
#pragma once

#include <memory>
#include <utility>

namespace counsel {

template <class T>
class Box {
 public:
  Box() : Box(T{}) {}
  Box(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Box(const Box& other) : Box(*other) {}
  Box(Box&&) noexcept = default;
  Box& operator=(const Box& other) { return *this = Box(other); }
  Box& operator=(Box&&) noexcept = default;
  ~Box() = default;

  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }
  operator const T&() const { return *value_; }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace counsel
