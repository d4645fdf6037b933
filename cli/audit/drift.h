// cli/audit/drift.h
// What a decision came to, on record and now: the first thing that differs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace counsel::cli {

/// Of results (record_texts.h): "Phoenix has 3.0 points on record, and 5.2 now". Nothing where they are equal.
std::optional<std::string> result_drift(std::string_view recorded, std::string_view now);

/// Of proofs: the first node that differs, by what it states.
std::optional<std::string> proof_drift(std::string_view recorded, std::string_view now);

}  // namespace counsel::cli
