// engine/base/check.h
// The idiom for our own mistakes: a broken promise inside the program stops it at once.
//
// No user input, file or database may reach a failing check; a fuzzer that does has found a bug.
#pragma once

namespace counsel {

/// Writes where and what to stderr and aborts.
[[noreturn]] void check_failed(const char* file, int line, const char* condition, const char* meaning);

}  // namespace counsel

#define COUNSEL_CHECK(condition, meaning) \
  ((condition) ? static_cast<void>(0) : ::counsel::check_failed(__FILE__, __LINE__, #condition, meaning))
