#include "cli/commands/command.h"

#include <algorithm>
#include <charconv>

#include <CLI/CLI.hpp>

#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

/// CLI11 hands an option the next word whatever it is, so `--answers --top 3` would read the file `--top`.
std::string refuse_option(const std::string& value) {
  return value.starts_with("--") ? "needs a value, and is followed by `" + value + "`" : "";
}

std::string refuse_other_than_count(const std::string& value) {
  std::size_t count = 0;
  const char* end = value.data() + value.size();
  const auto read = std::from_chars(value.data(), end, count);
  return read.ec == std::errc{} && read.ptr == end ? "" : "takes a whole number, and not `" + value + "`";
}

}  // namespace

Command::Command(Command& parent, const std::string& name, const std::string& description)
    : app_(*parent.app_.add_subcommand(name, description)), io_(parent.io_), exit_code_(parent.exit_code_) {}

void Command::flag(const std::string& name, bool& given, const std::string& description) {
  app_.add_flag(name, given, description);
}

void Command::word(const std::string& name, std::string& word, const std::string& description, Needed needed) {
  app_.add_option(name, word, description)->required(needed == Needed::yes);
}

void Command::words(const std::string& name, std::vector<std::string>& words, const std::string& description,
                    Needed needed) {
  app_.add_option(name, words, description)->required(needed == Needed::yes);
}

void Command::value(const std::string& name, std::string& value, const std::string& shown, const std::string& description,
                    Needed needed) {
  app_.add_option(name, value, description)
      ->type_name(shown)
      ->required(needed == Needed::yes)
      ->check(refuse_option, "");
}

void Command::values(const std::string& name, std::vector<std::string>& values, const std::string& shown,
                     const std::string& description) {
  app_.add_option(name, values, description)->type_name(shown)->allow_extra_args(false)->check(refuse_option, "");
}

void Command::count(const std::string& name, std::size_t& count, const std::string& description) {
  this->count(name, [&count](std::size_t given) { count = given; }, description);
}

void Command::count(const std::string& name, const std::function<void(std::size_t)>& take, const std::string& description) {
  app_.add_option_function<std::size_t>(name, take, description)
      ->type_name("N")
      ->check(refuse_other_than_count, "");
}

void Command::choice(const std::string& name, const std::vector<std::string>& words,
                     const std::function<void(const std::string&)>& take, const std::string& shown,
                     const std::string& description) {
  const auto refuse = [words](const std::string& value) -> std::string {
    if (std::ranges::find(words, value) != words.end()) return "";
    return "takes " + listed(words, "or") + ", and not `" + value + "`";
  };
  app_.add_option_function<std::string>(name, take, description)->type_name(shown)->check(CLI::Validator(refuse, "", "one of"));
}

void Command::examples(const std::vector<std::string>& lines) {
  std::string text = lines.size() == 1 ? "Example:" : "Examples:";
  for (const std::string& line : lines) text += "\n  " + line;
  app_.footer(text);
}

void Command::run_with(std::function<int(Io&)> run) {
  app_.callback([run = std::move(run), &io = io_, &exit_code = exit_code_] { exit_code = run(io); });
}

}  // namespace counsel::cli
