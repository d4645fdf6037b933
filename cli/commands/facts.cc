// The words of the command line; what the commands do is in facts_run.cc.
#include "cli/commands/facts.h"

namespace counsel::cli {

void add_facts(Command& program) {
  Command facts(
      program, "facts",
      "List, add, retract, import and export facts\n"
      "Facts are kept in a fact base beside those that rule files state. Nothing is ever deleted: a fact that is "
      "retracted ends, and stays retracted though rule files state it.");
  facts.examples({"counsel facts list written-in",
                  "counsel facts add Phoenix written-in Elixir --source tech-platform --locator \"10. Phoenix\"",
                  "counsel facts retract Phoenix written-in Elixir --reason \"measured anew\""});

  CommandOf<FactsListOptions> list(facts, "list", "List the facts that hold");
  list.word("RELATION", list.options.relation, "Only the facts of this relation");
  list.flag("--all", list.options.all, "Also those that were retracted or ended otherwise");
  add_as_of_option(list, list.options.base);
  add_format_option(list, list.options.format);
  add_base_options(list, list.options.base);
  list.runs(run_facts_list);

  CommandOf<FactsAddOptions> add(facts, "add", "Add a fact");
  add.words("FACT", add.options.fact, "The fact, as rules write it: Phoenix written-in Elixir", Needed::yes);
  add.value("--source", add.options.document, "ID", "The document that says so, by the id the rules give it");
  add.value("--locator", add.options.locator, "TEXT", "Where in the document");
  add_base_options(add, add.options.base);
  add.runs(run_facts_add);

  CommandOf<FactsRetractOptions> retract(facts, "retract", "Take a fact back");
  retract.words("FACT", retract.options.fact, "The fact, as rules write it", Needed::yes);
  retract.value("--reason", retract.options.reason, "TEXT", "Why; kept with the fact");
  add_base_options(retract, retract.options.base);
  retract.runs(run_facts_retract);

  CommandOf<FactsImportOptions> import(facts, "import",
                                       "Add the facts of a CSV or JSON file\n"
                                       "All of them are added, or none: a file with a mistake changes nothing.");
  import.word("FILE", import.options.file, "A file whose name ends in .csv or .json", Needed::yes);
  import.value("--relation", import.options.relation, "NAME", "The relation of a CSV file; otherwise the file's name");
  add_base_options(import, import.options.base);
  import.runs(run_facts_import);

  CommandOf<FactsExportOptions> exported(facts, "export", "Print the facts that hold, as `import` reads them");
  exported.word("RELATION", exported.options.relation, "Only the facts of this relation; needed for CSV");
  exported.choice<bool>("--format", {{"json", false}, {"csv", true}}, exported.options.csv, "FORMAT",
                        "json (the default) or csv");
  add_as_of_option(exported, exported.options.base);
  add_base_options(exported, exported.options.base);
  exported.runs(run_facts_export);

  CommandOf<FactsHistoryOptions> history(facts, "history", "Show everything that happened to a fact or a relation");
  history.words("ABOUT", history.options.about, "A relation, or a fact as rules write it", Needed::yes);
  add_format_option(history, history.options.format);
  add_base_options(history, history.options.base);
  history.runs(run_facts_history);
}

}  // namespace counsel::cli
