// cli/log.h
// What the program says about its own work, for somebody who looks into it: `-v` and `--log-file`.
//
// Quiet until started. Nothing a user needs to know is said here alone.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace spdlog {
class logger;
}

namespace counsel::cli {

struct LogOptions {
  bool verbose = false;  // to stderr
  std::string file;      // with the time; empty for none
  bool color = false;    // on stderr
};

class Log {
 public:
  void info(std::string_view message) const;

  /// Errors: unwritable, naming the file.
  Result<void> start(const LogOptions& options, std::ostream& err);

 private:
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace counsel::cli
