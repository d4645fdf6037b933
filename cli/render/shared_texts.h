// cli/render/shared_texts.h
// Proofs of many cases as JSON, of which what they share is written once.
//
// Shape:  byte for byte what is written of the same proof that shares nothing.
// Cost:   a text is kept for each node that is shared, some hundred thousand of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "cli/render/json_text.h"
#include "engine/explain/shared_proof.h"

namespace counsel::cli {

class SharedTexts {
 public:
  /// There until the next is asked for. Requires: all proofs are of cases that share their work (engine/explain/why.h).
  std::string_view of(const explain::SharedProof& proof);

 private:
  static constexpr std::size_t kMostTexts = 1 << 17;

  const std::string& said_by(const explain::Node& node, std::uint64_t number);

  JsonText out_;
  std::unordered_map<std::uint64_t, std::string> texts_;  // by the number of the node
};

}  // namespace counsel::cli
