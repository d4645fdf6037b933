// cli/commands/session.h
// The steps that most commands begin with. Each says on stderr what is wrong, and what the command is to exit with.
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cli/commands/options.h"
#include "cli/io.h"
#include "cli/pipeline.h"
#include "cli/rule_base.h"
#include "kb/fact_base.h"
#include "kb/record.h"

namespace counsel::cli {

/// A value, or the exit code after what was wrong has been said.
template <class T>
using OrExit = tl::expected<T, int>;

inline tl::unexpected<int> exit_with(int code) { return tl::unexpected<int>(code); }

/// The value of a Result, or its error said.
template <class T>
OrExit<T> or_exit(Result<T> result, Io& io) {
  if (!result) return exit_with(complain(io, result.error()));
  return std::move(*result);
}

struct OpenRules {
  RuleBase base;
  Rules rules;

  const lang::Program& program() const { return *rules.program; }
};

/// Finds, reads and checks the rule base; its program is there. Invalid rules are shown with their places.
/// With a query, what is wrong with that is shown likewise.
OrExit<OpenRules> open_rules(const std::string& typed, Io& io, const std::optional<std::string>& query = {});

OrExit<kb::FactBase> open_fact_base(const BaseOptions& options, const RuleBase& rules, Io& io);

/// The rules with the facts of the fact base taken in, those of then where there is `--as-of`. Requires: `rules` outlives
/// the result. `from` as for `take_in`.
OrExit<Ready> make_ready(const OpenRules& rules, const BaseOptions& options, Io& io, FactSource* from = nullptr);

/// The rules with the facts of files alone. Requires: as above.
OrExit<Ready> make_ready(const OpenRules& rules, std::span<const FactFileToRead> files, Io& io);

/// A case on the rules and facts that it was run with.
struct OpenCase {
  Ready ready;
  Consultation consultation;
};

/// Takes in the facts and runs the case of these answers, on its day. Requires: `rules` outlives the result.
OrExit<OpenCase> run_case(const OpenRules& rules, const BaseOptions& options, std::vector<Fact> answers,
                          const RunLimits& limits, Io& io, FactSource* from = nullptr);

/// The answers that were given, as facts.
OrExit<std::vector<Fact>> read_case(const AnswerOptions& options, const OpenRules& rules, Io& io);

/// The rules may read which day it is; a case that does not say so is of this day, or of that which the facts are of.
OrExit<void> add_today(std::vector<Fact>& answers, const Ready& ready, Io& io);

/// The decision called `name`, or the only one where `name` is empty.
OrExit<DecisionId> choose_decision(const std::string& name, const OpenRules& rules, Io& io);

/// What is said where the answers contradict each other, and a command has nothing to show of it.
Complaint contradicting_answers();

/// What a command that gives this answer ends with.
int exit_code_of(decide::Outcome outcome);

/// Stops when the user interrupts.
RunLimits run_limits(const Io& io);

/// The time in UTC: "2026-11-20T08:30:00Z".
std::string time_text(const Io& io);

/// The user, now.
kb::Act act(const Io& io);

/// Says what bringing in the rule files did that somebody has to know.
void report_changes(const kb::BroughtIn& changes, Io& io);

}  // namespace counsel::cli
