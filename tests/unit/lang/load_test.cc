#include "engine/lang/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace counsel::lang {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Files in memory, with `/base` as the working folder. Folders are what files lie in, and `folders`.
class Files : public FileReader {
 public:
  std::map<std::string, std::string> files;
  std::set<std::string> folders, unreadable;
  std::map<std::string, std::string> links;
  bool backwards = false;  // lists folders in the opposite order

  Result<std::string> canonical(const std::string& path) const override {
    std::string absolute = (std::filesystem::path("/base") / path).lexically_normal().generic_string();
    if (absolute.size() > 1 && absolute.ends_with('/')) absolute.pop_back();
    if (const auto link = links.find(absolute); link != links.end()) absolute = link->second;
    if (!files.contains(absolute) && !is_folder(absolute)) return fail(ErrorKind::not_found, "no such file or folder");
    return absolute;
  }
  bool is_folder(const std::string& path) const override {
    return folders.contains(path) || std::any_of(files.begin(), files.end(),
                                                 [&](const auto& file) { return file.first.starts_with(path + "/"); });
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    if (unreadable.contains(folder)) return fail(ErrorKind::unreadable, "permission denied");
    std::vector<std::string> names;
    for (const auto& entries : {keys(files), folders})
      for (const std::string& path : entries)
        if (const std::filesystem::path entry(path); entry.parent_path() == folder) names.push_back(entry.filename());
    if (backwards) std::reverse(names.begin(), names.end());
    return names;
  }
  Result<std::string> read(const std::string& path, std::size_t limit) const override {
    if (unreadable.contains(path)) return fail(ErrorKind::unreadable, "permission denied");
    if (is_folder(path)) return fail(ErrorKind::unreadable, "it is a folder");
    return files.at(path).substr(0, limit);
  }

 private:
  static std::set<std::string> keys(const std::map<std::string, std::string>& map) {
    std::set<std::string> out;
    for (const auto& [key, value] : map) out.insert(key);
    return out;
  }
};

std::vector<std::string> paths(const Loaded& loaded) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < loaded.sources.size(); ++i)
    out.push_back(loaded.sources.file(static_cast<FileId>(i)).path);
  return out;
}

/// "a.rules:1 E0001 cannot read …"
std::vector<std::string> found(const Loaded& loaded) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : loaded.diagnostics)
    out.push_back(loaded.sources.place(diagnostic.span) + " " + std::string(code_text(diagnostic.code)) + " " +
                  message(diagnostic));
  return out;
}

constexpr const char* kFact = "fact a\n";

TEST(Load, TakesTheRuleFilesOfAFolderAndNothingElse) {
  Files files;
  files.files = {
      {"/base/r/b.rules", kFact}, {"/base/r/a.rules", kFact}, {"/base/r/notes.md", ""}, {"/base/r/sub/c.rules", kFact}};
  for (const bool backwards : {false, true}) {
    files.backwards = backwards;
    const Loaded loaded = load("r", files);
    EXPECT_THAT(paths(loaded), ElementsAre("a.rules", "b.rules"));
    EXPECT_THAT(found(loaded), IsEmpty());
  }
}

TEST(Load, TakesOneFileWhateverItIsCalled) {
  Files files;
  files.files = {{"/base/r/team", kFact}, {"/base/r/a.rules", kFact}};
  EXPECT_THAT(paths(load("r/team", files)), ElementsAre("team"));
}

TEST(Load, FollowsUseToFoldersAndFilesAndTakesEachOnce) {
  Files files;
  files.files = {{"/base/r/a.rules", "use \"../common\"\nuse \"b.rules\"\nuse \"../r\"\n"},
                 {"/base/r/b.rules", "use \"../common/y.rules\""},
                 {"/base/common/x.rules", "use \"y.rules\"\nuse \"../r\""},
                 {"/base/common/y.rules", "use \"x.rules\"\nuse \"deep/z.rules\""},
                 {"/base/common/deep/z.rules", kFact}};
  for (const bool backwards : {false, true}) {
    files.backwards = backwards;
    const Loaded loaded = load("./r/", files);
    EXPECT_THAT(paths(loaded),
                ElementsAre("../common/deep/z.rules", "../common/x.rules", "../common/y.rules", "a.rules", "b.rules"));
    EXPECT_THAT(found(loaded), IsEmpty());
  }
}

TEST(Load, ShowsAbsolutePathsOnlyForFilesOutsideThatAreUsedSo) {
  Files files;
  files.files = {{"/base/r/a.rules", "use \"/shared\"\nuse \"/base/r/b.rules\""},
                 {"/base/r/b.rules", kFact},
                 {"/shared/s.rules", kFact}};
  EXPECT_THAT(paths(load("/base/r", files)), ElementsAre("/shared/s.rules", "a.rules", "b.rules"));
}

