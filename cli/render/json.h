// cli/render/json.h
// The program's values as JSON, for other programs.
//
// Shape:  one object with `format`, a name with a version: `counsel.ranking/1`, `counsel.why-not/1`,
//         `counsel.what-if/1`, `counsel.how-to/1`, `counsel.compare/1`, `counsel.proof/1`, `counsel.examples/1`,
//         `counsel.facts/1`, `counsel.diagnostics/1`, `counsel.decisions/1`, `counsel.decision/1`. docs/cli.md has every
//         key.
// Units:  points in decibels, as in the text, with all their digits; certainty from -1 to 1.
// Order:  of keys: fixed. Of lists: as in the values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/pipeline.h"
#include "cli/render/answer_view.h"
#include "cli/render/compare.h"
#include "cli/render/examples.h"
#include "cli/render/how_to.h"
#include "cli/render/what_if.h"
#include "cli/render/why_not.h"
#include "engine/explain/coverage.h"
#include "engine/explain/proof.h"
#include "kb/decision.h"
#include "kb/record.h"

namespace counsel::cli {

struct DecisionView;

std::string ranking_json(const AnswerView& answer);
std::string what_if_json(const WhatIfView& what_if);
std::string how_to_json(const HowToView& how_to);
std::string compare_json(const CompareView& compared);
std::string why_not_json(const WhyNotView& why_not);
std::string proof_json(const explain::Proof& proof, const std::optional<AsOf>& as_of = {});
/// With `coverage` where it was asked for.
std::string examples_json(const std::vector<ExampleView>& examples, const std::optional<explain::Coverage>& coverage);
std::string facts_json(const std::vector<kb::Record>& records, const std::optional<AsOf>& as_of = {});
std::string decisions_json(const std::vector<kb::DecisionRecord>& decisions);
std::string decision_json(const DecisionView& view);
/// A single value, on one line and without the object around it.
std::string value_json(const Value& value);
std::string diagnostics_json(const Review& review, const lang::Sources& sources);

}  // namespace counsel::cli
