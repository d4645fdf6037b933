// engine/base/result.h
// The idiom for what the world does to us: files, databases, limits. Never for mistakes in rule text.
//
// Errors: `kind` is for callers that branch, `message` one line for the reader that says what was
//         tried and why it failed: cannot open the fact base "x.db": database is locked
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace counsel {

enum class ErrorKind {
  not_found,
  unreadable,      // it is there and cannot be read: permission, a folder, an I/O error
  unwritable,      // read-only file or folder, full disk
  locked,          // somebody else holds it and did not let go in time
  damaged,         // it is ours and its content is not sound
  not_ours,        // some other kind of file
  newer_version,   // written by a later version of the program
  invalid_input,   // malformed CSV, JSON, TOML or value
  limit_reached,   // facts, rounds, time or memory
  undefined_arithmetic,  // a rule computed something that overflows, divides by zero or is not finite
};

struct Error {
  ErrorKind kind;
  std::string message;
  std::string code = {};  // "E0901", where `counsel explain-code` has a page on it
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string_view code = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(message), std::string(code)});
}

}  // namespace counsel
