#include "engine/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace counsel {

void check_failed(const char* file, int line, const char* condition, const char* meaning) {
  std::fprintf(stderr, "%s:%d: internal error: %s (%s)\n", file, line, meaning, condition);
  std::abort();
}

}  // namespace counsel
