#include "engine/base/fact.h"

#include <array>

namespace counsel {

std::string_view origin_word(Origin origin) {
  constexpr std::array<std::string_view, 5> kWords = {"rules", "person", "imported", "answer", "declared"};
  return kWords[static_cast<std::size_t>(origin)];
}

}  // namespace counsel
