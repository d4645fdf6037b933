// tests/property/counts.h
// How often random cases came out in which way: a property that never met what it is about has shown nothing.
#pragma once

#include <cstddef>
#include <iostream>
#include <map>
#include <string>

namespace counsel::property {

using Counts = std::map<std::string, std::size_t>;

inline void show(const Counts& counts) {
  for (const auto& [what, count] : counts) std::cout << count << ' ' << what << '\n';
}

}  // namespace counsel::property
