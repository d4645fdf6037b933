// cli/render/footnotes.h
// The documents an answer cites, numbered in the order in which they come up.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/render/style.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

class Footnotes {
 public:
  /// " [1]" or " [1][3]"; empty for no sources.
  std::string marks(const std::vector<explain::SourceNote>& sources);

  /// `[1] "10. Phoenix"`, each source with its place in the document.
  std::vector<std::string> marks_with_locators(const std::vector<explain::SourceNote>& sources);

  /// The list itself under its heading; empty where nothing was cited.
  std::string text(const Style& style) const;

  /// The number of the document, from 1.
  std::size_t number(const explain::SourceNote& source);

  /// What was cited, by number.
  std::vector<std::string> titles() const;

 private:
  struct Document {
    std::string id;
    std::string title;
  };
  std::vector<Document> documents_;
};

}  // namespace counsel::cli
