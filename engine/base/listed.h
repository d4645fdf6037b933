// engine/base/listed.h
// Items as people list them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace counsel {

/// "a", "a and b", "a, b and c"
std::string listed(const std::vector<std::string>& items, std::string_view last = "and");

/// With the separator between each two.
std::string separated(const std::vector<std::string>& items, std::string_view separator);

}  // namespace counsel
