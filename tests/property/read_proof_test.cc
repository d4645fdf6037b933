// A proof that is read back from its JSON is drawn as the one that was written, in every format; and whatever else is
// given for one is refused, or can be drawn.
#include "cli/audit/read_proof.h"

#include <gtest/gtest.h>

#include "cli/render/json.h"
#include "cli/render/proof_formats.h"
#include "tests/property/proof_samples.h"
#include "tests/property/random_runs.h"

namespace counsel::property {
namespace {

using explain::Node;
using explain::Proof;

std::string drawn(const Proof& proof, const std::string& format) {
  return cli::rendered({.headline = "nothing", .proof = proof}, cli::proof_format(format), {.columns = 100});
}

/// What is said of a node that holds in several ways is read off its claim, and no record of a decision has such a node.
bool is_on_record(const Proof& proof) {
  return std::ranges::none_of(proof.nodes, [](const Node& node) {
    return node.kind == Node::Kind::several && std::holds_alternative<explain::RowClaim>(node.claim);
  });
}

void expect_same(const Proof& proof) {
  const std::string written = cli::proof_json(proof);
  const auto read = cli::read_proof(written);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(cli::proof_json(*read), written);
  if (!is_on_record(proof)) return;
  for (const std::string& format : cli::proof_format_words()) EXPECT_EQ(drawn(*read, format), drawn(proof, format)) << format;
}

TEST(ReadProof, OfShippedRuleBases) {
  for (const char* base : {"backend-frameworks", "loan", "animals"})
    for (const Proof& proof : example_proofs(base)) expect_same(proof);
}

TEST(ReadProof, OfRandomRuleBases) {
  for_random_cases(60, [](std::mt19937_64& random, std::uint64_t) {
    for (const Proof& proof : random_base_proofs(random)) expect_same(proof);
  });
}

TEST(ReadProof, OfTextsFullOfSigns) {
  for_random_cases(300, [](std::mt19937_64& random, std::uint64_t) { expect_same(hostile_proof(random)); });
}

TEST(ReadProof, RefusesWhatIsNoProofOrCanDrawIt) {
  int refused = 0;
  for_random_cases(2000, [&](std::mt19937_64& random, std::uint64_t) {
    std::string text = cli::proof_json(hostile_proof(random));
    for (int edits = 1 + static_cast<int>(random() % 3); edits > 0; --edits) {
      const std::size_t at = random() % text.size();
      if (random() % 2 == 0)
        text[at] = "0123456789{}[]\",:-e"[random() % 19];
      else
        text.erase(at, random() % 20);
    }
    const auto read = cli::read_proof(text);
    if (!read) {
      EXPECT_TRUE(read.error().message.starts_with("cannot read a proof: ")) << read.error().message;
      ++refused;
      return;
    }
    for (const std::string& format : cli::proof_format_words()) EXPECT_FALSE(drawn(*read, format).empty());
  });
  EXPECT_GT(refused, 0);
}

TEST(ReadProof, RefusesANodeThatRestsOnItself) {
  const auto node = [](int premise) {
    return R"({"kind":"rule","statement":"s","premises":[)" + std::to_string(premise) + "]}";
  };
  const auto read = cli::read_proof(R"({"root":0,"nodes":[)" + node(1) + "," + node(2) + "," + node(0) + "]}");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "cannot read a proof: the node 0 rests on itself");
  EXPECT_EQ(cli::read_proof(R"({"root":0,"nodes":[)" + node(7) + "]}").error().message, "cannot read a proof: there is no node 7");
  EXPECT_EQ(cli::read_proof("[" ).error().message, "cannot read a proof: it is no JSON");
  EXPECT_EQ(cli::read_proof(R"({"nodes":[{"kind":"guess","statement":"s","premises":[]}]})").error().message,
            "cannot read a proof: it says `guess`, which is no word of a proof");
}

}  // namespace
}  // namespace counsel::property
