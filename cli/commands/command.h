// cli/commands/command.h
// A command while it is described: what it is for, the words and options it takes, and what runs it. Whoever describes one
// needs no CLI11, which takes the compiler longer to read than most commands.
//
// An option takes one value each time it is given and never a word more, so it cannot swallow an answer; a value that
// looks like an option is refused.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/io.h"

namespace CLI {
class App;
}

namespace counsel::cli {

enum class Needed : bool { no, yes };

class Command {
 public:
  /// The program itself. Requires: all outlive every command under it.
  Command(CLI::App& app, Io& io, std::optional<int>& exit_code) : app_(app), io_(io), exit_code_(exit_code) {}

  /// A command under this one. `description`: its purpose in one line, then paragraphs if it needs any.
  Command(Command& parent, const std::string& name, const std::string& description);

  // What is read into has to live as long as the command may run.

  void flag(const std::string& name, bool& given, const std::string& description);
  /// A word is what no option takes: the first one given is the first one described.
  void word(const std::string& name, std::string& word, const std::string& description, Needed needed = Needed::no);
  void words(const std::string& name, std::vector<std::string>& words, const std::string& description,
             Needed needed = Needed::no);

  /// `shown`: what stands for the value in the help. `--rules,PATH` may be given as a word, too.
  void value(const std::string& name, std::string& value, const std::string& shown, const std::string& description,
             Needed needed = Needed::no);
  void values(const std::string& name, std::vector<std::string>& values, const std::string& shown,
              const std::string& description);
  void count(const std::string& name, std::size_t& count, const std::string& description);
  void count(const std::string& name, const std::function<void(std::size_t)>& take, const std::string& description);

  /// One of these words, and no other.
  void choice(const std::string& name, const std::vector<std::string>& words,
              const std::function<void(const std::string&)>& take, const std::string& shown, const std::string& description);
  template <class Value>
  void choice(const std::string& name, const std::vector<std::pair<std::string, Value>>& choices, Value& chosen,
              const std::string& shown, const std::string& description);

  /// Command lines that are shown with the help.
  void examples(const std::vector<std::string>& lines);

 protected:
  /// `run` gives the exit code.
  void run_with(std::function<int(Io&)> run);

 private:
  CLI::App& app_;
  Io& io_;
  std::optional<int>& exit_code_;
};

/// A command with options that live as long as it does.
template <class Options>
class CommandOf : public Command {
 public:
  using Command::Command;

  void runs(int (*run)(const Options&, Io&)) {
    run_with([kept = kept_, run](Io& io) { return run(*kept, io); });
  }

 private:
  std::shared_ptr<Options> kept_ = std::make_shared<Options>();

 public:
  Options& options = *kept_;
};

template <class Value>
void Command::choice(const std::string& name, const std::vector<std::pair<std::string, Value>>& choices, Value& chosen,
                     const std::string& shown, const std::string& description) {
  std::vector<std::string> words;
  for (const auto& [word, value] : choices) words.push_back(word);
  const auto take = [choices, &chosen](const std::string& typed) {
    for (const auto& [word, value] : choices)
      if (word == typed) chosen = value;
  };
  choice(name, words, take, shown, description);
}

}  // namespace counsel::cli
