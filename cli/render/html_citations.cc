#include "cli/render/html_citations.h"

#include <algorithm>

#include "cli/render/markup_text.h"
#include "cli/render/proof_words.h"

namespace counsel::cli {

std::string HtmlCitations::marks(const std::vector<explain::SourceNote>& sources) {
  std::string out;
  for (const explain::SourceNote& source : sources) {
    const std::size_t document = documents_.number(source);
    const std::string number = std::to_string(document);
    const std::string& place = source.citation.locator;
    std::string mark = "<a class=\"cite\" href=\"#source-" + number + "\">[" + number + "]</a>";
    places_.resize(std::max(places_.size(), document));
    std::vector<std::string>& places = places_[document - 1];
    if (!place.empty() && std::ranges::find(places, place) == places.end()) places.push_back(place);
    out =
        joined(std::move(out), "; ", joined(std::move(mark), " ", place.empty() ? "" : "“" + markup_text(place) + "”"));
  }
  return out;
}

std::string HtmlCitations::table() const {
  std::string out;
  const std::vector<std::string> titles = documents_.titles();
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    std::string places;
    for (const std::string& place : places_[i])
      places = joined(std::move(places), "<br>", "“" + markup_text(place) + "”");
    out += "<tr id=\"source-" + number + "\"><td class=\"number\">[" + number + "]</td><th scope=\"row\">" +
           markup_text(titles[i]) + "</th><td>" + places + "</td></tr>\n";
  }
  if (out.empty()) return "";
  return "<table class=\"sources\">\n<thead><tr><th scope=\"col\">No.</th><th scope=\"col\">Document</th>"
         "<th scope=\"col\">Cited places</th></tr></thead>\n<tbody>\n" +
         out + "</tbody>\n</table>\n";
}

}  // namespace counsel::cli
