// kb/content_digests.h
// The digests of contents of which many come again: the same rules come to the same results, by the same proofs.
//
// Cost: of a content that came before a comparison with it, which a few of its bytes lead to; of another its digest. Of
//       those that are alike in these bytes only the last is known.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "kb/digest.h"

namespace counsel::kb {

class ContentDigests {
 public:
  /// Requires: the bytes outlive this.
  Digest of(std::string_view bytes);

 private:
  struct Known {
    std::string_view bytes;
    Digest digest;
  };

  std::unordered_map<std::uint64_t, Known> known_;
};

}  // namespace counsel::kb
