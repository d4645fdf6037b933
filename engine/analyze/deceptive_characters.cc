// Text that a reader sees otherwise than the program does: letters of two scripts in one name, marks that turn the
// direction of what follows (Boucher and Anderson 2021, "Trojan Source"), and characters that take no space.
// Names without quotes hold no such mark: the grammar refuses them.
#include <set>
#include <utility>

#include "engine/analyze/analyses.h"
#include "engine/analyze/look_alikes.h"
#include "engine/base/utf8.h"

namespace counsel::analyze {

namespace {

using lang::Code;
using lang::Diagnostic;

bool turns_direction(char32_t code) { return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069); }

/// Joiners are needed between letters of some scripts, and never beside an ASCII character.
bool is_invisible(char32_t code, bool beside_ascii) {
  if (code == 0x200B || code == 0x2060 || code == 0xFEFF || code == 0xAD) return true;
  return (code == 0x200C || code == 0x200D) && beside_ascii;
}

std::string code_point(char32_t code) {
  std::string digits;
  for (auto rest = static_cast<std::uint32_t>(code); rest > 0 || digits.size() < 4; rest /= 16)
    digits.insert(digits.begin(), "0123456789ABCDEF"[rest % 16]);
  return "U+" + digits;
}

/// One file, read once. Words are runs of characters that may stand in a name.
class Reading {
 public:
  Reading(const lang::SourceFile& file, FileId id, std::set<std::string>& said, Findings& findings)
      : text_(file.text), id_(id), said_(said), findings_(findings) {}

  void run() {
    std::size_t word = 0;
    for (std::size_t at = 0; at < text_.size();) {
      const auto character = *decode_utf8(text_, at);
      if (character.bytes > 1) mark(character, at);
      if (!is_name_part(character.code)) {
        end_word(word, at);
        word = at + character.bytes;
      } else if (character.bytes > 1) {
        has_foreign_ = true;
      }
      at += character.bytes;
    }
    end_word(word, text_.size());
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {id_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void mark(const Utf8Character& character, std::size_t at) {
    const std::size_t end = at + character.bytes;
    const bool turns = turns_direction(character.code);
    const bool first = at == 0 && character.code == 0xFEFF;  // the mark of an encoding, which editors write
    const bool beside_ascii = (at > 0 && static_cast<unsigned char>(text_[at - 1]) < 0x80) ||
                              (end < text_.size() && static_cast<unsigned char>(text_[end]) < 0x80);
    if (!turns && (first || !is_invisible(character.code, beside_ascii))) return;
    findings_.push_back(Diagnostic{turns ? Code::TurnedDirection : Code::InvisibleCharacter, span(at, end)}
                            .with("found", code_point(character.code))
                            .mended_by("remove it", span(at, end), ""));
  }

  /// A word of two scripts is said once a rule base, where it first stands.
  void end_word(std::size_t begin, std::size_t end) {
    if (!std::exchange(has_foreign_, false)) return;
    const std::string_view word = text_.substr(begin, end - begin);
    bool latin = false;
    std::string_view script;
    for (std::size_t at = 0; at < word.size();) {
      const auto character = *decode_utf8(word, at);
      const std::string_view foreign = foreign_script(character.code);
      if (foreign.empty())
        latin = latin || is_name_letter(character.code);
      else if (latin_look_alike(character.code) == 0)
        return;  // it shows that another script is meant
      else
        script = foreign;
      at += character.bytes;
    }
    if (!latin || script.empty() || !said_.emplace(word).second) return;
    findings_.push_back(
        Diagnostic{Code::MixedScripts, span(begin, end)}
            .with("word", word)
            .with("script", script)
            .mended_by("all in Latin letters: `" + as_latin(word) + "`", span(begin, end), as_latin(word)));
  }

  const std::string_view text_;
  const FileId id_;
  std::set<std::string>& said_;
  Findings& findings_;
  bool has_foreign_ = false;  // the word so far
};

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

void find_deceptive_characters(const Subject& subject, Findings& findings) {
  std::set<std::string> said;
  for (std::size_t i = 0; i < subject.sources.size(); ++i) {
    const auto id = static_cast<FileId>(i);
    if (const lang::SourceFile& file = subject.sources.file(id); !is_ascii(file.text))
      Reading(file, id, said, findings).run();
  }
}

}  // namespace counsel::analyze
