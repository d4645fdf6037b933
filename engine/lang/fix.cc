#include "engine/lang/fix.h"

#include <algorithm>

#include "engine/lang/grammar/lexemes.h"

namespace counsel::lang {

namespace {

/// Whether a word ends `text` and `next` goes on with it.
bool would_join(std::string_view text, std::string_view next) {
  if (text.empty() || next.empty()) return false;
  const std::string both = std::string(1, text.back()) + std::string(1, next.front());
  const auto is_word = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || grammar::name_length({&c, 1}) == 1;
  };
  return is_word(both[0]) && is_word(both[1]);
}

}  // namespace

std::vector<Edit> sure_edits(const std::vector<Diagnostic>& findings) {
  std::vector<Edit> all;
  for (const Diagnostic& finding : findings)
    if (finding.mend && finding.mend->sure && finding.mend->span)
      all.push_back({*finding.mend->span, finding.mend->replacement, finding.code});
  std::ranges::stable_sort(all, {}, &Edit::span);
  std::vector<Edit> kept;
  for (Edit& edit : all)
    if (kept.empty() || kept.back().span.file != edit.span.file || kept.back().span.end < edit.span.begin)
      kept.push_back(std::move(edit));
  return kept;
}

std::string edited(std::string_view text, std::span<const Edit> edits) {
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out += text.substr(at, edit.span.begin - at);
    at = edit.span.end;
    if (edit.replacement == ",") out.erase(out.find_last_not_of(' ') + 1);  // it stands right after a word
    if (would_join(out, edit.replacement)) out += ' ';
    out += edit.replacement;
    if (!edit.replacement.empty() && would_join(edit.replacement, text.substr(at))) out += ' ';
  }
  return out.append(text.substr(at));
}

}  // namespace counsel::lang
