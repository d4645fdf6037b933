#include "cli/render/report_html.h"

#include <string_view>

#include "cli/render/given.h"
#include "cli/render/graph_svg.h"
#include "cli/render/html_sections.h"
#include "cli/render/html_style.h"
#include "cli/render/html_tables.h"
#include "cli/render/markup_text.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

struct DrawnSection {
  std::string id, title, body;
};

std::string element(std::string_view name, const std::string& html) {
  return html.empty() ? "" : "<" + std::string(name) + ">" + html + "</" + std::string(name) + ">\n";
}

std::string given(const std::vector<GivenView>& answers, std::string_view what) {
  std::string out;
  for (const GivenView& each : answers)
    out += "<li>" + markup_text(each.attribute) + " <b>" + markup_text(values_text(each.values)) + "</b></li>";
  return out.empty() ? "" : "<ul class=\"given\" aria-label=\"" + std::string(what) + "\">" + out + "</ul>\n";
}

std::string drawing(const explain::Proof& proof) {
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

/// Sections with something in them, in the order in which they are read. The documents come last, when all are cited.
std::vector<DrawnSection> drawn_sections(const Report& report) {
  HtmlCitations citations;
  std::vector<DrawnSection> sections;
  for (const ReportSection& each : report.sections)
    if (!each.is_empty()) sections.push_back({each.id, markup_text(each.title), section_html(each, report.proof, citations)});
  if (!report.proof.nodes.empty()) {
    sections.push_back({"disputes", "Where sources differ", disputes_table(report.proof, citations)});
    sections.push_back({"graph", "Graph", drawing(report.proof)});
    sections.push_back({"grounds", "Facts and answers", grounds_table(report.proof, citations)});
  }
  sections.push_back({"sources", "Documents", citations.table()});
  std::erase_if(sections, [](const DrawnSection& section) { return section.body.empty(); });
  return sections;
}

std::string navigation(const std::vector<DrawnSection>& sections) {
  std::string out;
  for (const DrawnSection& each : sections) out += "<li><a href=\"#" + each.id + "\">" + each.title + "</a></li>\n";
  return out.empty() ? "" : "<nav aria-label=\"Contents\"><ul>\n" + out + "</ul></nav>\n";
}

}  // namespace

std::string report_html(const Report& report) {
  const std::string title = markup_text(report.headline);
  const std::vector<DrawnSection> sections = drawn_sections(report);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri "
      "'none'; "
      "form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
      element("title", title) + "<style>" + std::string(kHtmlStyle) + "</style>\n</head>\n<body>\n" +
      "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n";
  if (!report.question.empty()) out += "<p class=\"question\">" + markup_text(report.question) + "</p>\n";
  out += element("h1", title);
  for (const std::string& note : report.notes) out += element("p", markup_text(note));
  out += given(report.given, "Answers");
  if (!report.assumed.empty()) out += "<p class=\"quiet\">Assumed:</p>\n" + given(report.assumed, "Assumed");
  if (report.as_of) out += "<p class=\"quiet\">" + markup_text(as_of_text(report.as_of)) + "</p>\n";
  out += navigation(sections) + "</header>\n<main id=\"main\" tabindex=\"-1\">\n";
  for (const DrawnSection& each : sections)
    out += "<section id=\"" + each.id + "\" aria-labelledby=\"" + each.id + "-title\">\n<h2 id=\"" + each.id +
           "-title\">" + each.title + "</h2>\n" + each.body + "</section>\n";
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace counsel::cli
