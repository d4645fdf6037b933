// cli/render/style.h
// How wide an answer may be, and whether it is coloured. Colour is a second cue: nothing is said by it alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/io.h"

namespace counsel::cli {

struct Style {
  bool color = false;
  std::size_t columns = 80;

  std::string bold(std::string_view text) const { return painted("1", text); }
  std::string dim(std::string_view text) const { return painted("2", text); }
  /// Each line by itself, so that whatever cuts lines keeps the colours right.
  std::string dim_lines(std::string_view lines) const;
  std::string red(std::string_view text) const { return painted("31", text); }
  std::string bold_red(std::string_view text) const { return painted("1;31", text); }
  std::string green(std::string_view text) const { return painted("32", text); }
  std::string yellow(std::string_view text) const { return painted("33", text); }
  std::string cyan(std::string_view text) const { return painted("36", text); }

 private:
  std::string painted(std::string_view code, std::string_view text) const;
};

/// For io.out. `--color` decides; left to itself, colour needs a terminal that is not dumb, and no NO_COLOR.
/// The width is the terminal's, within 40 and 100 columns; 80 where there is none.
Style answer_style(const Io& io);
/// The same for lists, which are cut by other programs: not wrapped unless on a terminal.
Style list_style(const Io& io);
/// The same for io.err, whose messages are one line each unless on a terminal, so that logs can be searched.
Style message_style(const Io& io);

}  // namespace counsel::cli
