// cli/commands/facts.h
// `counsel facts list|add|retract|import|export|history`: the facts that outlive a run.
//
// Each first brings in what the rule files state, so that the base is what `ask` would see; but not with `--as-of`.
// Exit: done, answer is no (no such fact), could not run.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/commands/options.h"

namespace counsel::cli {

struct FactsListOptions {
  BaseOptions base;
  std::string relation;
  bool all = false;  // closed facts too
  OutputFormat format = OutputFormat::text;
};

struct FactsAddOptions {
  BaseOptions base;
  std::vector<std::string> fact;
  std::string document;
  std::string locator;
};

struct FactsRetractOptions {
  BaseOptions base;
  std::vector<std::string> fact;
  std::string reason;
};

struct FactsImportOptions {
  BaseOptions base;
  std::string file;
  std::string relation;
};

struct FactsExportOptions {
  BaseOptions base;
  std::string relation;
  bool csv = false;
};

struct FactsHistoryOptions {
  BaseOptions base;
  std::vector<std::string> about;  // a relation or a fact
  OutputFormat format = OutputFormat::text;
};

void add_facts(Command& program);

int run_facts_list(const FactsListOptions& options, Io& io);
int run_facts_add(const FactsAddOptions& options, Io& io);
int run_facts_retract(const FactsRetractOptions& options, Io& io);
int run_facts_import(const FactsImportOptions& options, Io& io);
int run_facts_export(const FactsExportOptions& options, Io& io);
int run_facts_history(const FactsHistoryOptions& options, Io& io);

}  // namespace counsel::cli