TEST(Load, TakesAFileReachedThroughALinkOnce) {
  Files files;
  files.files = {{"/base/r/a.rules", "use \"../linked/b.rules\""}, {"/base/r/b.rules", kFact}};
  files.links = {{"/base/linked/b.rules", "/base/r/b.rules"}};
  EXPECT_THAT(paths(load("r", files)), ElementsAre("a.rules", "b.rules"));
}

TEST(Load, PointsAtTheUseThatCannotBeFollowed) {
  Files files;
  files.files = {{"/base/r/z.rules", "fact a\nuse \"nowhere\"\nuse \"locked.txt\"\nuse \"../empty\""},
                 {"/base/r/locked.txt", kFact}};
  files.folders = {"/base/empty"};
  files.unreadable = {"/base/r/locked.txt"};
  const Loaded loaded = load("r", files);
  EXPECT_THAT(found(loaded), ElementsAre("z.rules:2 E0001 cannot read `nowhere`: no such file or folder",
                                         "z.rules:3 E0001 cannot read `locked.txt`: permission denied",
                                         "z.rules:4 E0003 `../empty` holds no statement"));
  EXPECT_EQ(loaded.sources.text(loaded.diagnostics[0].span), "\"nowhere\"");
}

TEST(Load, SaysWhyAFileOrFolderCannotBeRead) {
  Files files;
  files.files = {{"/base/r/a.rules", kFact}, {"/base/r/b.rules", kFact}, {"/base/s/a.rules", kFact}};
  files.folders = {"/base/r/folder.rules"};
  files.unreadable = {"/base/r/a.rules", "/base/s"};
  EXPECT_THAT(found(load("missing", files)),
              ElementsAre("missing:1 E0001 cannot read `missing`: no such file or folder"));
  EXPECT_THAT(found(load("s", files)), ElementsAre("s:1 E0001 cannot read `s`: permission denied"));
  const Loaded loaded = load("r", files);
  EXPECT_THAT(paths(loaded), ElementsAre("a.rules", "b.rules", "folder.rules"));
  EXPECT_THAT(found(loaded), ElementsAre("a.rules:1 E0001 cannot read `a.rules`: permission denied",
                                         "folder.rules:1 E0001 cannot read `folder.rules`: it is a folder"));
}

TEST(Load, RefusesWhatIsNotText) {
  Files files;
  files.files = {{"/base/utf8.rules",
                  "\xEF\xBB\xBF"
                  "fact a\nfact b\xE4\n"},
                 {"/base/nul.rules", std::string("fact a\0", 7)}};
  const Loaded loaded = load("utf8.rules", files);
  EXPECT_THAT(found(loaded), ElementsAre("utf8.rules:1 E0002 `utf8.rules` is not UTF-8 text: byte 16 is 0xE4"));
  EXPECT_THAT(loaded.diagnostics[0].notes, ElementsAre("in line 2"));
  EXPECT_EQ(loaded.sources.file(FileId{0}).text, "");
  EXPECT_THAT(found(load("nul.rules", files)),
              ElementsAre("nul.rules:1 E0005 `nul.rules` is not a text: byte 6 is NUL"));
}

TEST(Load, RefusesFilesTooLargeForTheirOffsets) {
  Files files;
  files.files = {{"/base/a.rules", std::string(kMaxFileBytes + 1, ' ')}};
  EXPECT_THAT(found(load("a.rules", files)), ElementsAre("a.rules:1 E0004 `a.rules` is larger than 64 MiB"));
}

TEST(Load, RefusesARuleBaseWithoutAnyStatement) {
  Files files;
  files.files = {{"/base/blank.rules", "\n -- nothing \r\n"}, {"/base/r/a.rules", ""}, {"/base/r/b.rules", kFact}};
  files.folders = {"/base/none"};
  EXPECT_THAT(found(load("blank.rules", files)), ElementsAre("blank.rules:1 E0003 `blank.rules` holds no statement"));
  EXPECT_THAT(found(load("none", files)), ElementsAre("none:1 E0003 `none` holds no statement"));
  EXPECT_THAT(found(load("r", files)), IsEmpty());  // an empty file beside others does no harm
}

TEST(Load, SkipsAByteOrderMark) {
  Files files;
  files.files = {{"/base/a.rules",
                  "\xEF\xBB\xBF"
                  "fact a"}};
  EXPECT_EQ(load("a.rules", files).sources.file(FileId{0}).text, "fact a");
}

}  // namespace
}  // namespace counsel::lang
