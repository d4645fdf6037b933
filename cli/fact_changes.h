// cli/fact_changes.h
// Facts that a question supposes or takes away, and the rules and facts as they would be. Nothing is written.
//
// Shape:  a fact that is withdrawn goes from everywhere: rule files (also where it holds on some days only), the files
//         they name and the fact base. One that is added comes in place of the same fact with another certainty.
// Errors: what cannot be read is a diagnostic of the text as it was typed; what changes nothing is a complaint.
#pragma once

#include <string>
#include <vector>

#include "cli/pipeline.h"

namespace counsel::cli {

struct FactChanges {
  std::vector<Fact> added;
  std::vector<Fact> withdrawn;  // by their values, without a certainty

  bool any() const { return !added.empty() || !withdrawn.empty(); }
};

struct ReadFactChanges {
  FactChanges changes;
  lang::Sources sources;  // the rule files and, behind them, what was typed
  std::vector<lang::Diagnostic> diagnostics;
};

/// `with` and `without` are facts as rules write them. Requires: they are UTF-8.
ReadFactChanges read_fact_changes(const std::vector<std::string>& with, const std::vector<std::string>& without,
                                  const Rules& rules);

/// What is added and is there, what is withdrawn and is not, each with what could be meant. `ready` and `model` are the
/// case as it stands.
std::vector<Complaint> needless(const FactChanges& changes, const Ready& ready, const eval::Model& model);

/// The rules without what they say of withdrawn facts on some days. Requires: they have a program.
Rules supposed_rules(const Rules& rules, const FactChanges& changes);

/// The facts of base and rule files. What the rules' files of facts hold is left out by `no_longer_stated`.
FactSet supposed_facts(const FactSet& facts, const FactChanges& changes, const lang::Program& program);

/// The facts whose statements count no more: those that are withdrawn, and those that are added anew.
std::vector<Fact> no_longer_stated(const FactChanges& changes, const lang::Program& program);

/// "Phoenix written-in Elixir"; with its certainty where that is less than 1.
std::string fact_text(const Fact& fact, const lang::Program& program);

}  // namespace counsel::cli
