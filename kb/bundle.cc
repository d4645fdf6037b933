#include "kb/bundle.h"

#include <algorithm>

#include "kb/bundle_json.h"
#include "kb/commitments.h"
#include "kb/failure.h"

namespace counsel::kb {

namespace {

constexpr std::ptrdiff_t kCheckpointLines = 5;  // with one signature

void require(bool holds, const char* otherwise) {
  if (!holds) throw Failure{ErrorKind::damaged, otherwise};
}

bool are_listed(const std::vector<std::string>& files, const std::vector<ListedFile>& listed) {
  std::vector<Digest> digests;
  for (const std::string& file : files) digests.push_back(sha256(file));
  return digests == digests_of(listed);
}

void verify_files(const Bundle& bundle) {
  require(sha256(bundle.manifest) == bundle.record.rules, "its list of rule files is not the one on record");
  const Manifest manifest = read_manifest(bundle.manifest).value_or(Manifest());
  require(are_listed(bundle.files, manifest.rule_files), "its rule files are not those on record");
  require(are_listed(bundle.fact_files, manifest.fact_files), "its files of facts are not those on record");
}

void verify_facts(const Bundle& bundle) {
  if (!is_answered(bundle.record.outcome))
    require(bundle.facts.empty(), "it has facts, and its record says that there was no answer");
  else
    require(digest_of_facts(bundle.facts) == bundle.record.facts, "its facts are not those on record");
}

void verify_proof(const Bundle& bundle) {
  if (withholds(bundle.record))
    require(!bundle.proof, "it has a proof, and its record withholds one");
  else
    require(bundle.proof && sha256(*bundle.proof) == bundle.record.proof, "its proof is not the one on record");
}

void verify_withheld(const Bundle& bundle) {
  const auto out_of_order = [](const Withheld& a, const Withheld& b) { return a.part >= b.part; };
  require(std::ranges::adjacent_find(bundle.withheld, out_of_order) == bundle.withheld.end(),
          "what it withholds is not in order");
  if (bundle.withheld.empty()) return;
  require(withholds(bundle.record), "it has something that its record does not withhold");
  const auto committed = commitments_in(bundle.record.answers, bundle.record.proof, bundle.result);
  for (const Withheld& each : bundle.withheld) {
    const auto found = committed.find(each.part);
    require(found != committed.end(), "it has something that its record does not withhold");
    require(opens(each, found->second), "what it withholds is not what was recorded");
  }
}

void verify_record(const Bundle& bundle, const VerifyKey& key) {
  const auto checkpoint = read_checkpoint(bundle.checkpoint, key);
  if (!checkpoint) throw Failure{checkpoint.error().kind, checkpoint.error().message};
  require(std::ranges::count(bundle.checkpoint, '\n') == kCheckpointLines, "its checkpoint has further signatures");
  require(bundle.record.id > 0 && verify_inclusion(leaf_of(bundle.record), static_cast<std::uint64_t>(bundle.record.id) - 1,
                                                   checkpoint->size, checkpoint->root, bundle.inclusion),
          "its record is not in the log that the checkpoint was signed for");
}

}  // namespace

Result<Bundle> verify_bundle(std::string_view text, const VerifyKey& key) {
  try {
    Bundle bundle = read_bundle(text);
    if (to_text(bundle) != text) throw Failure{ErrorKind::invalid_input, "it is no bundle as `counsel audit prove` writes them"};
    verify_record(bundle, key);
    verify_files(bundle);
    verify_facts(bundle);
    require(sha256(bundle.result) == bundle.record.result, "its result is not the one on record");
    verify_proof(bundle);
    verify_withheld(bundle);
    return bundle;
  } catch (const Failure& failure) {
    return fail(failure.kind, failure.why);
  }
}

}  // namespace counsel::kb
