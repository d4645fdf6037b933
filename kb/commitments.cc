#include "kb/commitments.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace counsel::kb {

namespace {

using nlohmann::json;

json read(std::string_view text) { return json::parse(text, nullptr, /*allow_exceptions=*/false); }

/// The digest that stands under the key, in hexadecimal.
std::optional<Digest> digest_under(const json& object, const char* key) {
  if (!object.is_object() || !object.contains(key) || !object[key].is_string()) return std::nullopt;
  return digest_of_hex(object[key].get_ref<const std::string&>());
}

}  // namespace

std::vector<Digest> files_in_manifest(std::string_view manifest) {
  std::vector<Digest> digests;
  const json read_manifest = read(manifest);
  if (!read_manifest.is_object() || !read_manifest.contains("files")) return digests;
  for (const json& file : read_manifest["files"])
    if (const auto digest = digest_under(file, "sha256")) digests.push_back(*digest);
  return digests;
}

bool withholds(const DecisionRecord& record) {
  // Inside of a string the quotes are escaped, so this is a key.
  return record.outcome == kFailed || record.answers.find("\"commitment\":") != std::string::npos;
}

std::map<std::string, Digest> commitments_in(std::string_view answers, const Digest& proof, std::string_view result) {
  std::map<std::string, Digest> parts = {{std::string(kProofPart), proof}};
  const json given = read(answers);
  if (given.is_array())
    for (std::size_t i = 0; i < given.size(); ++i)
      if (const auto digest = digest_under(given[i], "commitment")) parts[answer_part(i + 1)] = *digest;
  if (const auto digest = digest_under(read(result), "asked")) parts[std::string(kAskedPart)] = *digest;
  return parts;
}

bool opens(const Withheld& withheld, const Digest& committed) {
  return withheld.salt.size() == kSaltBytes && commitment(withheld) == committed;
}

}  // namespace counsel::kb
