// Comments are looked for in the text itself: the syntax tree has none, and statements that do not parse are not in it.

#include "engine/lang/allowances.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "engine/lang/grammar/split.h"
#include "engine/lang/similar.h"

namespace counsel::lang {

namespace {

constexpr std::string_view kWord = "allow";
constexpr std::string_view kWholeFile = "in this file";

struct Allowance {
  Code code;
  Span span;    // of the code in the comment
  Span covers;  // a statement, or the file
  std::string reason;
  bool used = false;
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Reads one comment from left to right.
class Comment {
 public:
  explicit Comment(std::string_view text, std::size_t at, std::size_t end) : text_(text), at_(at), end_(end) {}

  void skip_blanks() {
    while (at_ < end_ && is_blank(text_[at_])) ++at_;
  }
  bool take(std::string_view sign) {
    skip_blanks();
    if (text_.substr(at_, end_ - at_).substr(0, sign.size()) != sign) return false;
    at_ += sign.size();
    return true;
  }
  std::string_view take_word() {
    skip_blanks();
    const std::size_t begin = at_;
    while (at_ < end_ && std::isalnum(static_cast<unsigned char>(text_[at_]))) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  std::string_view rest() {
    skip_blanks();
    std::size_t end = end_;
    while (end > at_ && is_blank(text_[end - 1])) --end;
    return text_.substr(at_, end - at_);
  }
  std::size_t at() const { return at_; }

 private:
  std::string_view text_;
  std::size_t at_, end_;
};

/// `W0401`, and what was most likely meant as a code. Other comments may begin with `allow` too.
bool looks_like_code(std::string_view word) {
  constexpr auto kLeastDigits = 3;
  const auto is_digit = [](unsigned char c) { return std::isdigit(c); };
  return !word.empty() && !is_digit(static_cast<unsigned char>(word[0])) &&
         std::ranges::count_if(word, is_digit) >= kLeastDigits;
}

/// The allowances of one file.
class Reader {
 public:
  Reader(FileId file, std::string_view text, std::vector<Diagnostic>& findings)
      : file_(file), text_(text), findings_(findings) {}

