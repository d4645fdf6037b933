// engine/base/stretches.h
// Work on many things that do not touch each other.
//
// Order: results come in the order of the stretches, so what is made of them is the same on every machine.
// Cost:  one thread a stretch, and none where a single stretch holds everything.
#pragma once

#include <algorithm>
#include <cstddef>
#include <future>
#include <vector>

namespace counsel {

inline constexpr std::size_t kStretch = 4096;

/// What `work(begin, end)` makes of each stretch of 0 … count.
template <class Work>
auto in_stretches(std::size_t count, const Work& work) {
  using Made = decltype(work(std::size_t{}, std::size_t{}));
  const auto when = count > kStretch ? std::launch::async : std::launch::deferred;
  std::vector<std::future<Made>> running;
  for (std::size_t begin = 0; begin < count; begin += kStretch)
    running.push_back(std::async(when, [&work, begin, end = std::min(begin + kStretch, count)] { return work(begin, end); }));
  std::vector<Made> made;
  for (std::future<Made>& each : running) made.push_back(each.get());
  return made;
}

}  // namespace counsel
