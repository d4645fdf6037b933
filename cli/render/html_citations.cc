#include "cli/render/html_citations.h"

#include <algorithm>
#include <set>

#include "cli/render/markup_text.h"
#include "cli/render/proof_words.h"

namespace counsel::cli {

namespace {

std::string link(std::size_t document) {
  const std::string number = std::to_string(document);
  return "<a class=\"cite\" href=\"#source-" + number + "\">[" + number + "]</a>";
}

}  // namespace

std::size_t HtmlCitations::cite(const explain::SourceNote& source) {
  const std::size_t document = documents_.number(source);
  const std::string& place = source.citation.locator;
  places_.resize(std::max(places_.size(), document));
  std::vector<std::string>& places = places_[document - 1];
  if (!place.empty() && std::ranges::find(places, place) == places.end()) places.push_back(place);
  return document;
}

std::string HtmlCitations::marks(const std::vector<explain::SourceNote>& sources) {
  std::string out;
  for (const explain::SourceNote& source : sources) {
    const std::string& place = source.citation.locator;
    out = joined(std::move(out), "; ",
                 joined(link(cite(source)), " ", place.empty() ? "" : "“" + markup_text(place) + "”"));
  }
  return out;
}

std::string HtmlCitations::numbers(const std::vector<explain::SourceNote>& sources) {
  std::set<std::size_t> documents;
  for (const explain::SourceNote& source : sources) documents.insert(cite(source));
  std::string out;
  for (const std::size_t each : documents) out += link(each);
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
