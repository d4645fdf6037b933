// A command's description is its purpose in one line, then paragraphs if it needs any; its footer holds examples.
#include "cli/help.h"

#include <algorithm>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/render/text.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kColumn = 26;  // where descriptions begin

std::string full_name(const CLI::App& app) {
  return app.get_parent() ? full_name(*app.get_parent()) + " " + app.get_name() : app.get_name();
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

/// `left` and its description beside it, or below where `left` is too long.
std::string entry(const std::string& left, const std::string& description, std::size_t columns) {
  const std::string name = "  " + left;
  if (name.size() + 2 <= kColumn) return hanging(pad_right(name, kColumn), description, columns);
  return name + "\n" + hanging(std::string(kColumn, ' '), description, columns);
}

std::string spelled(const CLI::Option& option) {
  std::string out;
  for (const std::string& name : option.get_snames()) out += "-" + name + ", ";
  if (out.empty()) out = "    ";
  for (const std::string& name : option.get_lnames()) out += "--" + name;
  if (option.get_items_expected_max() > 0) out += " " + option.get_type_name();
  return out;
}

std::string options_of(const CLI::App& app, const std::string& title, std::size_t columns) {
  std::string out;
  for (const CLI::Option* option : app.get_options())
    if (option->nonpositional() && !(app.get_parent() && option == app.get_help_ptr()))
      out += entry(spelled(*option), option->get_description(), columns);
  return out.empty() ? out : "\n" + title + ":\n" + out;
}

std::string arguments_of(const CLI::App& app, std::size_t columns) {
  std::string out;
  for (const CLI::Option* option : app.get_options())
    if (option->get_positional()) out += entry(option->get_name(true), option->get_description(), columns);
  return out.empty() ? out : "\nArguments:\n" + out;
}

std::string usage_of(const CLI::App& app) {
  std::string out = "Usage: " + full_name(app);
  if (!commands_of(app).empty()) return out + " COMMAND …\n";
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    const std::string name = option->get_name(true) + (option->get_items_expected_max() > 1 ? " …" : "");
    out += option->get_required() ? " " + name : " [" + name + "]";
  }
  return out + " [OPTION …]\n";
}

std::string paragraphs(const std::string& text, std::size_t columns) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += hanging("", text.substr(at, end - at), columns);
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string help_text(const CLI::App& app, std::size_t columns) {
  std::string out = paragraphs(app.get_description(), columns) + "\n" + usage_of(app);
  std::string commands;
  for (const CLI::App* command : commands_of(app)) {
    const std::string description = command->get_description();
    commands += entry(command->get_name(), description.substr(0, description.find('\n')), columns);
  }
  if (!commands.empty()) out += "\nCommands:\n" + commands;
  out += arguments_of(app, columns) + options_of(app, "Options", columns);
  const CLI::App* root = &app;
  while (root->get_parent()) root = root->get_parent();
  if (root != &app) out += options_of(*root, "Options of every command", columns);
  if (!app.get_footer().empty()) out += "\n" + app.get_footer() + "\n";
  return out;
}

}  // namespace counsel::cli
