#include "engine/lang/load.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "engine/base/utf8.h"
#include "engine/lang/grammar/lexemes.h"
#include "engine/lang/parse.h"

namespace counsel::lang {

namespace {

using Path = std::filesystem::path;  // for its arithmetic alone; files are reached through the reader

constexpr std::string_view kExtension = ".rules";

std::string hex(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return std::string("0x") + kDigits[byte / 16] + kDigits[byte % 16];
}

/// What makes the bytes of a file no rule text.
std::optional<Diagnostic> no_rule_text(const std::string& path, const std::string& text) {
  if (text.size() > kMaxFileBytes) return Diagnostic{Code::FileTooLarge, {}}.with("path", path).with("limit", "64 MiB");
  if (const std::size_t nul = text.find('\0'); nul != std::string::npos)
    return Diagnostic{Code::NulByte, {}}.with("path", path).with("offset", std::to_string(nul));
  const auto invalid = first_invalid_utf8(text);
  if (!invalid) return std::nullopt;
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*invalid), '\n');
  return Diagnostic{Code::InvalidUtf8, {}}
      .with("path", path)
      .with("offset", std::to_string(*invalid))
      .with("byte", hex(static_cast<unsigned char>(text[*invalid])))
      .note("in line " + std::to_string(line));
}

/// A byte order mark says nothing in UTF-8.
std::string without_mark(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

class Loader {
 public:
  explicit Loader(const FileReader& reader) : reader_(reader) {}

  Loaded load(const std::string& path) {
    const auto root = reader_.canonical(path);
    if (!root) {
      refuse_whole(path, Diagnostic{Code::UnreadableFile, {}}.with("path", path).with("reason", root.error().message));
      return finish();
    }
    const bool folder = reader_.is_folder(*root);
    base_ = folder ? Path(*root) : Path(*root).parent_path();
    take(*root, path, {});
    follow_uses();
    const bool blank = std::all_of(files_.begin(), files_.end(),
                                   [](const File& file) { return grammar::gap_length(file.text) == file.text.size(); });
    if (blank && diagnostics_.empty()) {
      if (files_.empty()) files_.push_back({.canonical = *root, .shown = path});
      diagnostics_.push_back(Diagnostic{Code::EmptyRuleBase, {}}.with("path", path));
    }
    return finish();
  }

 private:
  struct File {
    std::string canonical;
    std::string shown;
    std::string text;
  };

  /// Who asked for a file: the rule base itself, or a `use` at `span`.
  struct Cause {
    std::optional<Span> span;
    bool absolute = false;
  };

  /// Takes in a file, or the rule files of a folder, that was not taken before.
  void take(const std::string& canonical, const std::string& written, Cause cause) {
    if (!taken_.insert(canonical).second) return;
    if (!reader_.is_folder(canonical)) return take_file(canonical, written, cause);
    auto names = reader_.list(canonical);
    if (!names) return refuse(written, names.error().message, cause);
    std::sort(names->begin(), names->end());
    bool any = false;
    for (const std::string& name : *names) {
      if (!name.ends_with(kExtension)) continue;
      any = true;
      const std::string inside = (Path(canonical) / name).generic_string();
      const auto target = reader_.canonical(inside);
      const std::string& file = target ? *target : inside;
      if (taken_.insert(file).second) take_file(file, shown(file, cause), {.absolute = cause.absolute});
    }
    if (!any && cause.span) diagnostics_.push_back(Diagnostic{Code::EmptyRuleBase, *cause.span}.with("path", written));
  }

  void take_file(const std::string& canonical, const std::string& written, Cause cause) {
    auto read = reader_.read(canonical, kMaxFileBytes + 1);
    if (!read) return refuse(written, read.error().message, cause);
    const std::string path = shown(canonical, cause);
    if (auto unfit = no_rule_text(path, *read)) return refuse_whole(path, *std::move(unfit));
    files_.push_back({canonical, path, without_mark(*std::move(read))});
  }

  /// Breadth first: files that a `use` adds are read for their own `use` in turn.
  void follow_uses() {
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const Path folder = Path(files_[i].canonical).parent_path();
      for (const Word& use : used_paths(static_cast<FileId>(i), files_[i].text)) {
        const Cause cause{use.span, Path(use.text).is_absolute()};
        const auto target = reader_.canonical((folder / use.text).generic_string());
        if (target) {
          take(*target, use.text, cause);
        } else {
          refuse(use.text, target.error().message, cause);
        }
      }
    }
  }

  void refuse(const std::string& written, const std::string& reason, Cause cause) {
    auto diagnostic =
        Diagnostic{Code::UnreadableFile, cause.span.value_or(Span{})}.with("path", written).with("reason", reason);
    if (cause.span) {
      diagnostics_.push_back(std::move(diagnostic));
    } else {
      refuse_whole(written, std::move(diagnostic));
    }
  }

  /// A diagnostic without a place in a text points at the beginning of its file, which is kept empty.
  void refuse_whole(const std::string& path, Diagnostic diagnostic) {
    diagnostic.span = {static_cast<FileId>(files_.size()), 0, 0};
    files_.push_back({.canonical = path, .shown = path});
    diagnostics_.push_back(std::move(diagnostic));
  }

  std::string shown(const std::string& canonical, Cause cause) const {
    const Path relative = Path(canonical).lexically_relative(base_);
    const bool outside = relative.empty() || *relative.begin() == "..";
    return outside && cause.absolute ? canonical : relative.generic_string();
  }

  /// Numbers the files by shown path, in `diagnostics_` too.
  Loaded finish() {
    std::vector<std::size_t> order(files_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [this](std::size_t a, std::size_t b) { return files_[a].shown < files_[b].shown; });
    Loaded loaded;
    std::vector<FileId> id_of(files_.size());
    for (const std::size_t i : order) id_of[i] = loaded.sources.add(files_[i].shown, std::move(files_[i].text));
    for (Diagnostic& diagnostic : diagnostics_) diagnostic.span.file = id_of[index(diagnostic.span.file)];
    loaded.diagnostics = std::move(diagnostics_);
    sort_by_place(loaded.diagnostics);
    return loaded;
  }

  const FileReader& reader_;
  Path base_;
  std::vector<File> files_;
  std::set<std::string> taken_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

Loaded load(const std::string& path, const FileReader& reader) { return Loader(reader).load(path); }

Loaded load_text(const std::string& path, std::string text) {
  Loaded loaded;
  auto unfit = no_rule_text(path, text);
  const FileId file = loaded.sources.add(path, unfit ? std::string() : without_mark(std::move(text)));
  if (unfit) {
    unfit->span = {file, 0, 0};
    loaded.diagnostics.push_back(*std::move(unfit));
  }
  return loaded;
}

}  // namespace counsel::lang
