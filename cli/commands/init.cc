#include "cli/commands/init.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <vector>

#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/render/text.h"
#include "cli/starter_base.h"

namespace counsel::cli {

namespace {

namespace fs = std::filesystem;

/// Makes a folder and files, and takes them back unless it is told to keep them.
class NewFolder {
 public:
  explicit NewFolder(fs::path folder) : folder_(std::move(folder)) {}
  NewFolder(const NewFolder&) = delete;
  ~NewFolder() {
    if (kept_) return;
    std::error_code ignored;
    for (auto made = made_.rbegin(); made != made_.rend(); ++made) fs::remove(*made, ignored);
  }

  /// Why it cannot be made, or empty.
  std::string make() {
    std::error_code error;
    if (fs::exists(folder_, error) && !fs::is_directory(folder_, error)) return "it is a file";
    std::vector<fs::path> missing;
    for (fs::path at = folder_; !error && !at.empty() && !fs::exists(at, error); at = at.parent_path())
      missing.push_back(at);
    for (auto folder = missing.rbegin(); !error && folder != missing.rend(); ++folder)
      if (fs::create_directory(*folder, error)) made_.push_back(*folder);
    const bool holds_something = !error && !fs::is_empty(folder_, error) && !error;
    return error ? error.message() : holds_something ? "it is not empty" : "";
  }

  std::string write(const StarterFile& file) {
    errno = 0;
    std::ofstream stream(folder_ / file.name, std::ios::binary);
    if (stream) made_.push_back(folder_ / file.name);
    stream << file.text << std::flush;
    return stream ? "" : std::strerror(errno);
  }

  void keep() { kept_ = true; }

 private:
  fs::path folder_;
  std::vector<fs::path> made_;
  bool kept_ = false;
};

int refuse(const InitOptions& options, const std::string& reason, Io& io) {
  return complain(io, {{"cannot make a rule base in `" + options.folder + "`: " + reason, ""}});
}

}  // namespace

void add_init(Command& program) {
  CommandOf<InitOptions> command(program, "init",
                                 "Make a small rule base to begin with\n"
                                 "Its files hold the vocabulary, facts, rules and examples of a first decision, "
                                 "with comments that explain them.");
  InitOptions& options = command.options;
  command.word("DIR", options.folder, "The folder to make; one that is there has to be empty", Needed::yes);
  command.examples({"counsel init travel"});
  command.runs(run_init);
}

int run_init(const InitOptions& options, Io& io) {
  NewFolder folder((io.path(options.folder) / "").lexically_normal().parent_path());
  if (const std::string wrong = folder.make(); !wrong.empty()) return refuse(options, wrong, io);
  for (const StarterFile& file : starter_base())
    if (const std::string wrong = folder.write(file); !wrong.empty()) return refuse(options, wrong, io);
  folder.keep();
  const std::string shown = printable(options.folder);
  io.out << shown << " holds a first rule base:\n";
  for (const StarterFile& file : starter_base()) io.out << "  " << file.name << "\n";
  io.out << "\nNext:\n"
         << "  counsel check " << shown << "\n"
         << "  counsel test " << shown << "\n"
         << "  counsel ask --rules " << shown << " distance=4 carry=bag\n";
  return kDone;
}

}  // namespace counsel::cli
