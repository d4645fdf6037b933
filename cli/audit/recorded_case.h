// cli/audit/recorded_case.h
// The case of a decision, made again from its record: the rules as they were written, the facts of that version of the
// base, and the answers.
//
// Errors: why it cannot be made again, as the reader is told: something was erased, was never kept, or is not what counsel
//         writes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "cli/answers.h"
#include "cli/pipeline.h"
#include "kb/decision_log.h"

namespace counsel::cli {

template <class T>
using OrReason = tl::expected<T, std::string>;

/// `manifest`: the record's list of its rule files.
OrReason<Rules> rules_on_record(std::string_view manifest, kb::DecisionLog& log);

/// What the base held when the decision was made, in the columns declared.
OrReason<kb::Past> held_then(const kb::DecisionRecord& record, const kb::Declarations& declarations, kb::FactBase& base);

/// The facts of rules stand where the rule text has them now that it is that of then.
OrReason<FactSet> facts_on_record(const kb::DecisionRecord& record, const Rules& rules, kb::FactBase& base);

OrReason<std::vector<Fact>> answers_on_record(const kb::DecisionInFull& decision, const lang::Program& program);

/// The same for rules that may declare the attributes otherwise: as they would be typed.
OrReason<std::vector<RawAnswer>> typed_answers_on_record(const kb::DecisionInFull& decision);

}  // namespace counsel::cli
