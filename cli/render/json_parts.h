// cli/render/json_parts.h
// What several answers have in common, as JSON.
#pragma once

#include <cstdint>
#include <string_view>

#include "cli/render/answer_view.h"
#include "cli/render/json_text.h"
#include "cli/render/json_values.h"
#include "cli/render/sensitivity.h"
#include "cli/render/what_if.h"
#include "engine/explain/change.h"
#include "engine/explain/proof.h"
#include "engine/explain/why_not.h"

namespace counsel::cli {

// What proofs are made of is written as text, since records hold whole proofs; as a value it is read from that.
void write(JsonText& out, const explain::SourceNote& note);
void write(JsonText& out, const explain::Disputed& other);
/// What applies of it.
void write(JsonText& out, const explain::Hidden& each);
void write(JsonText& out, const explain::Proof& proof);
void write_all(JsonText& out, const auto& parts) {
  out.list(parts, [&](const auto& part) { write(out, part); });
}
json source(const explain::SourceNote& note);
json disputed(const explain::Disputed& other);
json hidden(const explain::Hidden& each);
json proof(const explain::Proof& proof);

double in_decibels(std::int64_t points_udb);
json points(std::int64_t points_udb);
json value(const Value& each);
json reason(const ReasonView& view);
json given(const GivenView& view);
json as_of(const AsOf& each);
/// An answer; `as_of` is in it where there is one.
std::string written(json answer, const std::optional<AsOf>& when);
json position(const explain::Position& each);
json changed_answer(const ChangedAnswerView& view);
json lead(const WhatIfView::Lead& each);
json candidate_change(const CandidateChangeView& view);
std::string_view kind_word(explain::Node::Kind kind);
json near_miss(const explain::NearMiss& miss);
json sensitivity(const SensitivityView& view);

}  // namespace counsel::cli
