// cli/audit/case_difference.h
// Two cases on record, whole, and all in which they differ.
//
// Order:  answers, facts, files of facts, each with its rows, rules by name; what is declared last.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cli/audit/came_out.h"
#include "cli/audit/recorded_case.h"
#include "cli/audit/rule_statements.h"

namespace counsel::cli {

/// All that a decision rests on, and what it came to.
struct WholeCase {
  std::string decision;
  Rules rules;
  RuleStatements statements;
  std::map<std::string, Fact> facts;         // by what they say: kb::identity
  FactContents files;                        // that the rules state facts from
  std::map<std::string, RawAnswer> answers;  // by attribute
  CameOut came;
};

OrReason<WholeCase> whole_case(const kb::DecisionInFull& decision, kb::FactBase& base);

/// One thing that is otherwise in the second case.
struct CaseDifference {
  enum class Kind : std::uint8_t { answer, fact, file, row, rule, declarations };
  enum class How : std::uint8_t { added, removed, changed };
  Kind kind{};
  How how{};
  std::string key;            // in WholeCase; of a row its file's, a zero byte and the row; of declarations empty
  std::string name;           // for the reader: the attribute, the fact, the path of the file, that and the row, "rule NAME"
  std::string before, after;  // of an answer, as it is typed
};

/// What bears on the decision in neither case, or where rules of both are mixed, is left out with `bearing_alone`.
std::vector<CaseDifference> case_differences(const WholeCase& first, const WholeCase& second, bool bearing_alone);

}  // namespace counsel::cli
