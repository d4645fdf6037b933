// cli/changes_bound.h
// How many answers a search for changes may change together. Each more multiplies the time it takes by the answers there are.
#pragma once

#include <cstddef>

namespace counsel::cli {

inline constexpr std::size_t kMostChanges = 5;

}  // namespace counsel::cli
