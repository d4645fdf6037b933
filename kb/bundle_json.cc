#include "kb/bundle_json.h"

#include <array>

#include "kb/failure.h"
#include "kb/fields_json.h"
#include "kb/record_json.h"

namespace counsel::kb {

namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "counsel.bundle/1";

// Reading.

template <class Enum, std::size_t size>
Enum word_under(const json& object, const char* key, const std::array<Enum, size>& all, std::string_view (*word)(Enum)) {
  const std::string text = text_under(object, key);
  for (const Enum each : all)
    if (word(each) == text) return each;
  throw Malformed{"`" + text + "` is no word for `" + key + "`"};
}

DecisionRecord read_record(const json& object) {
  DecisionRecord record{.id = integer_under(object, "id"),
                        .rules = digest_under(object, "rules"),
                        .result = digest_under(object, "result"),
                        .proof = digest_under(object, "proof")};
  read_common(object, record);
  return record;
}

Value read_value_in(const json& object) {
  const auto type = type_from_word(text_under(object, "type"));
  const auto value = type ? read_value(*type, text_under(object, "value")) : std::nullopt;
  if (!value) throw Malformed{"a value of a fact is none of its type"};
  return *value;
}

Fact read_fact(const json& object) {
  constexpr std::array kOrigins = {Origin::rules, Origin::person, Origin::imported};
  Fact fact{.relation = text_under(object, "relation"),
            .values = {},
            .origin = word_under(object, "origin", kOrigins, origin_word),
            .citations = {},
            .place = "",
            .who = text_under(object, "who"),
            .id = static_cast<FactId>(integer_under(object, "id"))};
  if (fact.origin != Origin::rules) fact.place = text_under(object, "place");
  for (const json& value : list_under(object, "values")) fact.values.push_back(read_value_in(value));
  for (const json& cited : list_under(object, "sources"))
    fact.citations.push_back({text_under(cited, "document"), text_under(cited, "locator")});
  return fact;
}

Digest read_path_digest(const json& text) {
  const auto digest = text.is_string() ? digest_of_hex(text.get_ref<const std::string&>()) : std::nullopt;
  if (!digest) throw Malformed{"`inclusion` is no list of digests"};
  return *digest;
}

}  // namespace

std::string to_text(const Bundle& bundle) {
  json out = {{"format", kFormat},
              {"record", record_json(bundle.record)},
              {"manifest", bytes_json(bundle.manifest)},
              {"files", list_json(bundle.files, bytes_json)}};
  if (!bundle.fact_files.empty()) out["fact_files"] = list_json(bundle.fact_files, bytes_json);
  out["facts"] = list_json(bundle.facts, fact_json);
  out["result"] = bytes_json(bundle.result);
  if (bundle.proof) out["proof"] = bytes_json(*bundle.proof);
  out["withheld"] = list_json(bundle.withheld, withheld_json);
  out["inclusion"] = list_json(bundle.inclusion, to_hex);
  out["checkpoint"] = bundle.checkpoint;
  return out.dump(2) + "\n";
}

Bundle read_bundle(std::string_view text) try {
  const json object = read_json(text);
  if (object.is_discarded()) throw Malformed{"it is not JSON, or nested too deep"};
  if (text_under(object, "format") != kFormat) throw Malformed{"its format is not `" + std::string(kFormat) + "`"};
  Bundle bundle{.record = read_record(under(object, "record")),
                .manifest = bytes_in(under(object, "manifest")),
                .files = {},
                .fact_files = {},
                .facts = {},
                .result = bytes_in(under(object, "result")),
                .proof = std::nullopt,
                .withheld = {},
                .inclusion = {},
                .checkpoint = text_under(object, "checkpoint")};
  for (const json& file : list_under(object, "files")) bundle.files.push_back(bytes_in(file));
  if (object.contains("fact_files"))
    for (const json& file : list_under(object, "fact_files")) bundle.fact_files.push_back(bytes_in(file));
  for (const json& fact : list_under(object, "facts")) bundle.facts.push_back(read_fact(fact));
  if (object.contains("proof")) bundle.proof = bytes_in(object["proof"]);
  for (const json& each : list_under(object, "withheld")) bundle.withheld.push_back(withheld_in(each));
  for (const json& digest : list_under(object, "inclusion")) bundle.inclusion.push_back(read_path_digest(digest));
  return bundle;
} catch (const Malformed& malformed) {
  throw Failure{ErrorKind::invalid_input, "it is no bundle: " + malformed.why};
}

}  // namespace counsel::kb
