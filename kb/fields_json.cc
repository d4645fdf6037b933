#include "kb/fields_json.h"

#include "engine/base/json_depth.h"
#include "kb/base64.h"

namespace counsel::kb {

using json = nlohmann::ordered_json;

json read_json(std::string_view text) {
  if (is_nested_too_deep(text)) return json(json::value_t::discarded);
  return json::parse(text, nullptr, /*allow_exceptions=*/false);
}

const json& under(const json& object, const char* key) {
  if (!object.is_object() || !object.contains(key)) throw Malformed{"there is no `" + std::string(key) + "` where one is due"};
  return object[key];
}

std::string text_under(const json& object, const char* key) {
  const json& value = under(object, key);
  if (!value.is_string()) throw Malformed{"`" + std::string(key) + "` is no text"};
  return value.get<std::string>();
}

std::int64_t integer_under(const json& object, const char* key) {
  const json& value = under(object, key);
  if (!value.is_number_integer()) throw Malformed{"`" + std::string(key) + "` is no integer"};
  return value.get<std::int64_t>();
}

const json& list_under(const json& object, const char* key) {
  const json& value = under(object, key);
  if (!value.is_array()) throw Malformed{"`" + std::string(key) + "` is no list"};
  return value;
}

std::string base64_under(const json& object, const char* key) {
  auto bytes = from_base64(text_under(object, key));
  if (!bytes) throw Malformed{"`" + std::string(key) + "` is not base64"};
  return *std::move(bytes);
}

Digest digest_under(const json& object, const char* key) {
  const auto digest = digest_of_hex(text_under(object, key));
  if (!digest) throw Malformed{"`" + std::string(key) + "` is no digest"};
  return *digest;
}

std::string bytes_in(const json& object) {
  return object.is_object() && object.contains("base64") ? base64_under(object, "base64") : text_under(object, "text");
}

}  // namespace counsel::kb
