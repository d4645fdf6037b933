#include "cli/commands/options.h"

#include "cli/changes_bound.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

const std::string kRulesDescription =
    "The rule base: a folder or a file. Otherwise COUNSEL_RULES, the rule files here or in `rules`, or those that come "
    "with counsel";

}  // namespace

void add_changes_option(Command& command, std::size_t& changes) {
  command.count("--changes", changes,
                "The most answers to change together: " + std::to_string(changes) + " unless told");
}

std::optional<Complaint> wrong_changes(std::size_t changes) {
  if (changes > 0 && changes <= kMostChanges) return std::nullopt;
  return Complaint{"`--changes` takes a number from 1 to " + std::to_string(kMostChanges), ""};
}

void add_rules_option(Command& command, std::string& rules) {
  command.value("--rules", rules, "PATH", kRulesDescription);
}

void add_rules_argument(Command& command, std::string& rules) {
  command.value("--rules,PATH", rules, "PATH", kRulesDescription);
}

void add_base_options(Command& command, BaseOptions& options) {
  add_rules_option(command, options.rules);
  command.value("--db", options.database, "FILE",
                "The fact base. Otherwise COUNSEL_DB, or one in your data folder named as the rule base; `:memory:` "
                "keeps nothing");
}

void add_as_of_option(Command& command, BaseOptions& options) {
  command.value(
      "--as-of", options.as_of, "TIME|VERSION",
      "On the facts that the fact base held then: 2026-11-20, 2026-11-20T08:30:00Z, or the number of a version");
}

void add_answer_options(Command& command, AnswerOptions& options) {
  command.words("ANSWER", options.words,
                "`name=value`, `name=value,value` where several may hold, `name` for yes, `name=none` for none");
  add_answer_files_option(command, options.files);
}

void add_answer_files_option(Command& command, std::vector<std::string>& files) {
  command.values("--answers", files, "FILE", "Answers from a JSON or TOML file; may be repeated");
}

void add_format_option(Command& command, OutputFormat& format) {
  command.choice<OutputFormat>("--format", {{"text", OutputFormat::text}, {"json", OutputFormat::json}}, format,
                               "FORMAT", "text (the default) or json");
}

}  // namespace counsel::cli
