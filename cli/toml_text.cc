#include "cli/toml_text.h"

#include <algorithm>
#include <string>

namespace counsel::cli {

namespace {

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

class Scanner {
 public:
  explicit Scanner(std::string_view toml) : toml_(toml) {}

  std::optional<std::size_t> misplaced() {
    if (toml_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (at_ < toml_.size() && !misplaced_) {
      const char next = toml_[at_];
      if (next == '#')
        at_ = std::min(toml_.find('\n', at_), toml_.size());
      else if (next == '"' || next == '\'')
        skip_text(next);
      else if (!is_ascii(next))
        misplaced_ = at_;
      else
        ++at_;
    }
    return misplaced_;
  }

 private:
  void skip_text(char quote) {
    const std::string three(3, quote);
    const bool long_text = toml_.substr(at_).starts_with(three);
    const std::string_view end = long_text ? std::string_view(three) : std::string_view(three).substr(2);
    at_ += end.size();
    while (at_ < toml_.size() && !misplaced_) {
      if (toml_.substr(at_).starts_with(end)) {
        at_ += end.size();
        while (long_text && at_ < toml_.size() && toml_[at_] == quote) ++at_;  // of `""""`, the first belongs to the text
        return;
      }
      if (toml_[at_] == '\n' && !long_text) return;
      if (toml_[at_] == '\\' && quote == '"')
        skip_escape();
      else
        ++at_;
    }
  }

  void skip_escape() {
    const std::size_t behind = toml_.find_first_not_of(" \t", at_ + 1);
    if (behind == std::string_view::npos || (toml_[behind] != '\n' && toml_[behind] != '\r')) {
      at_ += 2;
      return;
    }
    at_ = std::min(toml_.find_first_not_of(" \t\r\n", behind), toml_.size());
    if (at_ < toml_.size() && !is_ascii(toml_[at_])) misplaced_ = at_;
  }

  std::string_view toml_;
  std::size_t at_ = 0;
  std::optional<std::size_t> misplaced_;
};

}  // namespace

std::optional<std::size_t> misplaced_character(std::string_view toml) { return Scanner(toml).misplaced(); }

}  // namespace counsel::cli
