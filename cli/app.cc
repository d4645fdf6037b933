// CLI11 2.1.2 reads the words; what it says about wrong ones does not reach the user. It reports a mistyped command as
// a missing one and a mistyped option as whatever that breaks first, so both are let through as "remaining" and looked
// at here before anything else. Its exit codes (105 to 114) are never used.
#include "cli/app.h"

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <ostream>

#include <CLI/CLI.hpp>

#include "cli/commands/commands.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/help.h"
#include "cli/render/style.h"
#include "engine/lang/similar.h"

#ifndef COUNSEL_VERSION
#error "CMake defines COUNSEL_VERSION"
#endif

namespace counsel::cli {

namespace {

struct GlobalOptions {
  Color color = Color::automatic;
  bool verbose = false;
  std::string log_file;
  std::size_t facts = 0, rounds = 0, seconds = 0, mebibytes = 0;  // how far a run may go; 0: as far as it goes unless told
};

void add_global_options(CLI::App& app, Command& program, GlobalOptions& options) {
  app.set_help_flag("-h,--help", "Print this help");
  app.set_version_flag("--version", "counsel " COUNSEL_VERSION, "Print the version");
  program.choice<Color>("--color", {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}},
                        options.color, "WHEN",
                        "auto (the default: on a terminal, unless NO_COLOR is set), always or never");
  program.flag("-v,--verbose", options.verbose, "Say on stderr what is done");
  program.value("--log-file", options.log_file, "FILE", "Append what is done, with the time, to this file");
  program.count("--max-facts", options.facts, "How many facts a run may hold, given and derived");
  program.count("--max-rounds", options.rounds, "How many rounds recursion may take");
  program.count("--max-seconds", options.seconds, "How long a run may take");
  program.count("--max-memory", options.mebibytes, "How many MiB a run may hold");
}

RunLimits limits_of(const GlobalOptions& options) {
  RunLimits limits;
  if (options.facts > 0) limits.max_facts = options.facts;
  if (options.rounds > 0) limits.max_rounds = options.rounds;
  if (options.seconds > 0) limits.max_ms = std::uint64_t{options.seconds} * 1000;
  if (options.mebibytes > 0) limits.max_bytes = std::uint64_t{options.mebibytes} << 20;
  return limits;
}

std::optional<Complaint> apply(const GlobalOptions& options, Io& io) {
  io.color = options.color;
  io.limits = limits_of(options);
  const std::string file = options.log_file.empty() ? "" : io.path(options.log_file).string();
  const auto started =
      io.log.start({.verbose = options.verbose, .file = file, .color = message_style(io).color}, io.err);
  if (started) return std::nullopt;
  return Complaint{started.error().message, ""};
}

/// The command that was given, down to `facts add`; the program itself where none was.
const CLI::App& given_command(const CLI::App& app) {
  const auto given = app.get_subcommands();
  return given.empty() ? app : given_command(*given[0]);
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string help_hint(const CLI::App& command) {
  std::string name = command.get_name();
  for (const CLI::App* up = command.get_parent(); up; up = up->get_parent()) name = up->get_name() + " " + name;
  return "`" + name + " --help` lists what there is";
}

std::string did_you_mean(const std::string& name, const CLI::App& command) {
  return name.empty() ? help_hint(command) : "did you mean `" + name + "`?";
}

Complaint unknown_option(const std::string& word, const CLI::App& command) {
  const std::string typed = word.substr(0, word.find('='));
  std::vector<std::string> known;
  for (const CLI::App* app = &command; app; app = app->get_parent())
    for (const CLI::Option* option : app->get_options())
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  const std::string wanted = "--" + typed.substr(std::min(typed.find_first_not_of('-'), typed.size()));
  const bool one_dash_only = std::ranges::find(known, wanted) != known.end();
  return {"there is no option `" + typed + "`",
          did_you_mean(one_dash_only ? wanted : lang::nearest(wanted, known), command)};
}

Complaint unknown_word(const std::string& word, const CLI::App& command) {
  std::vector<std::string> known;
  for (const CLI::App* sub : commands_of(command)) known.push_back(sub->get_name());
  if (known.empty()) return {"`" + word + "` is one word too many", help_hint(command)};
  return {"there is no command `" + word + "`", did_you_mean(lang::nearest(word, known), command)};
}

/// What no option and no command took. Behind a command that is known, a word is most often the value of an option
/// that is not, so the option is what is wrong; where a command is due, whatever comes first.
std::optional<Complaint> leftover(const CLI::App& app) {
  const CLI::App& command = given_command(app);
  std::vector<std::string> words = app.remaining(true);
  std::erase(words, "--");
  if (words.empty()) return std::nullopt;
  const auto is_option = [](const std::string& word) { return word.size() > 1 && word[0] == '-'; };
  auto wrong = words.begin();
  if (commands_of(command).empty()) wrong = std::ranges::find_if(words, is_option);
  if (wrong == words.end()) wrong = words.begin();
  return is_option(*wrong) ? unknown_option(*wrong, command) : unknown_word(*wrong, command);
}

/// `--db=` would take the next word for its value.
std::optional<Complaint> empty_value(const std::vector<std::string>& arguments) {
  for (const std::string& word : arguments) {
    if (word == "--") break;
    if (word.starts_with("--") && word.find('=') == word.size() - 1)
      return Complaint{"`" + word + "` gives no value", "write the value after the `=`"};
  }
  return std::nullopt;
}

Complaint in_our_words(const CLI::ParseError& error, const CLI::App& app) {
  const std::string said = error.what();
  const std::string hint = help_hint(given_command(app));
  const std::size_t colon = std::min(said.find(':'), said.size());
  const std::string option = "`" + said.substr(0, colon) + "`";
  if (dynamic_cast<const CLI::ValidationError*>(&error))
    return {option + said.substr(std::min(colon + 1, said.size())), ""};
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error))
    return {option + (said.ends_with("missing") ? " needs a value" : " is given more than once"), hint};
  if (dynamic_cast<const CLI::RequiredError*>(&error)) return {said.substr(0, said.find(' ')) + " is missing", hint};
  return {said, hint};
}

