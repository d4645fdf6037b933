#include "cli/render/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace counsel::cli {

std::string points_text(std::int64_t points_udb) {
  constexpr std::int64_t kTenth = 100'000;
  const std::int64_t tenths = (points_udb + (points_udb < 0 ? -kTenth / 2 : kTenth / 2)) / kTenth;
  const std::int64_t size = std::abs(tenths);
  return (tenths < 0 ? "-" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

std::string signed_points_text(std::int64_t points_udb) {
  return (points_udb > 0 ? "+" : "") + points_text(points_udb);
}

std::string certainty_text(double certainty) {
  return std::to_string(std::clamp(std::lround(certainty * 100), -99L, 99L)) + " %";
}

std::string percent_text(std::size_t part, std::size_t whole) {
  return std::to_string(whole == 0 ? 100 : part * 100 / whole) + " %";
}

std::string bar(double share, std::size_t width) {
  constexpr std::array<std::string_view, 8> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (!(share > 0)) return "";
  const auto whole = static_cast<long>(width) * 8;
  const auto eighths = static_cast<std::size_t>(std::clamp(std::lround(share * static_cast<double>(whole)), 1L, whole));
  std::string out;
  for (std::size_t i = 0; i < eighths / 8; ++i) out += "█";
  return out + std::string(kEighths[eighths % 8]);
}

}  // namespace counsel::cli
