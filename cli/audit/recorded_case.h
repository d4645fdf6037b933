// cli/audit/recorded_case.h
// The case of a decision, made again from its record: the rules as they were written, the facts of that version of the
// base and of the files that the rules name, and the answers.
//
// Errors: why it cannot be made again, as the reader is told: something was erased, was never kept, or is not what counsel
//         writes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/answers.h"
#include "cli/audit/fact_contents.h"
#include "cli/or_reason.h"
#include "cli/pipeline.h"
#include "kb/decision_log.h"

namespace counsel::cli {

/// `manifest`: the record's list of its files. `folder` is where a rule base of today has them.
OrReason<Rules> rules_on_record(std::string_view manifest, kb::DecisionLog& log, const std::filesystem::path& folder = {});

/// What the files held that the rules state facts from.
OrReason<FactContents> fact_files_on_record(std::string_view manifest, kb::DecisionLog& log);

/// What the base held when the decision was made, in the columns declared.
OrReason<kb::Past> held_then(const kb::DecisionRecord& record, const kb::Declarations& declarations, kb::FactBase& base);

/// The facts of rules stand where the rule text has them now that it is that of then.
OrReason<FactSet> facts_on_record(const kb::DecisionRecord& record, const Rules& rules, kb::FactBase& base);

OrReason<std::vector<Fact>> answers_on_record(const kb::DecisionInFull& decision, const lang::Program& program);

/// The same for rules that may declare the attributes otherwise: as they would be typed.
OrReason<std::vector<RawAnswer>> typed_answers_on_record(const kb::DecisionInFull& decision);

}  // namespace counsel::cli
