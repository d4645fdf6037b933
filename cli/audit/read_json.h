// cli/audit/read_json.h
// JSON of a record read back, where every key and type may be wrong: somebody may have made the record otherwise.
//
// Errors: thrown as Malformed by whatever reads; `reading` turns it into a Result. Keys that are not known are passed
//         over, since a later version of a format may have more.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/render/json_values.h"
#include "engine/base/result.h"

namespace counsel::cli {

struct Malformed {
  std::string what;
};

/// The value of a key; null where there is none, which no format of ours has a use for beside that.
const json& at(const json& object, const char* key);

std::string text(const json& value);
std::int64_t integer(const json& value);
bool yes_no(const json& value);
/// Decibels as points, in millionths.
std::int64_t points_udb(const json& value);
const json& list(const json& value);

inline std::string text_or_empty(const json& value) { return value.is_null() ? "" : text(value); }

json parsed(std::string_view source);

/// What `read` gives. `shown` names what is read in the error, which is `damaged`.
template <class Read>
auto reading(std::string_view shown, Read read) -> Result<decltype(read())> {
  try {
    return read();
  } catch (const Malformed& malformed) {
    return fail(ErrorKind::damaged, "cannot read " + std::string(shown) + ": " + malformed.what);
  }
}

}  // namespace counsel::cli
