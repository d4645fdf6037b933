// The words of the command line; what the commands do is in facts_run.cc.
#include "cli/commands/facts.h"

#include "cli/commands/subcommand.h"

namespace counsel::cli {

void add_facts(CLI::App& app, Io& io, std::optional<int>& exit_code) {
  CLI::App* facts = app.add_subcommand(
      "facts",
      "List, add, retract, import and export facts\n"
      "Facts are kept in a fact base beside those that rule files state. Nothing is ever deleted: a fact that is "
      "retracted ends, and stays retracted though rule files state it.");
  facts->footer(
      "Examples:\n"
      "  counsel facts list written-in\n"
      "  counsel facts add Phoenix written-in Elixir --source tech-platform --locator \"10. Phoenix\"\n"
      "  counsel facts retract Phoenix written-in Elixir --reason \"measured anew\"");

  Subcommand<FactsListOptions> list(*facts, "list", "List the facts that hold");
  list.command->add_option("RELATION", list.options->relation, "Only the facts of this relation");
  list.command->add_flag("--all", list.options->all, "Also those that were retracted or ended otherwise");
  add_as_of_option(*list.command, list.options->base);
  add_format_option(*list.command, list.options->format);
  list.runs(run_facts_list, io, exit_code);

  Subcommand<FactsAddOptions> add(*facts, "add", "Add a fact");
  add.command->add_option("FACT", add.options->fact, "The fact, as rules write it: Phoenix written-in Elixir")
      ->required();
  add_value_option(*add.command, "--source", add.options->document, "ID",
                   "The document that says so, by the id the rules give it");
  add_value_option(*add.command, "--locator", add.options->locator, "TEXT", "Where in the document");
  add.runs(run_facts_add, io, exit_code);

  Subcommand<FactsRetractOptions> retract(*facts, "retract", "Take a fact back");
  retract.command->add_option("FACT", retract.options->fact, "The fact, as rules write it")->required();
  add_value_option(*retract.command, "--reason", retract.options->reason, "TEXT", "Why; kept with the fact");
  retract.runs(run_facts_retract, io, exit_code);

  Subcommand<FactsImportOptions> import(*facts, "import",
                                 "Add the facts of a CSV or JSON file\n"
                                 "All of them are added, or none: a file with a mistake changes nothing.");
  import.command->add_option("FILE", import.options->file, "A file whose name ends in .csv or .json")->required();
  add_value_option(*import.command, "--relation", import.options->relation, "NAME",
                   "The relation of a CSV file; otherwise the file's name");
  import.runs(run_facts_import, io, exit_code);

  Subcommand<FactsExportOptions> exported(*facts, "export", "Print the facts that hold, as `import` reads them");
  exported.command->add_option("RELATION", exported.options->relation,
                               "Only the facts of this relation; needed for CSV");
  exported.command
      ->add_option_function<std::string>(
          "--format", [options = exported.options](const std::string& word) { options->csv = word == "csv"; },
          "json (the default) or csv")
      ->type_name("FORMAT")
      ->check(one_of({"json", "csv"}));
  add_as_of_option(*exported.command, exported.options->base);
  exported.runs(run_facts_export, io, exit_code);

  Subcommand<FactsHistoryOptions> history(*facts, "history", "Show everything that happened to a fact or a relation");
  history.command->add_option("ABOUT", history.options->about, "A relation, or a fact as rules write it")->required();
  add_format_option(*history.command, history.options->format);
  history.runs(run_facts_history, io, exit_code);
}

}  // namespace counsel::cli
