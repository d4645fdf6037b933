// cli/render/report.h
// An answer as a page of headed sections, in no format yet: what Markdown and HTML draw (report_formats.h).
//
// Shape: plain text throughout, which a format escapes. What the page proves is one proof, of which sections show parts:
//        so a page can link and draw all of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/as_of.h"
#include "cli/render/answer_view.h"
#include "cli/render/proof_view.h"
#include "engine/explain/proof.h"

namespace counsel::cli {

/// A text and the documents behind it.
struct CitedText {
  std::string text;
  std::vector<explain::SourceNote> sources = {};
};

struct ReportItem {
  std::string mark = {};  // in words of ours, before the text: "+3.0", "not so"; may be empty
  CitedText said;
  std::vector<CitedText> details = {};           // quieter, each on a line of its own
  std::vector<explain::NodeId> proofs = {};      // parts of the report's proof that stand below …
  std::vector<ReportItem> below = {};            // … and then these
};

struct ReportTable {
  struct Row {
    std::vector<std::string> amounts;  // in words of ours, as marks are
    CitedText reason;                  // what they are for: the last column
  };
  std::vector<std::string> head;
  std::vector<Row> rows = {};
};

/// Drawn in the order of its parts, without those that are empty.
struct ReportSection {
  std::string id;  // a word of its own on the page
  std::string title;
  std::vector<StandingView> ranking = {};
  std::vector<std::string> paragraphs = {};
  ReportTable table = {};
  std::vector<ReportItem> items = {};
  std::vector<explain::NodeId> proofs = {};  // parts of the report's proof

  bool is_empty() const {
    return ranking.empty() && paragraphs.empty() && table.rows.empty() && items.empty() && proofs.empty();
  }
};

struct Report {
  std::string question = {};  // may be empty
  std::string headline = {};
  std::vector<std::string> notes = {};  // further sentences right below it
  std::vector<GivenView> given = {}, assumed = {};
  std::optional<AsOf> as_of = {};  // where the facts are those of an earlier time
  std::vector<ReportSection> sections = {};  // those that are empty are left out
  explain::Proof proof = {};                 // may have several roots: those that sections and items name
};

/// Takes the nodes of `part` in, and adds its root to those that are shown; nothing where it is empty.
void show_proof(Report& report, explain::Proof part, std::vector<explain::NodeId>& shown);

/// A reason with its points before it, as all pages say it.
ReportItem reason_item(std::string mark, const ReasonView& reason);

}  // namespace counsel::cli
