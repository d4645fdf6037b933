// cli/audit/edited_case.h
// The case of a decision on record under rules that somebody edited since.
//
// Facts:  those that the base would have held in that version, had these rule files been brought in: what people added and
//         imported, in the columns that the rules declare now, what of it was set aside and fits these rules again, and what
//         the rules state, apart from what people had taken back, in whatever columns.
// Answers: those on record, if the rules still take them. Where the rules read the day and the record has none, it is the
//         day on which the decision was made.
// Errors: why there is no such case, as the reader is told.
#pragma once

#include "cli/audit/recorded_case.h"

namespace counsel::cli {

OrReason<FactSet> facts_under(const Rules& edited, const kb::DecisionRecord& record, kb::FactBase& base);

OrReason<std::vector<Fact>> answers_under(const Rules& edited, const kb::DecisionInFull& decision);

}  // namespace counsel::cli
