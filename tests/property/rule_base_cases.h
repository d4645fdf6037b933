// tests/property/rule_base_cases.h
// Random rule bases that the checker accepts, ready to be run, each with random answers.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/property/random_rule_base.h"
#include "tests/property/random_runs.h"
#include "tests/property/rule_base_answers.h"
#include "tests/support/rules_text.h"

namespace counsel::property {

/// Calls `body` with the program, the answers and the random engine, as for_random_cases.
template <class Body>
void for_random_rule_bases(std::uint64_t cases, const Body& body) {
  for_random_cases(cases, [&](std::mt19937_64& random, std::uint64_t number) {
    const RuleBase made = random_rule_base(random);
    test::CheckedText checked = test::check_text(made.text);
    if (!checked.program) return;
    SCOPED_TRACE("case " + std::to_string(number) + "\n" + made.text);
    const test::RunnableText text(std::move(checked));
    body(text, case_facts(made, text.program), random);
  });
}

}  // namespace counsel::property
