// cli/case_facts.h
// Answers as typed → facts of the case, checked against the vocabulary.
//
// Shape:  one fact a value, of origin answer. An attribute answered with `none` is a fact without values, as in
//         lang::Given: known, and empty.
// Order:  as given; what is said twice is one fact, at its first place.
// Errors: all of them together, each with the nearest right word or the values that are allowed. Two values for an
//         attribute that has one are not an error here: the engine answers that with a contradiction.
#pragma once

#include <vector>

#include "cli/answers.h"
#include "cli/complaint.h"
#include "engine/base/fact.h"
#include "engine/lang/program.h"

namespace counsel::cli {

struct CaseFacts {
  std::vector<Fact> facts;
  std::vector<Complaint> complaints;
};

CaseFacts case_facts(const std::vector<RawAnswer>& answers, const lang::Program& program);

/// The value as it is answered: `high`, `yes@0.7` for one that is not certain. Requires: it has a value.
std::string answer_text(const Fact& answer);

/// What a person may answer, in words: "yes or no", "low, medium or high", "any of Python, Ruby and Go",
/// "a whole number from 1 to 100000".
std::string allowed_answers(const lang::Relation& attribute, const lang::Program& program);

}  // namespace counsel::cli
