#include "cli/render/html_sections.h"

#include "cli/render/html_proof.h"
#include "cli/render/html_ranking.h"
#include "cli/render/markup_text.h"
#include "cli/render/proof_words.h"

namespace counsel::cli {

namespace {

class Section {
 public:
  Section(const explain::Proof& proof, HtmlCitations& citations) : proof_(proof), citations_(citations) {}

  std::string text(const ReportSection& section) {
    std::string out = ranking_table(section.ranking);
    for (const std::string& each : section.paragraphs) out += "<p>" + markup_text(each) + "</p>\n";
    if (!section.table.rows.empty()) out += table(section.table);
    if (!section.items.empty()) out += items(section.items, "<ul class=\"items\">\n");
    return out + proofs(section.proofs);
  }

 private:
  std::string cited(const CitedText& said) {
    return joined(markup_text(said.text), " ", citations_.numbers(said.sources));
  }

  std::string proofs(const std::vector<explain::NodeId>& roots) {
    std::string out;
    for (const explain::NodeId root : roots) out += proof_lists(proof_, root, citations_);
    return out;
  }

  /// As deep as the report nests them, which no input makes deeper.
  std::string items(const std::vector<ReportItem>& all, const std::string& opening) {
    std::string out = opening;
    for (const ReportItem& each : all) {
      out += "<li>" + joined(mark(each.mark), " ", cited(each.said));
      for (const CitedText& detail : each.details) out += "\n<span class=\"detail\">" + cited(detail) + "</span>";
      out += "\n";
      out += proofs(each.proofs);
      if (!each.below.empty()) out += items(each.below, "<ul>\n");
      out += "</li>\n";
    }
    return out + "</ul>\n";
  }

  static std::string mark(const std::string& text) {
    if (text.empty()) return "";
    const std::string look = text.starts_with('+') ? "for" : text.starts_with('-') ? "against" : "mark";
    return "<b class=\"" + look + "\">" + markup_text(text) + "</b>";
  }

  std::string table(const ReportTable& table) {
    std::string out = "<table class=\"amounts\">\n<thead><tr>";
    for (const std::string& each : table.head)
      out += std::string("<th scope=\"col\"") + (&each == &table.head.back() ? "" : " class=\"number\"") + ">" +
             markup_text(each) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const ReportTable::Row& row : table.rows) {
      out += "<tr>";
      for (const std::string& amount : row.amounts) out += "<td class=\"number\">" + markup_text(amount) + "</td>";
      out += "<td>" + cited(row.reason) + "</td></tr>\n";
    }
    return out + "</tbody>\n</table>\n";
  }

  const explain::Proof& proof_;
  HtmlCitations& citations_;
};

}  // namespace

std::string section_html(const ReportSection& section, const explain::Proof& proof, HtmlCitations& citations) {
  return Section(proof, citations).text(section);
}

}  // namespace counsel::cli
