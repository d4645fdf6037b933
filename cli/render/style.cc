#include "cli/render/style.h"

#include <algorithm>
#include <limits>

namespace counsel::cli {

namespace {

// Longer lines are hard to read, shorter ones leave no room for a reason beside its points.
constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 100;

Style style_of(const Io& io, const Terminal& terminal) {
  Style style;
  if (terminal.interactive) style.columns = std::clamp(terminal.columns, kNarrowest, kWidest);
  switch (io.color) {
    case Color::always:
      style.color = true;
      break;
    case Color::never:
      style.color = false;
      break;
    case Color::automatic:
      style.color = terminal.interactive && !io.variable("NO_COLOR") && io.variable("TERM").value_or("dumb") != "dumb";
  }
  return style;
}

Style unwrapped(Style style, const Terminal& terminal) {
  if (!terminal.interactive) style.columns = std::numeric_limits<std::size_t>::max() / 2;
  return style;
}

}  // namespace

std::string Style::painted(std::string_view code, std::string_view text) const {
  if (!color || text.empty()) return std::string(text);
  return "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m";
}

std::string Style::dim_lines(std::string_view lines) const {
  std::string out;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    out += dim(lines.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return out;
}

Style answer_style(const Io& io) { return style_of(io, io.out_terminal); }
Style list_style(const Io& io) { return unwrapped(answer_style(io), io.out_terminal); }
Style message_style(const Io& io) { return unwrapped(style_of(io, io.err_terminal), io.err_terminal); }

}  // namespace counsel::cli
