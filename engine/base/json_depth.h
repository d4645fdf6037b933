// engine/base/json_depth.h
// How deep JSON is nested, before it is read: what reads it goes as deep, and a text of somebody else's may go deeper than the stack.
#pragma once

#include <cstddef>
#include <string_view>

namespace counsel {

/// Nothing that counsel writes is nested half as deep.
inline constexpr std::size_t kMostJsonDepth = 64;

/// Whether lists and objects stand in each other deeper than that. Of a text that is no JSON it says something or other. Cost: one pass.
constexpr bool is_nested_too_deep(std::string_view json) {
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMostJsonDepth) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

}  // namespace counsel
