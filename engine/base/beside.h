// engine/base/beside.h
// Work on many things that do not touch each other, on threads beside each other.
//
// Order: results come in the order of the work, so what is made of them is the same on every machine.
// Cost:  a thread for each piece of work; none where there is so little that starting threads takes longer.
#pragma once

#include <algorithm>
#include <cstddef>
#include <future>
#include <iterator>
#include <vector>

namespace counsel {

/// So many statements or rules are worth a thread, and more threads than these are not worth their start.
inline constexpr std::size_t kStretch = 512;
inline constexpr std::size_t kMostStretches = 16;

/// What `work(i)` makes of each of 0 … count. `threads`: whether to start any.
template <class Work>
auto beside_each_other(std::size_t count, bool threads, const Work& work) {
  using Made = decltype(work(std::size_t{}));
  const auto when = threads ? std::launch::async : std::launch::deferred;
  std::vector<std::future<Made>> running;
  for (std::size_t i = 0; i < count; ++i) running.push_back(std::async(when, [&work, i] { return work(i); }));
  std::vector<Made> made;
  for (std::future<Made>& each : running) made.push_back(each.get());
  return made;
}

/// What `work(begin, end)` makes of each stretch of 0 … count.
template <class Work>
auto in_stretches(std::size_t count, const Work& work) {
  const std::size_t stretches = std::clamp<std::size_t>(count / kStretch, 1, kMostStretches);
  return beside_each_other(stretches, stretches > 1, [&](std::size_t i) {
    return work(count * i / stretches, count * (i + 1) / stretches);
  });
}

/// Puts the elements of `from` behind those of `to`.
template <class T>
void move_behind(std::vector<T>& from, std::vector<T>& to) {
  std::ranges::move(from, std::back_inserter(to));
}

}  // namespace counsel
