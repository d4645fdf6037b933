#include "cli/render/footnotes.h"

#include <algorithm>

#include "cli/render/text.h"
#include "engine/base/value.h"

namespace counsel::cli {

namespace {

std::string mark(std::size_t number) { return "[" + std::to_string(number) + "]"; }

}  // namespace

std::size_t Footnotes::number(const explain::SourceNote& source) {
  const auto found = std::ranges::find(documents_, source.citation.document, &Document::id);
  if (found != documents_.end()) return static_cast<std::size_t>(found - documents_.begin()) + 1;
  documents_.push_back({source.citation.document, source.title.empty() ? source.citation.document : source.title});
  return documents_.size();
}

std::string Footnotes::marks(const std::vector<explain::SourceNote>& sources) {
  std::vector<std::size_t> numbers;
  for (const explain::SourceNote& source : sources) numbers.push_back(number(source));
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::string out = numbers.empty() ? "" : " ";
  for (const std::size_t each : numbers) out += mark(each);
  return out;
}

std::vector<std::string> Footnotes::marks_with_locators(const std::vector<explain::SourceNote>& sources) {
  std::vector<std::string> out;
  for (const explain::SourceNote& source : sources) {
    const std::string& locator = source.citation.locator;
    out.push_back(mark(number(source)) + (locator.empty() ? "" : " " + counsel::quoted(locator)));
  }
  return out;
}

std::string Footnotes::text(const Style& style) const {
  if (documents_.empty()) return "";
  std::string out = "\n" + style.bold("Sources") + "\n";
  for (std::size_t i = 0; i < documents_.size(); ++i)
    out += hanging(pad_left(mark(i + 1), 5) + " ", printable(documents_[i].title), style.columns);
  return out;
}

std::vector<std::string> Footnotes::titles() const {
  std::vector<std::string> out;
  for (const Document& document : documents_) out.push_back(document.title);
  return out;
}

}  // namespace counsel::cli
