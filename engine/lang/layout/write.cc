#include "engine/lang/layout/write.h"

#include <algorithm>
#include <string_view>

#include "engine/lang/grammar/lexemes.h"
#include "engine/lang/layout/measures.h"

namespace counsel::lang::layout {

namespace {

class Writer {
 public:
  Writer(const std::vector<Token>& tokens, Lines& lines) : tokens_(tokens), lines_(lines), line_(&lines.begin(0)) {
    widths_.reserve(tokens.size() + 1);
    for (const Token& token : tokens) widths_.push_back(widths_.back() + token.blanks + token.width);
    one_line_ = widths_.back() - tokens[0].blanks <= kColumns &&
                std::none_of(tokens.begin() + 1, tokens.end(), [](const Token& token) { return token.before.newline; });
  }

  void write() {
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (i > 0) {
        if (breaks(i))
          begin_line(i);
        else
          blanks(token);
      }
      line_->code += token.text;
      column_ += token.width;
    }
  }

 private:
  bool breaks(std::uint32_t i) const {
    const Token& token = tokens_[i];
    if (token.before.forces_break() || feigns_statement(i)) return true;
    switch (token.lead) {
      case Break::never:
        return false;
      case Break::author:
        return token.before.newline;
      case Break::full:
        return !fits(i);
      case Break::author_or_full:
        return token.before.newline || (token.since > 0 && line_begin_ > token.since) || !fits(i);
      case Break::clause:
        return !one_line_;
      case Break::always:
        return true;
    }
    return false;
  }

  bool fits(std::uint32_t i) const {
    std::uint32_t until = tokens_[i].until;
    while (until < tokens_.size() && tokens_[until].blanks == 0) ++until;  // `,` and `)` belong to it
    return column_ + widths_[until] - widths_[i] <= kColumns;
  }

  /// Whether the line, if the token stood on it, would begin a statement (grammar/split.h), or the statement itself no
  /// longer would. Such a line is cut behind its first word.
  bool feigns_statement(std::uint32_t i) const {
    if (line_begin_ + 1 != i) return false;
    const std::string_view word = tokens_[i - 1].text;
    const std::string_view next = tokens_[i].text;
    if (i == 1) return next.starts_with('-');
    const std::string_view name = next.substr(0, grammar::name_length(next));
    return grammar::is_statement_word(word) && word != "source" && !name.empty() && grammar::reserved(name).empty();
  }

  void begin_line(std::uint32_t i) {
    const Token& token = tokens_[i];
    lines_.add(token.before, token.indent);
    line_ = &lines_.begin(token.indent);
    line_begin_ = i;
    column_ = token.indent;
  }

  void blanks(const Token& token) {
    line_->code.append(token.blanks, ' ');
    column_ += token.blanks;
    if (token.aligned && line_begin_ == 0 && line_->aligned_at == 0) line_->aligned_at = line_->code.size();
  }

  const std::vector<Token>& tokens_;
  Lines& lines_;
  Line* line_;                             // the one that is written
  std::uint32_t line_begin_ = 0;           // the token it begins with
  std::size_t column_ = 0;                 // where it ends
  std::vector<std::size_t> widths_ = {0};  // of the tokens up to each, all on one line
  bool one_line_ = false;                  // as the author wrote it
};

}  // namespace

void write(const std::vector<Token>& tokens, Lines& lines) { Writer(tokens, lines).write(); }

}  // namespace counsel::lang::layout
