// tests/support/signed_bundle.h
// A decision with everything that one can have, in a bundle that a key signed.
#pragma once

#include <vector>

#include "kb/bundle.h"
#include "kb/commitments.h"

namespace counsel::test {

inline const kb::SigningKey kBundleKey{"example.com/log", {1}};

/// The bundle of the record with this number, in a log of `size` records.
inline kb::Bundle signed_bundle(bool personal, std::uint64_t id = 3, std::uint64_t size = 7) {
  using namespace kb;
  const std::string file = "rule r\n  high suggests Phoenix\n";
  const std::string binary = "\xff\xfe";
  Bundle bundle;
  bundle.files = {file, binary};
  bundle.manifest = R"({"name":"team","files":[{"path":"r.rules","sha256":")" + to_hex(sha256(file)) +
                    R"("},{"path":"b.rules","sha256":")" + to_hex(sha256(binary)) + "\"}]";
  if (!personal) {
    bundle.fact_files = {"Phoenix,offers\n"};
    bundle.manifest += R"(,"fact_files":[{"path":"a.csv","bytes":99999999,"sha256":")" + to_hex(sha256("big")) +
                       R"(","kept":false},{"path":"f.csv","bytes":15,"sha256":")" + to_hex(sha256(bundle.fact_files[0])) + "\"}]";
  }
  bundle.manifest += "}";
  bundle.facts = {
      {.relation = "offers",
       .values = {Name{"Phoenix"}, Text{"a \"text\"\n"}, std::int64_t{-3}, 0.5, true, *read_date("2026-11-20")},
       .origin = Origin::rules,
       .citations = {{"guide", "page 3"}, {"survey", ""}},
       .place = "",
       .who = "",
       .id = FactId{1}},
      {.relation = "offers", .values = {Name{"Rails"}}, .origin = Origin::person, .citations = {}, .place = "", .who = "anna", .id = FactId{4}},
      {.relation = "offers", .values = {Name{"Gin"}}, .origin = Origin::imported, .citations = {}, .place = "f.csv:3", .who = "anna", .id = FactId{5}},
  };
  bundle.result = R"({"outcome":"settled"})";
  bundle.proof = R"({"root":0,"nodes":[]})";
  DecisionRecord& record = bundle.record;
  record = {.id = static_cast<std::int64_t>(id),
            .act = {"anna", "2026-11-20T10:00:00Z"},
            .purpose = "the chat",
            .program = "1.0",
            .decision = "framework",
            .outcome = "settled",
            .leaders = "Phoenix",
            .facts_version = 3,
            .facts = digest_of_facts(bundle.facts),
            .rules = sha256(bundle.manifest),
            .answers = R"([{"attribute":"real-time","value":true,"place":"answer real-time"}])",
            .result = sha256(bundle.result),
            .proof = sha256(*bundle.proof)};
  if (personal) {
    bundle.withheld = {{"answer 1", std::string(32, 'a'), R"({"value":34})"}, {"proof", std::string(32, 'b'), *bundle.proof}};
    record.answers = R"([{"attribute":"age","commitment":")" + to_hex(commitment(bundle.withheld[0])) + "\"}]";
    record.proof = commitment(bundle.withheld[1]);
    bundle.proof.reset();
  }
  std::vector<Digest> leaves;
  for (std::uint64_t at = 0; at < size; ++at) leaves.push_back(at == id - 1 ? leaf_of(record) : leaf_hash(std::to_string(at)));
  bundle.inclusion = inclusion_proof(id - 1, leaves);
  bundle.checkpoint = sign(Checkpoint{size, root_of(leaves)}, kBundleKey);
  return bundle;
}

}  // namespace counsel::test
