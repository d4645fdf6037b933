// cli/commands/options.h
// Options that several commands take.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/answers.h"
#include "cli/commands/command.h"
#include "cli/complaint.h"
#include "cli/io.h"

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

/// `--changes`: how many answers may be changed together.
void add_changes_option(Command& command, std::size_t& changes);
/// What is wrong with such a number; nothing where it will do.
std::optional<Complaint> wrong_changes(std::size_t changes);

void add_rules_option(Command& command, std::string& rules);
/// The same, which may also be given as the first word.
void add_rules_argument(Command& command, std::string& rules);
void add_base_options(Command& command, BaseOptions& options);
/// `--as-of`, for a command that only reads the fact base.
void add_as_of_option(Command& command, BaseOptions& options);
void add_answer_options(Command& command, AnswerOptions& options);
/// The files alone, for a command whose words are more than answers.
void add_answer_files_option(Command& command, std::vector<std::string>& files);
void add_format_option(Command& command, OutputFormat& format);

}  // namespace counsel::cli
