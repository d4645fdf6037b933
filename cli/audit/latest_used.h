// cli/audit/latest_used.h
// The few things that decisions used last, such as the rules and facts that they share: decisions that follow each other
// mostly rest on the same.
//
// Cost: a look at each of the few.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace counsel::cli {

template <class T>
class LatestUsed {
 public:
  /// Nothing where none of those that are kept is meant.
  const T* find(const auto& is_meant) {
    const auto found = std::ranges::find_if(kept_, [&](const auto& each) { return is_meant(*each); });
    if (found == kept_.end()) return nullptr;
    std::rotate(found, found + 1, kept_.end());
    return kept_.back().get();
  }

  /// In place of the one that was not used for longest, where there are many.
  const T* keep(std::unique_ptr<const T> made) {
    if (kept_.size() == kMost) kept_.erase(kept_.begin());
    kept_.push_back(std::move(made));
    return kept_.back().get();
  }

 private:
  static constexpr std::size_t kMost = 8;
  std::vector<std::unique_ptr<const T>> kept_;  // the latest used last
};

}  // namespace counsel::cli
