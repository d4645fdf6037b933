#include "kb/commitments.h"

#include "kb/fields_json.h"

namespace counsel::kb {

namespace {

using json = nlohmann::ordered_json;

/// The digest that stands under the key, in hexadecimal.
std::optional<Digest> digest_if_under(const json& object, const char* key) {
  if (!object.is_object() || !object.contains(key) || !object[key].is_string()) return std::nullopt;
  return digest_of_hex(object[key].get_ref<const std::string&>());
}

std::optional<ListedFile> listed_file(const json& entry) {
  const auto digest = digest_if_under(entry, "sha256");
  if (!digest || !entry.contains("path") || !entry["path"].is_string()) return std::nullopt;
  ListedFile file{.path = entry["path"].get<std::string>(), .digest = *digest};
  if (entry.contains("bytes") && entry["bytes"].is_number_unsigned()) file.size = entry["bytes"].get<std::uint64_t>();
  file.is_kept = !entry.contains("kept") || entry["kept"] != false;
  return file;
}

std::optional<std::vector<ListedFile>> files_under(const json& manifest, const char* key) {
  if (!manifest.contains(key) || !manifest[key].is_array()) return std::nullopt;
  std::vector<ListedFile> files;
  for (const json& entry : manifest[key]) {
    const auto file = listed_file(entry);
    if (!file) return std::nullopt;
    files.push_back(*file);
  }
  return files;
}

}  // namespace

std::optional<Manifest> read_manifest(std::string_view text) {
  const json manifest = read_json(text);
  if (!manifest.is_object()) return std::nullopt;
  const auto rule_files = files_under(manifest, "files");
  const auto fact_files = manifest.contains("fact_files") ? files_under(manifest, "fact_files") : std::vector<ListedFile>();
  if (!rule_files || !fact_files) return std::nullopt;
  return Manifest{*rule_files, *fact_files};
}

std::vector<Digest> digests_of(const std::vector<ListedFile>& files) {
  std::vector<Digest> digests;
  for (const ListedFile& file : files)
    if (file.is_kept) digests.push_back(file.digest);
  return digests;
}

std::vector<Digest> files_in_manifest(std::string_view text) {
  const auto manifest = read_manifest(text);
  if (!manifest) return {};
  std::vector<Digest> digests = digests_of(manifest->rule_files);
  for (const Digest& digest : digests_of(manifest->fact_files)) digests.push_back(digest);
  return digests;
}

bool withholds(const DecisionRecord& record) {
  // Inside of a string the quotes are escaped, so this is a key.
  return record.outcome == kFailed || record.answers.find("\"commitment\":") != std::string::npos;
}

std::map<std::string, Digest> commitments_in(std::string_view answers, const Digest& proof, std::string_view result) {
  std::map<std::string, Digest> parts = {{std::string(kProofPart), proof}};
  const json given = read_json(answers);
  if (given.is_array())
    for (std::size_t i = 0; i < given.size(); ++i)
      if (const auto digest = digest_if_under(given[i], "commitment")) parts[answer_part(i + 1)] = *digest;
  if (const auto digest = digest_if_under(read_json(result), "asked")) parts[std::string(kAskedPart)] = *digest;
  return parts;
}

bool opens(const Withheld& withheld, const Digest& committed) {
  return withheld.salt.size() == kSaltBytes && commitment(withheld) == committed;
}

}  // namespace counsel::kb
