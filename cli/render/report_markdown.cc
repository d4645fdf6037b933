#include "cli/render/report_markdown.h"

#include <set>
#include <string_view>

#include "cli/render/footnotes.h"
#include "cli/render/given.h"
#include "cli/render/markdown.h"
#include "cli/render/numbers.h"
#include "cli/render/proof_words.h"

namespace counsel::cli {

namespace {

std::string table_row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) out += (cell.empty() ? "" : " " + cell) + " |";
  return out + "\n";
}

class Page {
 public:
  explicit Page(const Report& report) : report_(report) {}

  std::string text() {
    heading();
    for (const ReportSection& each : report_.sections)
      if (!each.is_empty()) section(each);
    return out_ + footnotes_markdown(notes_);
  }

 private:
  void paragraph(const std::string& markdown) { out_ += (out_.empty() ? "" : "\n") + markdown + "\n"; }

  void heading() {
    if (!report_.question.empty()) paragraph("# " + markdown_text(report_.question));
    if (!report_.given.empty()) paragraph(markdown_text(given_text(report_.given)));
    if (report_.as_of) paragraph(markdown_text(as_of_text(report_.as_of)));
    if (!report_.assumed.empty()) paragraph("Assumed: " + markdown_text(given_text(report_.assumed)));
    paragraph("**" + markdown_text(report_.headline) + "**");
    for (const std::string& note : report_.notes) paragraph(markdown_text(note));
  }

  void section(const ReportSection& section) {
    paragraph("## " + markdown_text(section.title));
    if (!section.ranking.empty()) ranking(section.ranking);
    for (const std::string& each : section.paragraphs) paragraph(markdown_text(each));
    if (!section.table.rows.empty()) table(section.table);
    if (!section.items.empty()) out_ += "\n";
    items(section.items, 0);
    if (!section.proofs.empty()) out_ += "\n";
    proofs(section.proofs, 0);
  }

  void proofs(const std::vector<explain::NodeId>& roots, std::size_t indent) {
    for (const explain::NodeId root : roots) out_ += proof_lists_markdown(report_.proof, root, indent, notes_);
  }

  void ranking(const std::vector<StandingView>& ranking) {
    out_ += "\n" + table_row({"Rank", "Candidate", "Points", "Certainty"}) + "|---:|:---|---:|---:|\n";
    for (const StandingView& each : ranking) {
      if (each.rank == 0)
        out_ += table_row({"–", markdown_text(each.label), "ruled out", ""});
      else
        out_ += table_row({std::to_string(each.rank) + (each.tied ? "=" : ""), markdown_text(each.label),
                           points_text(each.points_udb), certainty_text(each.certainty)});
    }
  }

  void table(const ReportTable& table) {
    std::vector<std::string> cells;
    std::string rule = "|";
    for (std::size_t i = 0; i < table.head.size(); ++i) {
      cells.push_back(markdown_text(table.head[i]));
      rule += i + 1 < table.head.size() ? "---:|" : ":---|";
    }
    out_ += "\n" + table_row(cells) + rule + "\n";
    for (const ReportTable::Row& row : table.rows) {
      cells.clear();
      for (const std::string& amount : row.amounts) cells.push_back(amount);
      cells.push_back(cited(row.reason));
      out_ += table_row(cells);
    }
  }

  /// As deep as the report nests them, which no input makes deeper.
  void items(const std::vector<ReportItem>& all, std::size_t indent) {
    const std::string before(indent, ' ');
    for (const ReportItem& each : all) {
      out_ += before + "- " + joined(each.mark.empty() ? "" : "**" + each.mark + "**", " ", cited(each.said));
      // The backslash keeps the line break.
      for (const CitedText& detail : each.details) out_ += "\\\n" + before + "  " + cited(detail);
      out_ += "\n";
      proofs(each.proofs, indent + 2);
      items(each.below, indent + 2);
    }
  }

  std::string cited(const CitedText& said) {
    std::set<std::size_t> documents;
    for (const explain::SourceNote& source : said.sources) documents.insert(notes_.number(source));
    std::string out = markdown_text(said.text);
    for (const std::size_t each : documents) out += "[^" + std::to_string(each) + "]";
    return out;
  }

  const Report& report_;
  Footnotes notes_;
  std::string out_;
};

}  // namespace

std::string report_markdown(const Report& report) { return Page(report).text(); }

}  // namespace counsel::cli