int run(const std::vector<std::string>& arguments, Io& io) {
  CLI::App app("counsel gives recommendations by rules, and says why.", "counsel");
  GlobalOptions globals;
  std::optional<int> exit_code;
  Command program(app, io, exit_code);
  add_global_options(app, program, globals);
  app.allow_extras();
  app.fallthrough();
  app.require_subcommand(0, 1);
  add_commands(program);
  app.footer("`counsel COMMAND --help` says more about a command.");

  // Runs between reading the words and running the command.
  std::optional<Complaint> refused;
  app.parse_complete_callback([&] {
    refused = leftover(app);
    if (!refused) refused = apply(globals, io);
    if (refused) throw CLI::ParseError(refused->message, CLI::ExitCodes::ValidationError);
  });

  // `counsel help ask` is `counsel ask --help`.
  std::vector<std::string> words = arguments;
  if (!words.empty() && words[0] == "help") {
    words.erase(words.begin());
    words.push_back("--help");
  }
  if (const auto complaint = empty_value(words)) return complain(io, {*complaint});
  try {
    std::ranges::reverse(words);  // as CLI11 takes them
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    if (const auto complaint = leftover(app)) return complain(io, {*complaint});
    io.out << help_text(given_command(app), answer_style(io).columns);
    return kDone;
  } catch (const CLI::CallForVersion& version) {
    io.out << version.what() << "\n";
    return kDone;
  } catch (const CLI::ParseError& error) {
    if (!refused) refused = leftover(app);
    return complain(io, {refused ? *refused : in_our_words(error, app)});
  }
  if (exit_code) return *exit_code;
  io.err << help_text(given_command(app), answer_style(io).columns);
  return kCouldNotRun;
}

}  // namespace

int run_app(const std::vector<std::string>& arguments, Io& io) {
  int exit_code = kOurBug;
  try {
    exit_code = run(arguments, io);
  } catch (const std::bad_alloc&) {
    exit_code = complain(io, Error{ErrorKind::limit_reached, "there is not enough memory"});
  } catch (const std::exception& error) {
    io.err << "counsel: internal error: " << error.what() << "\n";
  }
  io.out.flush();
  if (io.interrupted && io.interrupted()) return kInterrupted;
  if (!io.out) return complain(io, Error{ErrorKind::unwritable, "cannot write the answer to standard output"});
  return exit_code;
}

}  // namespace counsel::cli