  std::vector<Allowance> read() {
    for (std::size_t at = text_.find(kWord); at != text_.npos; at = text_.find(kWord, at + kWord.size())) {
      const std::size_t line = text_.rfind('\n', at) + 1;  // npos + 1 is the beginning
      Comment comment(text_, line, std::min(text_.find('\n', at), text_.size()));
      if (comment.take("--") && comment.take(kWord) && comment.at() == at + kWord.size()) read_comment(comment);
    }
    return std::move(allowances_);
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void read_comment(Comment comment) {
    std::vector<Span> codes;
    do {
      const std::string_view word = comment.take_word();
      codes.push_back(span(comment.at() - word.size(), comment.at()));
      if (codes.size() == 1 && !looks_like_code(word)) return;
    } while (comment.take(","));
    const bool whole_file = comment.take(kWholeFile);
    const std::string reason(comment.take(":") ? comment.rest() : "");
    const std::optional<Span> covers = covered(comment, whole_file);
    if (!covers) {
      findings_.push_back(Diagnostic{Code::MisplacedAllowance, codes.front()}
                              .with("code", text_.substr(codes.front().begin, codes.front().end - codes.front().begin))
                              .note(whole_file ? "what is allowed in a whole file stands above its first statement"
                                               : "it stands right above the statement it is about"));
      return;
    }
    for (const Span code : codes) add(code, *covers, reason);
  }

  void add(Span place, Span covers, const std::string& reason) {
    const std::string_view written = text_.substr(place.begin, place.end - place.begin);
    const std::optional<Code> code = find_code(written);
    if (!code) {
      std::vector<std::string_view> known;
      for (const Code each : all_codes())
        if (severity(each) != Severity::error) known.push_back(code_text(each));
      findings_.push_back(
          Diagnostic{Code::UnknownAllowedCode, place}.with("code", written).did_you_mean(nearest_of(written, known)));
    } else if (severity(*code) == Severity::error || is_about_allowances(*code)) {
      findings_.push_back(Diagnostic{Code::NotAllowable, place}.with("code", code_text(*code)));
    } else {
      if (reason.empty())
        findings_.push_back(
            Diagnostic{Code::AllowedWithoutReason, place}
                .with("code", code_text(*code))
                .note("it is written after a colon: `-- allow " + std::string(code_text(*code)) + ": the reason`"));
      allowances_.push_back({*code, place, covers, reason});
    }
  }

  static bool is_about_allowances(Code code) { return code_text(code).starts_with("W06"); }

  /// What the comment is about: the file whose first statement is below it, or the statement right below it.
  std::optional<Span> covered(const Comment& comment, bool whole_file) {
    if (!split_) split_ = grammar::split(text_);
    const auto below = std::ranges::upper_bound(*split_, comment.at(), {}, &grammar::Piece::begin);
    if (whole_file) return below == split_->begin() ? std::optional(span(0, text_.size())) : std::nullopt;
    if (below == split_->end() || !only_comments(comment.at(), below->begin)) return std::nullopt;
    return span(below->begin, below->end);
  }

  /// Whether between the comment and the statement there are comments alone, and no empty line.
  bool only_comments(std::size_t at, std::size_t end) const {
    for (std::size_t line = std::min(text_.find('\n', at), end) + 1; line < end;) {
      const std::size_t stop = std::min(text_.find('\n', line), text_.size());
      if (stop > end) return true;  // the statement's own line
      if (!Comment(text_, line, stop).take("--")) return false;
      line = stop + 1;
    }
    return true;
  }

  FileId file_;
  std::string_view text_;
  std::vector<Diagnostic>& findings_;
  std::vector<Allowance> allowances_;
  std::optional<std::vector<grammar::Piece>> split_;  // made for the first comment
};

/// All allowances, found by the place of a finding.
class Allowances {
 public:
  explicit Allowances(std::vector<Allowance> all) : all_(std::move(all)) { std::ranges::stable_sort(all_, {}, key); }

  Allowance* find(const Diagnostic& finding) {
    const Key place{finding.span.file, finding.span.begin};
    const auto after = std::ranges::upper_bound(all_, place, {}, key);
    if (after == all_.begin()) return nullptr;
    // The statement that the finding is in, if any of its findings is allowed, begins last before it.
    if (Allowance* of_statement = find(key(*std::prev(after)), finding)) return of_statement;
    return find({finding.span.file, 0}, finding);
  }

  const std::vector<Allowance>& all() const { return all_; }

 private:
  using Key = std::pair<FileId, std::uint32_t>;
  static Key key(const Allowance& allowance) { return {allowance.covers.file, allowance.covers.begin}; }

  Allowance* find(Key begin, const Diagnostic& finding) {
    for (auto each = std::ranges::lower_bound(all_, begin, {}, key); each != all_.end() && key(*each) == begin; ++each)
      if (each->code == finding.code && each->covers.file == finding.span.file && each->covers.end > finding.span.begin)
        return &*each;
    return nullptr;
  }

  std::vector<Allowance> all_;
};

}  // namespace

Allowed allow(std::vector<Diagnostic> findings, const Sources& sources, bool all_known) {
  Allowed result;
  std::vector<Allowance> read;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto file = static_cast<FileId>(i);
    std::ranges::move(Reader(file, sources.file(file).text, result.findings).read(), std::back_inserter(read));
  }
  Allowances allowances(std::move(read));
  for (Diagnostic& finding : findings) {
    Allowance* allowance = severity(finding.code) == Severity::error ? nullptr : allowances.find(finding);
    if (allowance) {
      allowance->used = true;
      result.allowed.push_back({std::move(finding), allowance->reason});
    } else {
      result.findings.push_back(std::move(finding));
    }
  }
  for (const Allowance& each : allowances.all())
    if (all_known && !each.used)
      result.findings.push_back(Diagnostic{Code::UnneededAllowance, each.span}.with("code", code_text(each.code)));
  sort_by_place(result.findings);
  return result;
}

}  // namespace counsel::lang
