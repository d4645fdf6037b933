// cli/progress.h
// A bar that shows on stderr how far a long command is: on a terminal that can draw over a line, and nowhere else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "cli/io.h"

namespace counsel::cli {

class Progress {
 public:
  /// "420 of 1000 DONE". Requires: `io` outlives it.
  Progress(Io& io, std::size_t total, std::string done);
  /// Leaves nothing of it.
  ~Progress();
  Progress(const Progress&) = delete;

  void step() { reach(count_ + 1); }
  /// That so many are done.
  void reach(std::size_t count);

 private:
  void draw();

  Io& io_;
  std::size_t total_, count_ = 0;
  std::string done_;
  bool shows_;
  bool drawn_ = false;
  std::int64_t latest_ms_;  // when it was drawn
};

}  // namespace counsel::cli
