// kb/fields_json.h
// What has to be under a key of JSON that is read back. Private to kb.
//
// Errors: throws Malformed, for who knows what the JSON should be.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "kb/digest.h"

namespace counsel::kb {

struct Malformed {
  std::string why;
};

/// Discarded where it is no JSON, or is nested deeper than anything of ours.
nlohmann::ordered_json read_json(std::string_view text);

const nlohmann::ordered_json& under(const nlohmann::ordered_json& object, const char* key);
std::string text_under(const nlohmann::ordered_json& object, const char* key);
std::int64_t integer_under(const nlohmann::ordered_json& object, const char* key);
const nlohmann::ordered_json& list_under(const nlohmann::ordered_json& object, const char* key);
std::string base64_under(const nlohmann::ordered_json& object, const char* key);
Digest digest_under(const nlohmann::ordered_json& object, const char* key);

/// What `bytes_json` (record_json.h) made.
std::string bytes_in(const nlohmann::ordered_json& object);

}  // namespace counsel::kb
