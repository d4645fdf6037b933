// cli/render/html_citations.h
// The documents that a page cites: marks that link to a table, and the table, with the places that were cited.
#pragma once

#include <string>
#include <vector>

#include "cli/render/footnotes.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

class HtmlCitations {
 public:
  /// A link for each source, with its place in the document; empty for none.
  std::string marks(const std::vector<explain::SourceNote>& sources);

  /// A link for each document alone: "[1][3]"; empty for none.
  std::string numbers(const std::vector<explain::SourceNote>& sources);

  /// What was cited up to now; empty where nothing was.
  std::string table() const;

 private:
  /// The number of the document, whose place is noted.
  std::size_t cite(const explain::SourceNote& source);

  Footnotes documents_;
  std::vector<std::vector<std::string>> places_;  // by document, each place once, in order of the marks
};

}  // namespace counsel::cli
