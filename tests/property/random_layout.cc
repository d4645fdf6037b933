// White space and comments as authors put them, and as none would.
#include <algorithm>
#include <array>

#include "tests/property/rule_text.h"

namespace counsel::property {

namespace {

/// Puts white space and comments between tokens, so that the tokens stay what they are.
class Author {
 public:
  Author(Comments comments, std::mt19937_64& random)
      : comments_(comments), random_(random), margin_(below(5) == 0 ? 3 : 0) {}

  std::string file(const std::vector<Tokens>& statements) {
    for (const Tokens& tokens : statements) statement(tokens);
    if (comments_ != Comments::none) out_ += below(2) == 0 ? "" : comment() + end_of_line();
    return out_;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  std::string blanks(std::size_t least) { return std::string(least + below(4), below(10) == 0 ? '\t' : ' '); }
  std::string end_of_line() { return below(12) == 0 ? "\r\n" : "\n"; }
  std::string comment() {
    constexpr auto kWords = std::to_array<const char*>({" ", " \"", " rule r", "- ", " \xE6\xBC\xA2\xE5\xAD\x97 "});
    return "--" + (kWords[below(kWords.size())] + std::to_string(++count_)) + (below(8) == 0 ? "  " : "");
  }
  bool wants_comment() { return comments_ == Comments::everywhere || (comments_ == Comments::some && below(12) == 0); }

  static bool is_statement_word(std::string_view token) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"use", "source", "kind", "attribute", "relation", "decision", "fact", "facts", "rule", "table", "example"});
    return std::ranges::find(kWords, token) != kWords.end();
  }

  void statement(const Tokens& tokens) {
    out_ += std::string(margin_, ' ');
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      out_ += tokens[i];
      if (i + 1 < tokens.size()) between(tokens, i);
    }
    if (wants_comment()) out_ += blanks(0) + comment();
    out_ += end_of_line();
    while (below(3) == 0) out_ += blanks(0) + (wants_comment() ? comment() : "") + end_of_line();
  }

  void between(const Tokens& tokens, std::size_t i) {
    const std::string& next = tokens[i + 1];
    const bool first = i == 0;
    // A word that could begin a statement does so where it begins a line, unless it is alone there.
    const bool alone = i > 0 && is_statement_word(tokens[i]) && line_begins_;
    const bool row_ended = tokens[i].starts_with('|');
    const bool must = alone || row_ended || (first && next.starts_with('-'));
    const bool may =
        !(is_statement_word(next) && next != "source") || (i + 2 < tokens.size() && !tokens[i + 2].starts_with('|'));
    line_begins_ = must || (may && (wants_comment() || below(5) == 0));
    if (!line_begins_) {
      const bool tight = next == "," || next == ")" || next == ":" || tokens[i] == "(";
      out_ += blanks(tight ? 0 : 1);
      return;
    }
    if (wants_comment()) out_ += blanks(tokens[i] == "-" || tokens[i] == "+" ? 1 : 0) + comment();
    out_ += end_of_line();
    while (below(6) == 0) out_ += blanks(0) + (wants_comment() ? comment() : "") + end_of_line();
    out_ += std::string(margin_ + 1 + below(5), ' ');
  }

  Comments comments_;
  std::mt19937_64& random_;
  std::size_t margin_;  // of the statements
  std::string out_;
  std::size_t count_ = 0;     // of comments
  bool line_begins_ = false;  // with the token written last
};

}  // namespace

std::string random_file(const std::vector<Tokens>& statements, Comments comments, std::mt19937_64& random) {
  return Author(comments, random).file(statements);
}

}  // namespace counsel::property
