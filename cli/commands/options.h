// cli/commands/options.h
// Options that several commands take, and the way every option takes its value.
//
// An option takes one value each time it is given and never a word more, so it cannot swallow an answer; a value that
// looks like an option is refused.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/answers.h"
#include "cli/complaint.h"
#include "cli/io.h"

namespace CLI {
class App;
class Option;
class Validator;
}  // namespace CLI

namespace counsel::cli {

enum class OutputFormat { text, json };

/// Which rule base and fact base to work on (cli/rule_base.h).
struct BaseOptions {
  std::string rules;
  std::string database;
  std::string as_of;  // cli/as_of.h; empty: now
};

/// The answers of one case: words `name=value` and files.
struct AnswerOptions {
  std::vector<std::string> words;
  std::vector<std::string> files;
};

/// Takes one of `words`, and says which where it is none.
CLI::Validator one_of(std::vector<std::string> words);

CLI::Option* add_value_option(CLI::App& command, const std::string& name, std::string& value, const std::string& shown,
                              const std::string& description);
CLI::Option* add_values_option(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                               const std::string& shown, const std::string& description);
CLI::Option* add_count_option(CLI::App& command, const std::string& name, std::size_t& count,
                              const std::string& description);
/// The same, for a count that is kept otherwise.
CLI::Option* add_count_function(CLI::App& command, const std::string& name, const std::function<void(std::size_t)>& take,
                                const std::string& description);

/// `--changes`: how many answers may be changed together.
void add_changes_option(CLI::App& command, std::size_t& changes);
/// What is wrong with such a number; nothing where it will do.
std::optional<Complaint> wrong_changes(std::size_t changes);

void add_rules_option(CLI::App& command, std::string& rules);
/// The same, which may also be given as the first word.
void add_rules_argument(CLI::App& command, std::string& rules);
void add_base_options(CLI::App& command, BaseOptions& options);
/// `--as-of`, for a command that only reads the fact base.
void add_as_of_option(CLI::App& command, BaseOptions& options);
void add_answer_options(CLI::App& command, AnswerOptions& options);
/// The files alone, for a command whose words are more than answers.
void add_answer_files_option(CLI::App& command, std::vector<std::string>& files);
void add_format_option(CLI::App& command, OutputFormat& format);

}  // namespace counsel::cli
