#include "cli/commands/options.h"

#include <algorithm>
#include <charconv>

#include <CLI/CLI.hpp>

#include "cli/changes_bound.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

const std::string kRulesDescription =
    "The rule base: a folder or a file. Otherwise COUNSEL_RULES, the rule files here or in `rules`, or those that come "
    "with counsel";

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

CLI::Validator one_of(std::vector<std::string> words) {
  const auto refuse = [words = std::move(words)](const std::string& value) -> std::string {
    if (std::ranges::find(words, value) != words.end()) return "";
    return "takes " + listed(words, "or") + ", and not `" + value + "`";
  };
  return CLI::Validator(refuse, "", "one of");
}

CLI::Option* add_value_option(CLI::App& command, const std::string& name, std::string& value, const std::string& shown,
                              const std::string& description) {
  return command.add_option(name, value, description)->type_name(shown)->check(refuse_option, "");
}

CLI::Option* add_values_option(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                               const std::string& shown, const std::string& description) {
  return command.add_option(name, values, description)
      ->type_name(shown)
      ->allow_extra_args(false)
      ->check(refuse_option, "");
}

CLI::Option* add_count_option(CLI::App& command, const std::string& name, std::size_t& count,
                              const std::string& description) {
  return command.add_option(name, count, description)->type_name("N")->check(refuse_other_than_count, "");
}

CLI::Option* add_count_function(CLI::App& command, const std::string& name, const std::function<void(std::size_t)>& take,
                                const std::string& description) {
  return command.add_option_function<std::size_t>(name, take, description)
      ->type_name("N")
      ->check(refuse_other_than_count, "");
}

void add_changes_option(CLI::App& command, std::size_t& changes) {
  add_count_option(command, "--changes", changes,
                   "The most answers to change together: " + std::to_string(changes) + " unless told");
}

std::optional<Complaint> wrong_changes(std::size_t changes) {
  if (changes > 0 && changes <= kMostChanges) return std::nullopt;
  return Complaint{"`--changes` takes a number from 1 to " + std::to_string(kMostChanges), ""};
}

void add_rules_option(CLI::App& command, std::string& rules) {
  add_value_option(command, "--rules", rules, "PATH", kRulesDescription);
}

void add_rules_argument(CLI::App& command, std::string& rules) {
  add_value_option(command, "--rules,PATH", rules, "PATH", kRulesDescription);
}

void add_base_options(CLI::App& command, BaseOptions& options) {
  add_rules_option(command, options.rules);
  add_value_option(command, "--db", options.database, "FILE",
                   "The fact base. Otherwise COUNSEL_DB, or one in your data folder named as the rule base; `:memory:` "
                   "keeps nothing");
}

void add_as_of_option(CLI::App& command, BaseOptions& options) {
  add_value_option(command, "--as-of", options.as_of, "TIME|VERSION",
                   "On the facts that the fact base held then: 2026-11-20, 2026-11-20T08:30:00Z, or the number of a version");
}

void add_answer_options(CLI::App& command, AnswerOptions& options) {
  command.add_option("ANSWER", options.words,
                     "`name=value`, `name=value,value` where several may hold, `name` for yes, `name=none` for none");
  add_answer_files_option(command, options.files);
}

void add_answer_files_option(CLI::App& command, std::vector<std::string>& files) {
  add_values_option(command, "--answers", files, "FILE", "Answers from a JSON or TOML file; may be repeated");
}

void add_format_option(CLI::App& command, OutputFormat& format) {
  const auto set = [&format](const std::string& word) {
    format = word == "json" ? OutputFormat::json : OutputFormat::text;
  };
  command.add_option_function<std::string>("--format", set, "text (the default) or json")
      ->type_name("FORMAT")
      ->check(one_of({"text", "json"}));
}

}  // namespace counsel::cli
