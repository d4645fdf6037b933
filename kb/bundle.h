// kb/bundle.h
// One decision with all that it rests on, in a file that is checked without the base that it comes from: the record, the
// rule files, the files of facts, the facts of the base, the result and the proof, and that the record is in the log that a
// checkpoint was signed for.
//
// Shape:  JSON, as docs/bundle.schema.json describes it. A bundle is written in one way alone, and a file that is written
//         otherwise is none: so every byte of it is proved, and whoever changes one has made another file.
// Cost:   one hash of everything in it, and one signature.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/fact.h"
#include "engine/base/result.h"
#include "kb/checkpoint.h"
#include "kb/decision.h"
#include "kb/merkle.h"

namespace counsel::kb {

struct Bundle {
  DecisionRecord record;
  std::string manifest;
  std::vector<std::string> files;       // the rule files, in the order of the manifest
  std::vector<std::string> fact_files;  // the files of facts that are kept, likewise
  std::vector<Fact> facts;              // as `digest_of_facts` takes them; none where no answer came of it
  std::string result;
  std::optional<std::string> proof;     // nothing where it is withheld
  std::vector<Withheld> withheld;       // what is not erased, by part
  Path inclusion;
  std::string checkpoint;               // as it was signed, by one key
};

/// Requires: the texts of the record are UTF-8.
std::string to_text(const Bundle& bundle);

/// The bundle, once all of it is found to be what was recorded and what the key signed.
/// Errors: invalid_input, where the text is no bundle; damaged, where something in it is not what the record says, or the
///         record not what the checkpoint was signed for.
Result<Bundle> verify_bundle(std::string_view text, const VerifyKey& key);

}  // namespace counsel::kb
