// The ladder of docs/architecture.md, read off the #include lines: who may include whom, where heavy headers may be,
// that every source file is built, and that none grows without end.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/file_text.h"

namespace {

namespace fs = std::filesystem;

const fs::path kProject = COUNSEL_SOURCE_DIR;
constexpr std::size_t kMaxLines = 500;

struct Line {
  std::string file;  // from the project's folder, with `/`
  std::size_t number = 0;
  std::string text;
  std::string place() const { return file + ":" + std::to_string(number) + ": " + text; }
};

std::vector<std::string> source_files(const std::vector<std::string>& folders) {
  std::vector<std::string> files;
  for (const std::string& folder : folders)
    for (const auto& entry : fs::recursive_directory_iterator(kProject / folder))
      if (entry.path().extension() == ".cc" || entry.path().extension() == ".h" || entry.path().extension() == ".def")
        files.push_back(fs::relative(entry.path(), kProject).generic_string());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<Line> lines_of(const std::string& file) {
  std::ifstream stream(kProject / file);
  std::vector<Line> lines;
  for (std::string text; std::getline(stream, text);) lines.push_back({file, lines.size() + 1, text});
  return lines;
}

/// `engine/lang/parse.h` of `#include "engine/lang/parse.h"`, with either kind of quote; empty for other lines.
std::string included(const std::string& text) {
  if (!text.starts_with("#include ") || text.size() < 11) return "";
  return text.substr(10, text.find_first_of(">\"", 10) - 10);
}

/// `engine/lang`, `kb`, `cli`: the step of the ladder that a file stands on. Empty for what is not ours.
std::string folder_of(const std::string& file) {
  for (const char* folder :
       {"engine/base", "engine/lang", "engine/eval", "engine/decide", "engine/analyze", "engine/explain", "kb", "cli", "tests"})
    if (file.starts_with(std::string(folder) + "/")) return folder;
  return "";
}

const std::map<std::string, std::set<std::string>> kLadder = {
    {"engine/base", {"engine/base"}},
    {"engine/lang", {"engine/base", "engine/lang"}},
    {"engine/eval", {"engine/base", "engine/eval"}},
    {"engine/decide", {"engine/base", "engine/lang", "engine/eval", "engine/decide"}},
    {"engine/analyze", {"engine/base", "engine/lang", "engine/eval", "engine/decide", "engine/analyze"}},
    {"engine/explain", {"engine/base", "engine/lang", "engine/eval", "engine/decide", "engine/explain"}},
    {"kb", {"engine/base", "kb"}},
    {"cli", {"engine/base", "engine/lang", "engine/eval", "engine/decide", "engine/analyze", "engine/explain", "kb", "cli"}},
};

/// The places of the engine that see the language, one step up: where programs become plans.
const std::set<std::string> kSeesTheLanguage = {"engine/eval/compile.cc", "engine/eval/match.cc", "engine/eval/match_plans.cc",
                                                "engine/eval/writer.cc", "engine/eval/writer.h"};

struct Heavy {
  std::string header;              // what the include begins with
  std::vector<std::string> where;  // files, or folders with a `/` at their end
};

const std::vector<Heavy> kHeavy = {
    {"tao/", {"engine/lang/grammar/"}},
    {"sqlite3.h", {"kb/aside_vfs.cc", "kb/sqlite.cc"}},
    {"sodium", {"kb/base64.cc", "kb/digest.cc", "kb/ed25519.cc"}},
    {"nettle", {"kb/digest.cc"}},
    {"utf8proc.h", {"engine/base/utf8.cc"}},
    {"re2/", {"engine/base/pattern.cc"}},
    {"CLI/", {"cli/app.cc", "cli/commands/command.cc", "cli/help.cc"}},
    {"spdlog/", {"cli/log.cc"}},
    {"nlohmann/",
     {"kb/fields_json.h", "kb/json.cc", "kb/record_json.h", "cli/answers_json.cc", "cli/render/json_values.h"}},
    {"toml.hpp", {"cli/answers_toml.cc"}},
};

bool is_among(const std::string& file, const std::vector<std::string>& where) {
  return std::ranges::any_of(
      where, [&](const std::string& place) { return place.ends_with("/") ? file.starts_with(place) : file == place; });
}

TEST(Layout, IncludesGoDownTheLadderOnly) {
  for (const std::string& file : source_files({"engine", "kb", "cli"}))
    for (const Line& line : lines_of(file)) {
      const std::string target = folder_of(included(line.text));
      if (target.empty()) continue;
      if (target == "engine/lang" && kSeesTheLanguage.contains(file)) continue;
      EXPECT_TRUE(kLadder.at(folder_of(file)).contains(target)) << line.place();
    }
}

TEST(Layout, HeavyHeadersStayInTheirFiles) {
  for (const std::string& file : source_files({"engine", "kb", "cli"}))
    for (const Line& line : lines_of(file))
      for (const Heavy& heavy : kHeavy)
        EXPECT_TRUE(!included(line.text).starts_with(heavy.header) || is_among(file, heavy.where)) << line.place();
}

TEST(Layout, TheCheckerOfProofsUsesNothingOfTheEngine) {
  // All that it includes, and what comes with that.
  std::set<std::string> seen;
  std::vector<std::string> waiting = {"engine/explain/check_proof.cc"};
  while (!waiting.empty()) {
    const std::string file = waiting.back();
    waiting.pop_back();
    if (!seen.insert(file).second) continue;
    const std::string folder = folder_of(file);
    EXPECT_TRUE(folder == "engine/base" || folder == "engine/lang" || folder == "engine/explain") << file;
    for (const Line& line : lines_of(file)) {
      const std::string header = included(line.text);
      if (!header.starts_with("engine/explain/") && folder_of(header).empty()) continue;
      waiting.push_back(header);
      const std::string source = header.substr(0, header.size() - 1) + "cc";
      if (header.starts_with("engine/explain/") && fs::exists(kProject / source)) waiting.push_back(source);
    }
  }
  EXPECT_GT(seen.size(), 10u);
}

TEST(Layout, TheEngineNeitherPrintsNorReadsClockOrEnvironment) {
  // check.cc says where one of our own promises broke, which nobody else could.
  for (const std::string& file : source_files({"engine", "kb"}))
    for (const Line& line : lines_of(file)) {
      if (file == "engine/base/check.cc") continue;
      for (const char* word :
           {"std::cout", "std::cerr", "printf(", "getenv", "system_clock", "std::exit", "std::abort"})
        EXPECT_EQ(line.text.find(word), std::string::npos) << line.place();
    }
}

TEST(Layout, EverySourceFileIsBuilt) {
  const std::string cmake = counsel::test::file_text(kProject / "engine/CMakeLists.txt") + counsel::test::file_text(kProject / "kb/CMakeLists.txt") +
                            counsel::test::file_text(kProject / "cli/CMakeLists.txt") + counsel::test::file_text(kProject / "tests/CMakeLists.txt");
  for (const std::string& file : source_files({"engine", "kb", "cli", "tests"})) {
    if (!file.ends_with(".cc")) continue;
    std::string listed = file.substr(file.find('/') + 1);  // as the CMakeLists.txt of its top folder says it
    if (listed.starts_with("unit/"))
      listed = "(" + listed.substr(5, listed.size() - 5 - std::string("_test.cc").size());
    if (listed.starts_with("property/") && listed.ends_with("_test.cc") && cmake.find(listed) == std::string::npos)
      listed = "(" + listed.substr(9, listed.size() - 9 - std::string("_test.cc").size());
    EXPECT_NE(cmake.find(listed), std::string::npos) << file << " is in no CMakeLists.txt";
  }
}

TEST(Layout, EveryHeaderIsUsedAndSaysItsPath) {
  std::set<std::string> used;
  const std::vector<std::string> files = source_files({"engine", "kb", "cli", "tests"});
  for (const std::string& file : files)
    for (const Line& line : lines_of(file)) used.insert(included(line.text));
  for (const std::string& file : files) {
    if (!file.ends_with(".h")) continue;
    EXPECT_TRUE(used.contains(file)) << file << " is included nowhere";
    EXPECT_EQ(lines_of(file).at(0).text, "// " + file) << file << " begins otherwise";
  }
}

TEST(Layout, FilesStayShort) {
  for (const std::string& file : source_files({"engine", "kb", "cli", "tests"}))
    EXPECT_LE(lines_of(file).size(), kMaxLines) << file << " is too long to be one idea";
}

TEST(Layout, TheTopLevelIsFixed) {
  const std::set<std::string> expected = {"CMakeLists.txt", "README.md", "cli",   "docs",
                                          "engine",         "kb",        "rules", "tests"};
  for (const auto& entry : fs::directory_iterator(kProject)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(".") || name.starts_with("build")) continue;
    EXPECT_TRUE(expected.contains(name)) << name << " does not belong to the top level";
  }
}

}  // namespace
