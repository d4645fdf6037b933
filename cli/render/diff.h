// cli/render/diff.h
// What has to change for one text to become another, in the unified form that `patch` and `git apply` take.
//
// Cost:   n log n in the lines, for any two texts; the diff is not always the shortest.
// Source: lines that both texts hold once are kept in their longest common order, and so on between them (patience
//         diff, B. Cohen 2005).
#pragma once

#include <string>
#include <string_view>

namespace counsel::cli {

/// Empty where the texts are equal.
std::string unified_diff(std::string_view before, std::string_view after, const std::string& path);

}  // namespace counsel::cli
