// cli/typed_fact.h
// The words of a fact → the fact, checked against the vocabulary.
//
// Errors: all of them, each with the nearest right word.
#pragma once

#include <vector>

#include <tl/expected.hpp>

#include "cli/complaint.h"
#include "cli/fact_words.h"
#include "engine/base/fact.h"
#include "engine/lang/program.h"

namespace counsel::cli {

tl::expected<Fact, std::vector<Complaint>> typed_fact(const FactWords& words, const lang::Program& program);

}  // namespace counsel::cli
