#include "cli/render/html.h"

#include <algorithm>
#include <string_view>

#include "cli/render/given.h"
#include "cli/render/graph_svg.h"
#include "cli/render/html_proof.h"
#include "cli/render/html_ranking.h"
#include "cli/render/html_style.h"
#include "cli/render/html_tables.h"
#include "cli/render/markup_text.h"
#include "cli/render/proof_words.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

using explain::Proof;

struct Section {
  std::string id;
  std::string title;
  std::string body;
};

std::string element(std::string_view name, const std::string& html) {
  return html.empty() ? "" : "<" + std::string(name) + ">" + html + "</" + std::string(name) + ">\n";
}

/// What the page shows, in a sentence.
std::string headline(const ProofView& view) {
  const auto about = std::ranges::find(view.ranking, true, &StandingView::proved);
  if (about != view.ranking.end()) return standing_sentence(*about, view.ranking);
  return view.proof.nodes.empty() ? view.headline : words_of(view.proof.nodes.front()).text;
}

std::string given(const std::vector<GivenView>& answers) {
  std::string out;
  for (const GivenView& each : answers)
    out += "<li>" + markup_text(each.attribute) + " <b>" + markup_text(values_text(each.values)) + "</b></li>";
  return out.empty() ? "" : "<ul class=\"given\" aria-label=\"Answers\">" + out + "</ul>\n";
}

std::string drawing(const Proof& proof) {
  if (proof.nodes.size() > kMaxDrawnNodes)
    return "<p>With " + counted(proof.nodes.size(), "step") +
           " this graph is too large to draw. Options <code>--depth</code> and " +
           "<code>--lines</code> make the proof smaller.</p>\n";
  return "<figure>\n<div class=\"drawing\" tabindex=\"0\" role=\"region\" aria-label=\"The graph; it scrolls\">\n" +
         proof_svg(proof) +
         "</div>\n<figcaption>Arrows point from grounds to conclusions. Plain boxes are conclusions, rounded ones "
         "facts, pills "
         "answers, and dashed ones comparisons, absences and counts. Each leads to its clause in the "
         "proof.</figcaption>\n"
         "</figure>\n";
}

std::string explained(const std::string& html, std::string_view sentence) {
  return html.empty() ? "" : "<p class=\"quiet\">" + std::string(sentence) + "</p>\n" + html;
}

/// Sections with something in them, in the order in which they are read. The documents come last, when all are cited.
std::vector<Section> sections_of(const ProofView& view) {
  HtmlCitations citations;
  std::vector<Section> sections = {{"ranking", "Ranking", ranking_table(view.ranking)}};
  if (!view.proof.nodes.empty()) {
    sections.push_back({"proof", "Proof", proof_lists(view.proof, citations)});
    sections.push_back({"shared", "Reasons that rest on the same",
                        explained(shared_list(view.proof), "Such reasons are no independent evidence.")});
    sections.push_back({"disputes", "Where sources differ", disputes_table(view.proof, citations)});
    sections.push_back({"graph", "Graph", drawing(view.proof)});
    sections.push_back({"grounds", "Facts and answers", grounds_table(view.proof, citations)});
    sections.push_back({"sources", "Documents", citations.table()});
  }
  std::erase_if(sections, [](const Section& section) { return section.body.empty(); });
  return sections;
}

std::string navigation(const std::vector<Section>& sections) {
  std::string out;
  for (const Section& each : sections) out += "<li><a href=\"#" + each.id + "\">" + each.title + "</a></li>\n";
  return out.empty() ? "" : "<nav aria-label=\"Contents\"><ul>\n" + out + "</ul></nav>\n";
}

}  // namespace

std::string proof_html(const ProofView& view) {
  const std::string title = markup_text(headline(view));
  const std::vector<Section> sections = sections_of(view);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri "
      "'none'; "
      "form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
      element("title", title) + "<style>" + std::string(kHtmlStyle) + "</style>\n</head>\n<body>\n" +
      "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n";
  if (!view.question.empty()) out += "<p class=\"question\">" + markup_text(view.question) + "</p>\n";
  out += element("h1", title) + given(view.given);
  if (view.as_of) out += "<p class=\"quiet\">" + markup_text(as_of_line(*view.as_of)) + "</p>\n";
  out += navigation(sections) +
         "</header>\n<main id=\"main\" tabindex=\"-1\">\n";
  for (const Section& each : sections)
    out += "<section id=\"" + each.id + "\" aria-labelledby=\"" + each.id + "-title\">\n<h2 id=\"" + each.id +
           "-title\">" + each.title + "</h2>\n" + each.body + "</section>\n";
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace counsel::cli
