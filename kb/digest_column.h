// kb/digest_column.h
// A digest out of a column of bytes.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "kb/digest.h"
#include "kb/failure.h"
#include "kb/sqlite.h"

namespace counsel::kb {

/// Nothing where the bytes are none.
inline std::optional<Digest> digest_if_any(const Statement& row, int column) {
  const std::string_view bytes = row.bytes_here(column);
  Digest digest{};
  if (bytes.size() != digest.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

inline Digest digest_in(const Statement& row, int column) {
  const auto digest = digest_if_any(row, column);
  if (!digest) throw Failure{ErrorKind::damaged, "a digest in it has another length"};
  return *digest;
}

/// Where something else is found wrong and named: of bytes that are none, a digest that nothing has.
inline Digest digest_or_other(const Statement& row, int column) { return digest_if_any(row, column).value_or(Digest{}); }

}  // namespace counsel::kb
