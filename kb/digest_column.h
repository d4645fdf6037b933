// kb/digest_column.h
// A digest out of a column of bytes.
#pragma once

#include <algorithm>
#include <string>

#include "kb/digest.h"
#include "kb/failure.h"
#include "kb/sqlite.h"

namespace counsel::kb {

inline Digest digest_in(const Statement& row, int column) {
  const std::string bytes = row.bytes(column);
  Digest digest{};
  if (bytes.size() != digest.size()) throw Failure{ErrorKind::damaged, "a digest in it has another length"};
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

}  // namespace counsel::kb
