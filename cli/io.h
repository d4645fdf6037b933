// cli/io.h
// All that the program has of the world, as one value, so that tests drive the whole program in-process.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cli/log.h"
#include "engine/base/limits.h"
#include "engine/base/result.h"

namespace counsel::cli {

struct Terminal {
  bool interactive = false;
  std::size_t columns = 80;
};

enum class Color : std::uint8_t { automatic, always, never };

struct Io {
  std::ostream& out;  // the answer
  std::ostream& err;  // everything else
  std::istream* in = nullptr;  // where a command reads a file from that is called `-`; none reads as an empty one
  Terminal out_terminal;
  Terminal err_terminal;
  std::map<std::string, std::string, std::less<>> environment;
  std::filesystem::path folder;          // where relative paths start
  std::filesystem::path program;         // the executable file
  std::function<std::int64_t()> now_ms;  // since 1970, UTC
  std::function<bool()> interrupted;     // the user asked to stop
  std::function<std::string()> salt;     // 32 bytes that nobody can foresee

  // Set from the options that every command takes.
  Color color = Color::automatic;
  Log log;
  RunLimits limits;

  /// A variable of the environment; nothing where it is unset or empty.
  std::optional<std::string> variable(std::string_view name) const;
  /// What the user typed as a path, from the folder the program runs in.
  std::filesystem::path path(std::string_view typed) const;
};

inline constexpr std::uintmax_t kMaxFileBytes = 64u << 20;

/// The bytes that are left in the stream, of at most `max_bytes`.
Result<std::string> read_stream(std::istream& stream, std::string_view shown, std::uintmax_t max_bytes = kMaxFileBytes);

/// The bytes of a file of at most `max_bytes`. `shown` names it in errors.
/// Errors: not_found, unreadable, limit_reached.
Result<std::string> read_file(const std::filesystem::path& path, std::string_view shown,
                              std::uintmax_t max_bytes = kMaxFileBytes);

}  // namespace counsel::cli
