#include "cli/fix.h"

#include <algorithm>
#include <map>
#include <set>

#include "cli/disk_files.h"
#include "cli/pipeline.h"
#include "cli/rule_files.h"
#include "engine/lang/fix.h"

namespace counsel::cli {

namespace {

constexpr int kMaxRounds = 20;  // a mend may bring another to light, and none can undo another for ever
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // is in the file, and not in its text

/// The files on the disk, some with another text.
class EditedFiles : public DiskFiles {
 public:
  using DiskFiles::DiskFiles;

  Result<std::string> read(const std::string& path, std::size_t limit) const override {
    const auto found = texts_.find(path);
    return found == texts_.end() ? DiskFiles::read(path, limit) : Result<std::string>(found->second);
  }
  void set(const std::string& path, std::string text) { texts_[path] = std::move(text); }

 private:
  std::map<std::string, std::string> texts_;
};

using Counts = std::map<std::string, std::size_t>;  // by path

Counts errors_of(const Rules& rules) {
  Counts counts;
  for (const lang::Diagnostic& each : rules.diagnostics)
    if (lang::severity(each.code) == lang::Severity::error) ++counts[rules.sources.file(each.span.file).path];
  return counts;
}

std::string change(const lang::Edit& edit, const std::string& path, const lang::Sources& sources) {
  const lang::Position at = sources.position(edit.span.file, edit.span.begin);
  const std::string before(sources.text(edit.span));
  const std::string what = before.empty()             ? "`" + edit.replacement + "` is written"
                           : edit.replacement.empty() ? "`" + before + "` is taken out"
                                                      : "`" + before + "` becomes `" + edit.replacement + "`";
  return path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + what + " (" +
         std::string(lang::code_text(edit.code)) + ")";
}

/// One attempt, without the files that are to be left as they are.
class Attempt {
 public:
  Attempt(const RuleBase& base, const std::filesystem::path& folder, const std::set<std::string>& left)
      : base_(base), files_(folder), left_(left), rules_(read_rules(base, files_)), errors_before_(errors_of(rules_)) {}

  void run() {
    for (int round = 0; round < kMaxRounds && step(); ++round) rules_ = read_rules(base_, files_);
  }

  /// The files that have more errors than before, by shown path.
  std::set<std::string> worse() const {
    std::set<std::string> paths;
    for (const auto& [path, count] : errors_of(rules_)) {
      const auto before = errors_before_.find(path);
      if (before == errors_before_.end() || count > before->second) paths.insert(path);
    }
    return paths;
  }

  std::vector<FixedFile> fixed() && {
    std::vector<FixedFile> files;
    for (auto& [path, file] : fixed_)
      if (file.before != file.after) files.push_back(std::move(file));
    return files;
  }

 private:
  /// Makes the mends that there are; false where there is none.
  bool step() {
    std::vector<lang::Edit> edits = lang::sure_edits(review(rules_).findings);
    std::erase_if(edits, [&](const lang::Edit& edit) { return left_.contains(shown(edit.span.file)); });
    for (auto begin = edits.begin(); begin != edits.end();) {
      const auto end = std::find_if(begin, edits.end(), [&](const auto& e) { return e.span.file != begin->span.file; });
      apply({begin, end});
      begin = end;
    }
    return !edits.empty();
  }

  void apply(std::span<const lang::Edit> edits) {
    const FileId id = edits.front().span.file;
    const auto canonical = files_.canonical(base_.file(shown(id)));
    const auto bytes = canonical ? files_.read(*canonical, lang::kMaxFileBytes) : canonical;
    if (!bytes) return;  // it is gone since it was read
    FixedFile& file = fixed_[shown(id)];
    if (file.path.empty()) file = {.path = base_.file(shown(id)), .before = *bytes};
    const std::string_view mark = bytes->starts_with(kByteOrderMark) ? kByteOrderMark : "";
    file.after = std::string(mark) + lang::edited(rules_.sources.file(id).text, edits);
    for (const lang::Edit& edit : edits) file.changes.push_back(change(edit, file.path, rules_.sources));
    files_.set(*canonical, file.after);
  }

  const std::string& shown(FileId file) const { return rules_.sources.file(file).path; }

  const RuleBase& base_;
  EditedFiles files_;
  const std::set<std::string>& left_;
  Rules rules_;
  Counts errors_before_;
  std::map<std::string, FixedFile> fixed_;  // by shown path
};

}  // namespace

std::vector<FixedFile> fix(const RuleBase& base, const Io& io) {
  std::set<std::string> left;
  while (true) {
    Attempt attempt(base, io.folder, left);
    attempt.run();
    const std::set<std::string> worse = attempt.worse();
    if (worse.empty()) return std::move(attempt).fixed();
    const std::size_t before = left.size();
    left.insert(worse.begin(), worse.end());
    if (left.size() == before) return {};  // what is worse was not touched: mends elsewhere made it so
  }
}

Result<FixedFile> declared(const RuleBase& base, const std::string& declarations, const Io& io) {
  const Rules rules = read_rules(base, DiskFiles(io.folder));
  FixedFile file{.path = base.file(rules.sources.file(FileId{0}).path)};
  auto bytes = read_file(io.path(file.path), file.path);
  if (!bytes) return tl::unexpected(bytes.error());
  file.before = file.after = std::move(*bytes);
  file.after.insert(file.after.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0, declarations + "\n");
  return file;
}

Result<void> write(const std::vector<FixedFile>& files, const Io& io) {
  for (const FixedFile& file : files) {
    const auto now = read_file(io.path(file.path), file.path);
    if (!now) return tl::unexpected(now.error());
    if (*now != file.before)
      return fail(ErrorKind::unwritable, "`" + file.path + "` has changed meanwhile, and is left as it is");
    if (const auto written = rewrite(file.path, file.after, io); !written) return written;
  }
  return {};
}

}  // namespace counsel::cli
